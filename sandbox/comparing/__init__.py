"""Conditions beside one another: which say the same, which cannot both be kept. Pointed out, never decided here.

"Excessive and contradictory conditions" is what applicants complain about most (domain §6). A machine can only say
"look at these two": both texts are shown with the reason, and a person decides.
"""

from sandbox.comparing.pairs import Contradiction, Duplicate, contradictions_in, duplicates_in

__all__ = ["Contradiction", "Duplicate", "contradictions_in", "duplicates_in"]

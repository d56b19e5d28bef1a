"""Values of answers: brought into one form, kept even when wrong, and judged in words.

Drafting is lenient: :func:`normal` keeps what cannot be understood as it was typed, :func:`faults` says what is
wrong with it. Values are plain JSON without fractions (money and numbers are integers, decimals are texts), so that
their canonical form is exact.
"""

from office.forms.values.judging import faults
from office.forms.values.moments import local_of, moment_of
from office.forms.values.normal import empty, normal

__all__ = ["empty", "faults", "local_of", "moment_of", "normal"]

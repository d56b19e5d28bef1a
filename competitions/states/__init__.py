"""The states of the competitions' procedures: stable codes, and the words each reader sees for them."""

from competitions.states.call import (
    CALLING_EDITABLE,
    CALLING_ENDED,
    CALLING_FOR_APPLICANT,
    CALLING_IN_HOUSE,
    CALLING_PUBLIC,
    CALLING_RUNNING,
    Calling,
)
from competitions.states.entry import (
    ENTERING_BEFORE_CLOSE,
    ENTERING_ENDED,
    ENTERING_EXAMINED,
    ENTERING_FOR_APPLICANT,
    ENTERING_KNOWN_TO_OFFICE,
    ENTERING_OWN,
    ENTERING_STANDING,
    Entering,
    Part,
    Verdict,
)
from competitions.states.tones import TONES

__all__ = [
    "CALLING_EDITABLE",
    "CALLING_ENDED",
    "CALLING_FOR_APPLICANT",
    "CALLING_IN_HOUSE",
    "CALLING_PUBLIC",
    "CALLING_RUNNING",
    "ENTERING_BEFORE_CLOSE",
    "ENTERING_ENDED",
    "ENTERING_EXAMINED",
    "ENTERING_FOR_APPLICANT",
    "ENTERING_KNOWN_TO_OFFICE",
    "ENTERING_OWN",
    "ENTERING_STANDING",
    "TONES",
    "Calling",
    "Entering",
    "Part",
    "Verdict",
]

"""The colour of a state's badge, by its meaning; states of the same code mean the same."""

from competitions.states.call import Calling
from competitions.states.entry import Entering

TONES = {
    Calling.DRAFT: "gray",
    Calling.REVIEW: "warning",
    Calling.OPEN: "success",
    Calling.CLOSED: "gray",
    Calling.JUDGING: "gray",  # outside the house it is closed, and looks so
    Calling.DECIDING: "gray",
    Calling.PUBLISHED: "success",
    Calling.FINAL: "success",
    Calling.RE_ANNOUNCED: "gray",
    Calling.CANCELLED: "danger",
    Entering.SUBMITTED: "success",
    Entering.WITHDRAWN: "gray",
    Entering.SUPPLEMENT: "warning",
    Entering.PROPOSED: "warning",
    Entering.ELIGIBLE: "success",
    Entering.ELIMINATED: "gray",
    Entering.SELECTED: "success",
    Entering.RESERVE: "warning",
    Entering.NOT_SELECTED: "gray",
    Entering.DECLINED: "gray",
    Entering.INELIGIBLE: "danger",
    Entering.DISQUALIFIED: "danger",
}

"""The colour of a state's badge, by its meaning; states of the same code mean the same."""

from sandbox.states.application import Applying
from sandbox.states.consultation import Consulting
from sandbox.states.opinions import Examining, Objecting, Opining, Reviewing
from sandbox.states.panels import Judging
from sandbox.states.rapid import Rapid

TONES = {
    Rapid.DRAFT: "gray",
    Rapid.SUPPLEMENT: "warning",
    Rapid.RETURNABLE: "danger",
    Rapid.NOTIFIED: "success",
    Rapid.RETURNED: "danger",
    Rapid.WITHDRAWN: "gray",
    Consulting.MATERIAL: "warning",
    Consulting.REPLIED: "success",
    Consulting.DEEMED_NONE: "danger",
    Consulting.DEEMED_CONFIRMED: "success",
    Consulting.CANCELLED: "gray",
    Applying.LOCAL_DONE: "success",
    Applying.DISPUTE: "danger",
    Applying.DEFERRED: "warning",
    Applying.APPROVED: "success",
    Applying.APPROVED_CONDITIONALLY: "success",
    Applying.REJECTED: "danger",
    Opining.EXTENSION_ASKED: "warning",
    Opining.OVERDUE: "danger",
    Opining.UNREPLIED: "danger",
    Reviewing.GIVEN: "success",
    Reviewing.RECALLED: "gray",
    Judging.SIGNED: "success",
    Examining.REPORTED: "success",
    Examining.DISSOLVED: "gray",
    Objecting.UPHELD: "success",
    Objecting.DISMISSED: "danger",
}

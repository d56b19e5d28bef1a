"""Who keeps the pool of reviewers, and who reads a profile: nobody but those in charge, auditors, and its person."""

from office.access import rule
from office.people.who import Appointed, ChargedWith

# The competitions draw from the pool; every officer of theirs keeps it, whatever programme they are in charge of.
PROGRAMME = "competitions"

_staff = Appointed("officer", "decision_maker", programme=PROGRAMME)
_auditors = Appointed("auditor", programme=PROGRAMME)
_own = ChargedWith("user")

ManagePool = rule("assessment.pool.manage", _staff)
OverlookPool = rule("assessment.pool.overlook", _staff | _auditors)
SeeReviewer = rule("assessment.reviewer.see", _staff | _auditors | _own)
EditReviewer = rule("assessment.reviewer.edit", _staff | _own)
OwnReviewer = rule("assessment.reviewer.own", _own)

"""Who may know and who may do, on a panel.

Until a round is locked a sheet's points are its writer's alone: staff and chair see how far it is, nothing of it.
"""

from office.access import rule
from office.access.rules import Machine, When
from office.assessment.parts import Holds, NotExcluded, SitsOn, StaffOf
from office.assessment.states import SITTING_TOLD, Filling, Holding, Sitting

STAFF = ("officer", "decision_maker")


def _staff(path: str = "") -> StaffOf:
    return StaffOf(*STAFF, path=path)


def _decider(path: str = "") -> StaffOf:
    return StaffOf("decision_maker", path=path, organisation_kind="ministry")


def _auditors(path: str = "") -> StaffOf:
    return StaffOf("auditor", path=path)


SeePanel = rule("assessment.panel.see", _staff() | _auditors() | SitsOn())
WorkOnPanel = rule("assessment.panel.work", _staff() | _auditors())
RunPanel = rule("assessment.panel.run", _staff())
# The draw seats whom it named; nobody seats a panel by hand.
SeatPanel = rule("assessment.panel.seat", Machine())

SeeSeat = rule("assessment.seat.see", _staff("panel") | _auditors("panel") | Holds(states=SITTING_TOLD))
OwnSeat = rule("assessment.seat.own", Holds(states=SITTING_TOLD))
RunSeat = rule("assessment.seat.run", _staff("panel"))
DecideSeat = rule("assessment.seat.decide", _decider("panel"))
TimeSeat = rule("assessment.seat.time", Machine())

# What is judged: a member reads it once the pledge is signed, and never with a conflict.
SeeSubject = rule("assessment.subject.see", (_staff("panel") | _auditors("panel") | SitsOn("panel")) & NotExcluded())

SeeRound = rule("assessment.round.see", _staff("panel") | _auditors("panel") | SitsOn("panel"))
RunRound = rule("assessment.round.run", _staff("panel"))
SitOnRound = rule("assessment.round.sit", SitsOn("panel"))
ChairRound = rule("assessment.round.chair", SitsOn("panel", chair=True))
CloseRound = rule("assessment.round.close", SitsOn("panel", chair=True) | _staff("panel"))

_own = Holds("seat", states=(Sitting.PLEDGED,))
_locked = When(round__state=Holding.LOCKED)
_members = _staff("round__panel") | _auditors("round__panel") | SitsOn("round__panel")
SeeSheet = rule("assessment.sheet.see", (_own | (_members & _locked)) & NotExcluded("subject"))
ScoreSheet = rule("assessment.sheet.score", _own & NotExcluded("subject"))
# How far a sheet is, without anything of what it says.
FollowSheet = rule(
    "assessment.sheet.follow",
    (_own | _staff("round__panel") | _auditors("round__panel") | SitsOn("round__panel", chair=True))
    & NotExcluded("subject"),
)
ReopenSheet = rule("assessment.sheet.reopen", SitsOn("round__panel", chair=True) & NotExcluded("subject"))
VoidSheet = rule("assessment.sheet.void", Machine() | _staff("round__panel"))
RestoreSheet = rule("assessment.sheet.restore", Machine())
LockSheet = rule("assessment.sheet.lock", Machine())

SeeVersion = rule(
    "assessment.version.see",
    (
        Holds("sheet__seat", states=(Sitting.PLEDGED,))
        | (
            (_staff("sheet__round__panel") | _auditors("sheet__round__panel"))
            & When(sheet__state__in=[Filling.LOCKED, Filling.VOID])
        )
    )
    & NotExcluded("sheet__subject"),
)

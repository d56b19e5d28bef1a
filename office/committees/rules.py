"""Who may know and who may do, in any committee."""

from office.access import Who, rule
from office.access.rules import Machine, When
from office.committees.parts import AppointedFor, HoldsSeat, JoinsIn, Named, NotRecused, Sits, SitsFor
from office.committees.states import ITEM_ON_AGENDA, RUNNERS

STAFF = ("officer", "decision_maker")


def _office(path: str = "") -> Who:
    return AppointedFor(*STAFF, path=f"{path}committee__programme")


def _auditors(path: str = "") -> Who:
    return AppointedFor("auditor", path=f"{path}committee__programme")


def _clerks(path: str = "", prefix: str = "") -> Who:
    return Sits(path, roles=RUNNERS) | _office(prefix)


_meeting_members = Sits(votes=True) | JoinsIn()
_item_members = Sits("meeting", votes=True) | SitsFor()
_announced = When(announced=True)
_meeting_announced = When(meeting__announced=True)
_on_agenda = When(state__in=ITEM_ON_AGENDA)

# The committee itself: its rules, its seats.
ManageCommittee = rule("committees.manage", AppointedFor(*STAFF, path="programme"))
SeeCommittee = rule("committees.see", AppointedFor(*STAFF, "auditor", path="programme") | HoldsSeat())

SeeMeeting = rule("committees.meeting.see", (_meeting_members & _announced) | _clerks() | _auditors())
ClerkMeeting = rule("committees.meeting.clerk", _clerks())
ChairMeeting = rule("committees.meeting.chair", Named("presiding"))
RunMeeting = rule("committees.meeting.run", _clerks() | Named("presiding"))
OverlookMeeting = rule("committees.meeting.overlook", _clerks() | _auditors())
AttendMeeting = rule("committees.meeting.attend", _meeting_members & _announced)

SeeItem = rule(
    "committees.item.see",
    ((_item_members & _meeting_announced & _on_agenda) | _clerks("meeting", "meeting__") | _auditors("meeting__"))
    & NotRecused(),
)
ClerkItem = rule("committees.item.clerk", _clerks("meeting", "meeting__") & NotRecused())
RunItem = rule("committees.item.run", (_clerks("meeting", "meeting__") | Named("meeting__presiding")) & NotRecused())
ChairItem = rule("committees.item.chair", Named("presiding") & NotRecused())
DecideItem = rule("committees.item.decide", Machine())
SitOnItem = rule("committees.item.sit", _item_members & _meeting_announced & _on_agenda & NotRecused())

SeeItemPapers = rule(
    "committees.paper.see",
    (
        (
            (Sits("item__meeting", votes=True) | SitsFor("item"))
            & When(item__meeting__announced=True)
            & When(item__state__in=ITEM_ON_AGENDA)
        )
        | _clerks("item__meeting", "item__meeting__")
        | _auditors("item__meeting__")
    )
    & NotRecused("item"),
)
_motion_members = (
    (Sits("item__meeting", votes=True) | SitsFor("item")) & When(item__meeting__announced=True) & NotRecused("item")
)
SitOnMotion = rule("committees.motion.sit", _motion_members)
VoteOn = rule("committees.motion.vote", _motion_members & When(result="pending"))

# What a recused member is told of his recusal names no item.
ToldOfRecusal = rule("committees.recusal.told", Named("seat"))

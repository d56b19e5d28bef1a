"""Who decides on exclusions, and who names people with an entry."""

from office.access import rule
from office.assessment.parts import Holds, NotExcluded, StaffOf
from office.assessment.parts_seats import NotTheirs
from office.assessment.rules import STAFF
from office.people.who import MemberOf

_staff = StaffOf(*STAFF, path="seat__panel")
_auditors = StaffOf("auditor", path="seat__panel")

# Nobody reads of the own exclusion, nor of anybody's from an entry that one keeps away from.
_free = NotTheirs("seat") & NotExcluded("subject")
SeeExclusion = rule("assessment.exclusion.see", (_staff | _auditors) & _free)
# A challenge is decided without the person (competitions.md §2.1).
DecideExclusion = rule("assessment.exclusion.decide", _staff & _free)
# The member learns that something was decided, never about which entry.
ToldOfExclusion = rule("assessment.exclusion.told", Holds("seat"))

NameFor = rule("assessment.named.write", MemberOf("organisation", roles=("manager", "writer")))
SeeNamed = rule("assessment.named.see", MemberOf("matter__organisation"))

"""Who may know of a tally and who may do what about it.

A member who keeps away from one entry sees no tally of the panel before the result is published: see `parts_tally`.
"""

from office.access import rule
from office.access.rules import When
from office.assessment.parts import NotExcluded, SitsOn, StaffOf
from office.assessment.parts_tally import KeptFromNothing
from office.assessment.rules import STAFF
from office.assessment.states import Holding


def _staff(path: str = "") -> StaffOf:
    return StaffOf(*STAFF, path=path)


def _office(path: str = "") -> StaffOf:
    return StaffOf(*STAFF, "auditor", path=path)


# A panel's tallies, and what goes into them beside the sheets.
SeeTallies = rule("assessment.panel.tallies", (_office() | SitsOn()) & KeptFromNothing())
ExportPanel = rule("assessment.panel.export", _office() & KeptFromNothing())
NamePanel = rule("assessment.panel.name_members", _staff() & KeptFromNothing())
AdjustPanel = rule("assessment.panel.adjust", _staff() & KeptFromNothing())
SettleTies = rule("assessment.panel.settle_ties", (_staff() | SitsOn(chair=True)) & KeptFromNothing())
# The files that prove a bonus or penalty; asked about the panel's matter.
ReadProofs = rule("assessment.panel.proofs", _office("assessment_panel") & KeptFromNothing("assessment_panel"))
IssuePapers = rule("assessment.panel.issue_papers", _staff() & KeptFromNothing())

TallyRound = rule("assessment.round.tally", (_staff("panel") | SitsOn("panel", chair=True)) & KeptFromNothing("panel"))
# After the lock the members talk: each of the entries that are his or hers to judge.
DiscussRound = rule("assessment.round.discuss", (_office("panel") | SitsOn("panel")) & When(state=Holding.LOCKED))

SeeTally = rule("assessment.tally.see", (_office("panel") | SitsOn("panel")) & KeptFromNothing("panel"))
SignTally = rule("assessment.tally.sign", SitsOn("panel") & KeptFromNothing("panel"))
SeeAdjustment = rule("assessment.adjustment.see", _office("subject__panel") & KeptFromNothing("subject__panel"))

# What is said and written of one entry.
SpeakOn = rule("assessment.subject.speak", SitsOn("panel") & NotExcluded())
ReadOpinion = rule("assessment.subject.read_opinion", (_office("panel") | SitsOn("panel")) & NotExcluded())
ReadDiscussion = rule(
    "assessment.discussion.read",
    (_office("subject__panel") | SitsOn("subject__panel")) & When(round__state=Holding.LOCKED) & NotExcluded("subject"),
)
AskMember = rule("assessment.subject.ask", SitsOn("panel", chair=True) & NotExcluded())

"""Who may know and who may do, in the sandbox's procedures."""

from office.access import rule
from office.access.rules import Machine, When
from office.people.who import Appointed, MemberOf
from sandbox.states import CONSULTING_WITH_MINISTRY, RAPID_KNOWN_TO_OFFICE

PROGRAMME = "sandbox"
WRITERS = ("manager", "writer")

_staff = Appointed("officer", "decision_maker", programme=PROGRAMME)
_molit = Appointed("officer", "decision_maker", programme=PROGRAMME, organisation_kind="ministry")
_auditors = Appointed("auditor", programme=PROGRAMME)
_applicant = MemberOf("matter__organisation", roles=WRITERS)
_parent_applicant = MemberOf("matter__parent__organisation", roles=WRITERS)
_ministry = MemberOf("matter__organisation", roles=WRITERS)
_submitted = When(state__in=RAPID_KNOWN_TO_OFFICE)
_delivered = When(state__in=CONSULTING_WITH_MINISTRY)

Staff = rule("sandbox.staff", _staff)
Overlook = rule("sandbox.overlook", _staff | _auditors)

SeeRapid = rule("sandbox.rapid.see", MemberOf("matter__organisation") | ((_staff | _auditors) & _submitted))
ApplyRapid = rule("sandbox.rapid.apply", _applicant)
HandleRapid = rule("sandbox.rapid.handle", _staff & _submitted)
JudgeRapid = rule("sandbox.rapid.judge", _molit & _submitted)
DecideRapid = rule(
    "sandbox.rapid.decide",
    Appointed("decision_maker", programme=PROGRAMME, organisation_kind="ministry") & _submitted,
)
RunRapid = rule("sandbox.rapid.run", Machine())

# Asked about the matter itself, beside the case's own see-rule.
PapersOfCase = rule("sandbox.papers", MemberOf("organisation") | _staff | _auditors)

PapersOfConsultation = rule(
    "sandbox.consultation.papers",
    MemberOf("organisation") | MemberOf("parent__organisation") | _staff | _auditors,
)

SeeConsultation = rule(
    "sandbox.consultation.see",
    (MemberOf("matter__organisation") & _delivered) | MemberOf("matter__parent__organisation") | _staff | _auditors,
)
AnswerConsultation = rule("sandbox.consultation.answer", _ministry & _delivered)
SupplyConsultation = rule("sandbox.consultation.supply", _parent_applicant)
JudgeConsultation = rule("sandbox.consultation.judge", _molit)
RunConsultation = rule("sandbox.consultation.run", Machine())

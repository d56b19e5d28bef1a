"""Who may know and who may do, in the sandbox's procedures."""

from office.access import rule
from office.access.rules import Machine, When
from office.people.who import Appointed, MemberOf
from sandbox.states import (
    APPLYING_KNOWN_TO_OFFICE,
    CONSULTING_WITH_MINISTRY,
    OPINING_WITH_ADDRESSEE,
    RAPID_KNOWN_TO_OFFICE,
    Examining,
)
from sandbox.who import ExpertOn, PartnerIn, ReportReleased, SeatedAs

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

# ---------------------------------------------------------------- applications (Act §49, §50)

_partner = PartnerIn()
_partner_writer = PartnerIn(roles=WRITERS)
_decider = Appointed("decision_maker", programme=PROGRAMME, organisation_kind="ministry")
_filed = When(state__in=APPLYING_KNOWN_TO_OFFICE)

SeeApplication = rule(
    "sandbox.application.see", MemberOf("matter__organisation") | _partner | ((_staff | _auditors) & _filed)
)
# The lead acts for the consortium (Civil Petitions Decree §6⑦, APA §11); every member writes the form.
WriteApplication = rule("sandbox.application.write", _applicant | _partner_writer)
Apply = rule("sandbox.application.apply", _applicant)
HandleApplication = rule("sandbox.application.handle", _staff & _filed)
JudgeApplication = rule("sandbox.application.judge", _molit & _filed)
DecideApplication = rule("sandbox.application.decide", _decider & _filed)
RunApplication = rule("sandbox.application.run", Machine())
# By the office, or with the meeting that is called off.
TakeOffAgenda = rule("sandbox.application.take_off_agenda", (_staff & _filed) | Machine())
# Asked about the matter of an application, for its files.
PapersOfApplication = rule(
    "sandbox.application.papers",
    MemberOf("organisation") | PartnerIn("application") | _staff | _auditors,
)

# An invitation to apply together: between the lead and the organisation that is asked.
SeeInvitation = rule("sandbox.consortium.see", MemberOf("organisation") | MemberOf("application__matter__organisation"))
AnswerInvitation = rule("sandbox.consortium.answer", MemberOf("organisation", roles=WRITERS))
ManageConsortium = rule("sandbox.consortium.manage", MemberOf("application__matter__organisation", roles=WRITERS))

# A local government's review before filing (Act §49②): between the applicant and the local government alone
# until the application is filed.
_lead_of_parent = MemberOf("matter__parent__organisation")
_partner_of_parent = PartnerIn("matter__parent__application")
_parent_filed = When(matter__parent__application__state__in=APPLYING_KNOWN_TO_OFFICE)
SeeLocalReview = rule(
    "sandbox.local_review.see",
    MemberOf("matter__organisation") | _lead_of_parent | _partner_of_parent | ((_staff | _auditors) & _parent_filed),
)
GiveLocalOpinion = rule("sandbox.local_review.give", MemberOf("matter__organisation", roles=WRITERS))
AnswerMeasures = rule(
    "sandbox.local_review.answer",
    _parent_applicant | PartnerIn("matter__parent__application", roles=WRITERS),
)
RunLocalReview = rule("sandbox.local_review.run", Machine())

# One addressee's consultation on an application (Act §49④⑤⑦).
_with_addressee = When(state__in=OPINING_WITH_ADDRESSEE)
SeeOpinion = rule(
    "sandbox.opinion.see",
    (MemberOf("matter__organisation") & _with_addressee) | _lead_of_parent | _partner_of_parent | _staff | _auditors,
)
# Asked about the matter of a consultation, for its files.
PapersOfOpinion = rule(
    "sandbox.opinion.papers",
    MemberOf("organisation") | MemberOf("parent__organisation") | PartnerIn("parent__application") | _staff | _auditors,
)
GiveOpinion = rule("sandbox.opinion.give", MemberOf("matter__organisation", roles=WRITERS) & _with_addressee)
SupplyOpinion = rule(
    "sandbox.opinion.supply", _parent_applicant | PartnerIn("matter__parent__application", roles=WRITERS)
)
HandleOpinion = rule("sandbox.opinion.handle", _staff)
JudgeOpinion = rule("sandbox.opinion.judge", _molit)
RunOpinion = rule("sandbox.opinion.run", Machine())

# An expert panel (Decree §27①): the applicant reads its report with the decision, not before.
_of_applicant = _lead_of_parent | _partner_of_parent
WorkOnPanel = rule("sandbox.panel.work", ExpertOn() | _staff | _auditors)
SeePanel = rule("sandbox.panel.see", ExpertOn() | _staff | _auditors | (_of_applicant & ReportReleased()))
SitOnPanel = rule("sandbox.panel.sit", ExpertOn())
ChairPanel = rule("sandbox.panel.chair", ExpertOn(chair=True))
HandlePanel = rule("sandbox.panel.handle", _staff)
WritePanelReport = rule("sandbox.panel.write_report", ExpertOn(chair=True) | _staff)
DissolvePanel = rule("sandbox.panel.dissolve", _staff | Machine())
RunPanel = rule("sandbox.panel.run", Machine())
PapersOfPanel = rule("sandbox.panel.papers", _staff | _auditors)
# A seat on a panel is known to whoever sits there until a conflict, a refusal or a removal ends it.
SeeSeat = rule("sandbox.panel_seat.see", SeatedAs(states=("appointed", "cleared")))
DeclareSeat = rule("sandbox.panel_seat.declare", SeatedAs(states=("appointed",)))
# Nobody reads another's sheet before all have signed or the chair has closed the review.
_shown = When(
    state="signed", member__state="cleared", member__panel__state__in=(Examining.REPORTING, Examining.REPORTED)
)
SeeSheet = rule(
    "sandbox.panel_sheet.see",
    SeatedAs("member") | ((ExpertOn("member__panel_id") | _staff | _auditors) & _shown),
)
WriteSheet = rule("sandbox.panel_sheet.write", SeatedAs("member"))

SeeExemption = rule(
    "sandbox.exemption.see",
    MemberOf("matter__organisation") | PartnerIn("application") | _staff | _auditors,
)
HoldExemption = rule("sandbox.exemption.hold", _applicant)
HandleExemption = rule("sandbox.exemption.handle", _staff)
# The regulator's plan to amend the law after an exemption (ARA Decree §13의6③); the holder may know how it stands.
SeeAmendmentPlan = rule(
    "sandbox.amendment_plan.see", MemberOf("matter__organisation") | _lead_of_parent | _staff | _auditors
)
PlanAmendment = rule("sandbox.amendment_plan.plan", _ministry)

# The lead files it for the consortium (Civil Petitions Act §35①); every member reads it.
SeeObjection = rule("sandbox.objection.see", MemberOf("matter__organisation") | _partner_of_parent | _staff | _auditors)
WithdrawObjection = rule("sandbox.objection.withdraw", _applicant)
HandleObjection = rule("sandbox.objection.handle", _molit)
DecideObjection = rule("sandbox.objection.decide", _decider)

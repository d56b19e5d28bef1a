"""Who may know and who may do, in competitions."""

from competitions.states import ENTERING_KNOWN_TO_OFFICE
from competitions.who import PROGRAMME, Announced, AnotherThan, EntryPartner, InCharge, Oneself
from office.access import rule
from office.access.rules import Machine, When
from office.people.who import Appointed, MemberOf, MemberOfKind, SignedIn

__all__ = ["PROGRAMME"]

WRITERS = ("manager", "writer")
SEAL_HOLDERS = ("manager",)
APPLICANT_KINDS = ("local_government", "company", "university", "public_body", "foreign_public_body")


def _staff(path: str) -> InCharge:
    return InCharge("officer", "decision_maker", path=path)


def _decider(path: str) -> InCharge:
    return InCharge("decision_maker", path=path, organisation_kind="ministry")


_auditors = Appointed("auditor", programme=PROGRAMME)

# Those in charge of any programme have the pages of the staff; what they find there is asked for each call.
Staff = rule("competitions.staff", Appointed("officer", "decision_maker", programme=PROGRAMME))
Overlook = rule("competitions.overlook", Appointed("officer", "decision_maker", programme=PROGRAMME) | _auditors)
MayEnter = rule("competitions.may_enter", MemberOfKind(*APPLICANT_KINDS, roles=WRITERS))

SeeProgramme = rule("competitions.programme.see", _staff("code") | _auditors)
EditProgramme = rule("competitions.programme.edit", _staff("code"))

# Awards of earlier years, which bar from entering: corrected by those in charge of the programme.
SeeAward = rule("competitions.award.see", _staff("call__programme_id") | _auditors)
EditAward = rule("competitions.award.edit", _staff("call__programme_id"))

_announced = Announced()
SeeCall = rule("competitions.call.see", _staff("programme_id") | _auditors | (SignedIn() & _announced))
# What stands behind a call: its set-up, versions, requests; not for those who enter.
WorkOnCall = rule("competitions.call.work", _staff("programme_id") | _auditors)
PrepareCall = rule("competitions.call.prepare", _staff("programme_id"))
ApproveCall = rule("competitions.call.approve", _decider("programme_id") & AnotherThan("prepared_by"))
ApproveAmendment = rule("competitions.call.approve_amendment", _decider("programme_id") & AnotherThan("amended_by"))
DecideCall = rule("competitions.call.decide", _decider("programme_id"))
# What one prepared, another decides; the machine never does.
DecideSelection = rule("competitions.call.select", _decider("programme_id") & AnotherThan("selection_by"))
WithdrawSelection = rule("competitions.call.withdraw_list", _staff("programme_id") & Oneself("selection_by"))
RunCall = rule("competitions.call.run", Machine())
AskQuestion = rule("competitions.question.ask", MemberOfKind(*APPLICANT_KINDS) & _announced)
# Asked about the matter of a call, for its files: what a version publishes is shared with whoever knows the call.
PapersOfCall = rule("competitions.call.papers", _staff("call__programme_id") | _auditors)

# Until it is answered a question is between its asker and the office; then everybody reads it without the asker.
SeeQuestion = rule("competitions.question.see", MemberOf("asked_for") | _staff("call__programme_id") | _auditors)

_lead = MemberOf("matter__organisation")
_partner = EntryPartner()
_known = When(state__in=ENTERING_KNOWN_TO_OFFICE)
SeeEntry = rule("competitions.entry.see", _lead | _partner | ((_staff("call__programme_id") | _auditors) & _known))
# Those who enter together: they read what they write; the office reads what was submitted.
OwnEntry = rule("competitions.entry.own", _lead | _partner)
WriteEntry = rule(
    "competitions.entry.write", MemberOf("matter__organisation", roles=WRITERS) | EntryPartner(roles=WRITERS)
)
LeadEntry = rule("competitions.entry.lead", MemberOf("matter__organisation", roles=WRITERS))
# The head's seal stands behind a submission and a withdrawal.
SealEntry = rule("competitions.entry.seal", MemberOf("matter__organisation", roles=SEAL_HOLDERS))
ExamineEntry = rule("competitions.entry.examine", _staff("call__programme_id") & _known)
JudgeEntry = rule("competitions.entry.judge", Machine())
ConfirmEntry = rule("competitions.entry.confirm", _decider("call__programme_id") & _known & AnotherThan("proposed_by"))
DecideEntry = rule("competitions.entry.decide", _decider("call__programme_id") & _known)
# A result that everybody has read is taken away by two persons.
ConfirmStrike = rule("competitions.entry.strike", _decider("call__programme_id") & _known & AnotherThan("strike_by"))
# An objection (이의신청) is between those who enter together and those in charge; nobody else knows of it.
_objector, _heard = MemberOf("entry__matter__organisation"), "entry__call__programme_id"
SeeObjection = rule("competitions.objection.see", _objector | EntryPartner("entry") | _staff(_heard) | _auditors)
OwnObjection = rule("competitions.objection.own", MemberOf("entry__matter__organisation", roles=SEAL_HOLDERS))
AnswerObjection = rule("competitions.objection.answer", _staff(_heard))
DecideObjection = rule("competitions.objection.decide", _decider(_heard) & AnotherThan("proposed_by"))
# What proves it is read by the same people; asked about its matter.
_proven = "objection_to_result__entry"
PapersOfObjection = rule(
    "competitions.objection.papers",
    MemberOf("organisation") | EntryPartner(_proven) | _staff(f"{_proven}__call__programme_id") | _auditors,
)
# A selection that follows from an objection is recorded with it by itself.
ConcludeObjection = rule("competitions.objection.conclude", _decider(_heard) | Machine())
# The papers of a submission are shared with the office when it is made; what is handed in after it is not.
PapersOfEntry = rule("competitions.entry.papers", MemberOf("organisation") | EntryPartner("entry"))

# An invitation to enter together: between the lead and the organisation that is asked.
SeePartner = rule("competitions.partner.see", MemberOf("organisation") | MemberOf("entry__matter__organisation"))
AnswerPartner = rule("competitions.partner.answer", MemberOf("organisation", roles=WRITERS))
SignPartner = rule("competitions.partner.sign", MemberOf("organisation", roles=SEAL_HOLDERS))
ManagePartners = rule("competitions.partner.manage", MemberOf("entry__matter__organisation", roles=WRITERS))

# More time, for a call or for one entry: asked for by one person, decided by another.
SeeExtension = rule("competitions.extension.see", _staff("call__programme_id") | _auditors)
DecideExtension = rule("competitions.extension.decide", _decider("call__programme_id") & AnotherThan("asked_by"))
KnowExtension = rule("competitions.extension.know", MemberOf("entry__matter__organisation") | EntryPartner("entry"))
SeeReceipt = rule(
    "competitions.receipt.see",
    MemberOf("entry__matter__organisation") | EntryPartner("entry") | _staff("entry__call__programme_id") | _auditors,
)

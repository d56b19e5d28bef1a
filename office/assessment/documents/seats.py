"""The papers of a seat: six that the reviewer signs (competitions.md §2.1), and the letter of appointment (위촉장)."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from office.assessment import papers_seats as papers
from office.assessment.documents import heads
from office.assessment.states import DeclarationAnswer
from office.documents.audience import SeesMatter
from office.documents.frame import Letterhead
from office.documents.registry import DocumentKind, Outgoing, register
from office.documents.triggers import Issues

SERIES = "평가위원"


def letterhead(seat: Any) -> Letterhead:
    """Who appoints."""
    return heads.authority(seat.panel if seat is not None else None)


def signed_papers(seat: Any, letter: Any) -> Iterator[Outgoing]:
    """All of them at once, each with the answers as they were given; then the appointment."""
    given, who = seat.pledge_given, _who(seat)
    asked = {name: seat.asked_for.get(name) or "" for name in ("days", "duties")}
    fee = seat.asked_for.get("fee")
    yes = lambda name: given.get(name) == "yes"  # noqa: E731
    agreed = lambda name: given.get(name) == "agree"  # noqa: E731
    answers = tuple(papers.EthicsAnswer(question, yes(name)) for name, question in papers.ETHICS.items())
    made = (
        ("consent", papers.Consent(**who, **asked, fee=fee)),
        ("conflicts", papers.Conflicts(**who, entries=tuple(_entries(seat)))),
        ("contact", papers.Contact(**who, contact=yes("contact"), explanation=yes("explanation"), offer=yes("offer"),
                                   note=given.get("contact_note", ""))),
        ("filming", papers.Filming(**who, agreed=agreed("filming"))),
        ("ethics", papers.Ethics(**who, answers=answers, note=given.get("ethics_note", ""))),
        ("fee", papers.FeeConsent(**who, agreed=agreed("fee_consent"), income=given.get("income", ""), fee=fee)),
    )  # fmt: skip
    for key, facts in made:
        yield _out(seat, key, facts)
    del who["signed_at"]
    yield _out(seat, "appointment", papers.Appointed(**who, **asked))


def _out(seat: Any, key: str, facts: Any) -> Outgoing:
    recipient = seat.reviewer.name if key == "appointment" else ""
    return Outgoing(facts=facts, subject=TITLES[key], user=seat.reviewer.user, recipient=recipient,
                    kind=f"assessment.seat_{key}", electronic=True)  # fmt: skip


def _who(seat: Any) -> dict[str, Any]:
    reviewer = seat.reviewer
    return {"panel": seat.panel.matter.title, "name": reviewer.name, "affiliation": reviewer.affiliation,
            "position": reviewer.position, "signed_at": seat.pledged_at}  # fmt: skip


def _entries(seat: Any) -> Iterator[papers.DeclaredEntry]:
    """What the member declared, entry by entry: nothing of entries on which nothing was to be declared."""
    from office.assessment.queries.seats import partners_of

    partners = partners_of(seat.panel)
    for one in seat.declarations.select_related("subject__organisation").order_by("subject__position"):
        conflict = one.answer == DeclarationAnswer.CONFLICT
        yield papers.DeclaredEntry(
            one.subject.code, one.subject.title, one.subject.organisation.name_ko,
            ", ".join(party.name_ko for party in partners.get(one.subject.matter_id, ())), conflict,
            papers.RULES.get(one.rule, one.rule) if conflict else "", one.note,
        )  # fmt: skip


TITLES = {
    "consent": "평가위원 위촉 동의 및 보안·청렴 서약서",
    "conflicts": "이해관계 신고서",
    "contact": "사전접촉·사전설명·비리 여부 확인서",
    "filming": "촬영 및 중계 동의서",
    "ethics": "직무윤리 사전진단서",
    "fee": "평가수당 지급을 위한 개인정보 수집·이용 동의서",
    "appointment": "위촉장",
}
_LABELS = {
    "consent": _("Consent to appointment with security and integrity pledge"),
    "conflicts": _("Declaration on conflicts of interest"),
    "contact": _("Statement on prior contact, explanation and corruption"),
    "filming": _("Consent to filming and streaming"),
    "ethics": _("Ethics self-check"),
    "fee": _("Consent for the fee and its taxation"),
    "appointment": _("Letter of appointment"),
}


def _kind(key: str, facts: type, outgoing: Callable | None = None) -> DocumentKind:
    return register(
        DocumentKind(
            key=f"assessment.seat_{key}", label=_LABELS[key], template=f"documents/assessment/seats/{key}.html",
            facts=facts, sample=facts.sample, letterhead=letterhead, outgoing=outgoing, frame="form",
            series=SERIES, audience=SeesMatter(), seal="place" if key == "appointment" else "omitted",
            keywords=("평가위원", TITLES[key]), news=key == "appointment",
        )
    )  # fmt: skip


CONSENT = _kind("consent", papers.Consent, signed_papers)
CONFLICTS = _kind("conflicts", papers.Conflicts)
CONTACT = _kind("contact", papers.Contact)
FILMING = _kind("filming", papers.Filming)
ETHICS = _kind("ethics", papers.Ethics)
FEE = _kind("fee", papers.FeeConsent)
APPOINTMENT = _kind("appointment", papers.Appointed)
SIGNED = Issues("assessment.seat_consent")

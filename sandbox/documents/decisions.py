"""Which papers a decision sends: notice, certificate, the text for the gazette. Definitions only."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.deadlines.queries import progress_of
from office.documents.frame import Letterhead
from office.documents.registry import About, DocumentKind, Outgoing, register
from office.people.models.organisations import OrganisationKind
from sandbox import policy
from sandbox.documents.plans import TRACKS, words_of
from sandbox.filed_facts import metrics_of, regions_of, regulations_of
from sandbox.papers import decisions as papers
from sandbox.resolutions import item_of
from sandbox.rules import Overlook

APPLICATION = "sandbox.application"
ACTS = {
    "demonstration": "제50조제2항에 따라 준용하는 제49조제7항",
    "innovation": "제49조제7항",
}


def letterhead(subject: Any) -> Letterhead:
    """The Minister decides (Act §49⑦); the unit and its address are settings."""
    return Letterhead(**policy.LETTERHEAD)


def _to_applicant(case: Any, facts: Any, subject: str, **more: Any) -> Outgoing:
    """To the consortium's lead, who applied electronically (APA §14③, Civil Petitions Decree §6⑦)."""
    organisation = case.matter.organisation
    return Outgoing(
        facts=facts, subject=subject, organisation=organisation, recipient=organisation.name_ko, electronic=True, **more
    )


def _common(case: Any) -> dict[str, str]:
    matter = case.matter
    return {
        "track": TRACKS[case.track],
        "act": ACTS[case.track],
        "title": matter.title,
        "applicant": matter.organisation.name_ko,
    }


def _is_citizen(case: Any) -> bool:
    """A local government acting as such is no 민원인 (Civil Petitions Act §2 ii)."""
    return case.matter.organisation.kind != OrganisationKind.LOCAL_GOVERNMENT


def approval(case: Any, letter: Any) -> Iterator[Outgoing]:
    """The notice and the certificate to the operator, the text for the gazette to nobody yet.

    Before the approval the exemption has no number: it is given with it.
    """
    granted = getattr(case, "exemption", None)
    matter = granted.matter if granted else None
    given = _given(letter.facts, granted.matter.number if granted else "")
    yield _to_applicant(case, _notice(case, granted, given), _subject(case, letter), matter=matter,
                        enclosures=(f"{TRACKS[case.track]} 승인 확인서 1부.",))  # fmt: skip
    yield _to_applicant(
        case, _certificate(case, given), f"{TRACKS[case.track]} 승인 확인서", kind=CERTIFICATE.key, matter=matter
    )
    yield Outgoing(
        facts=_gazette(case, given), subject=f"{TRACKS[case.track]} 승인 공고", kind=GAZETTE.key, matter=matter
    )


def _subject(case: Any, letter: Any) -> str:
    how = "조건부승인" if letter.step == "approve_with_conditions" else "승인"
    return f"{TRACKS[case.track]} {how} 통지({case.matter.title})"


def _given(facts: dict[str, Any], number: str) -> dict[str, Any]:
    return {
        "number": number,
        "starts_on": dt.date.fromisoformat(str(facts["starts_on"])),
        "ends_on": dt.date.fromisoformat(str(facts["ends_on"])),
        "content": facts["content"],
    }


def _notice(case: Any, granted: Any, given: dict[str, Any]) -> papers.ApprovalNotice:
    clock = progress_of(granted.matter, "C12") if granted else None
    today = timezone.localdate()
    return papers.ApprovalNotice(
        **_common(case),
        number=given["number"],
        starts_on=given["starts_on"],
        ends_on=given["ends_on"],
        case_number=case.matter.number,
        start_by=clock.due_on if clock else _year_on(today),
        conditions=conditions_of(case),
        citizen=_is_citizen(case),
    )


def _year_on(day: dt.date) -> dt.date:
    return dt.date(day.year + 1, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _certificate(case: Any, given: dict[str, Any]) -> papers.Certificate:
    return papers.Certificate(
        **_common(case),
        **given,
        **words_of(case.filed(), "representative", "address", "service_kind"),
        case_number=case.matter.number,
        members=_members(case),
        brn=case.matter.organisation.brn,
        regions=_regions(case),
        rules=exempted_rules(case),
        conditions=conditions_of(case),
        metrics=tuple(papers.Metric(**row) for row in metrics_of(case)),
    )


def _gazette(case: Any, given: dict[str, Any]) -> papers.GazetteText:
    return papers.GazetteText(
        **_common(case),
        **given,
        **words_of(case.filed(), "representative", "address"),
        regions=_regions(case),
        members=_members(case),
    )


def _members(case: Any) -> tuple[str, ...]:
    joined = case.members.filter(state="joined").select_related("organisation")
    return tuple(one.organisation.name_ko for one in joined)


def _regions(case: Any) -> tuple[papers.Region, ...]:
    return tuple(papers.Region(place.name_ko, boundary) for place, boundary in regions_of(case))


def exempted_rules(case: Any) -> tuple[papers.ExemptedRule, ...]:
    """The rules of the application, as they stand in papers."""
    return tuple(
        papers.ExemptedRule(row.law, row.article, row.ministry.name_ko if row.ministry_id else "", row.exemption)
        for row in regulations_of(case)
    )


def conditions_of(case: Any) -> tuple[papers.BindingCondition, ...]:
    """The conditions drafted, as they stand in papers."""
    names = ("text", "purpose", "evidence", "basis", "before_start", "to_be_settled", "due_on", "every_months")
    return tuple(
        papers.BindingCondition(**{name: getattr(one, name) for name in names}) for one in case.conditions.all()
    )


def rejection(case: Any, letter: Any) -> Iterator[Outgoing]:
    """불승인 통지서: reasons and remedies; re-deliberation only once (ARA Decree §13의4)."""
    item = item_of(case)
    facts = papers.RejectionNotice(
        **_common(case),
        number=case.matter.number,
        filed_on=case.submitted_on(),
        committee=f"제{item.meeting.ordinal}차 {item.meeting.committee.name_ko}" if item else "국가스마트도시위원회",
        reason=letter.facts["reason"],
        may_ask_again=case.redeliberations == 0,
        citizen=_is_citizen(case),
    )
    yield _to_applicant(case, facts, f"{TRACKS[case.track]} 불승인 통지({case.matter.number})")


def decision_page(case: Any) -> About:
    """Application, opinions and resolution on one page: what the Minister decides on."""
    return About(reverse("sandbox:decision", kwargs={"pk": case.pk}), _("The decision page"))


def _kind(key: str, label: object, facts: type, outgoing: Any = None, *steps: str, **more: Any) -> DocumentKind:
    return register(
        DocumentKind(
            key=f"sandbox.{key}", label=label, template=f"documents/sandbox/{key}.html", facts=facts,
            sample=facts.sample, letterhead=letterhead, outgoing=outgoing,
            steps=tuple((APPLICATION, step) for step in steps), audience=Overlook.who, delegated=False, **more,
        )
    )  # fmt: skip


CERTIFICATE = _kind(
    "approval_certificate", _("Certificate of approval"), papers.Certificate, frame="form", retention=30,
    disclosure="public", keywords=("승인 확인서", "규제특례"),
)  # fmt: skip
GAZETTE = _kind(
    "gazette_text", _("Text for the gazette"), papers.GazetteText, frame="form", seal="omitted", disclosure="public",
    keywords=("관보 공고", "규제특례"),
)  # fmt: skip
APPROVAL = _kind(
    "approval_notice", _("Notice of approval"), papers.ApprovalNotice, approval, "approve", "approve_with_conditions",
    about=decision_page, retention=30, keywords=("승인 통지", "규제특례"),
)  # fmt: skip
REJECTION = _kind(
    "rejection_notice", _("Notice of rejection"), papers.RejectionNotice, rejection, "reject", about=decision_page,
    retention=30, keywords=("불승인 통지", "재심의"),
)  # fmt: skip

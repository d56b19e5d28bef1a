"""The public notice of a call (공고문) and of its amendments (정정공고)."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from competitions.documents import judging, noticing
from competitions.documents.changes import changes
from competitions.documents.heads import letterhead
from competitions.papers import CallNotice
from office.access import Actor
from office.assessment.rulesets import RuleSet
from office.documents import issuing, rules
from office.documents.audience import SeesMatter
from office.documents.models import IssuedDocument
from office.documents.registry import DocumentKind, Outgoing, register

KEY = "competitions.notice"


def notice_of(call: Any) -> IssuedDocument | None:
    """The newest notice whose file is there; while the next one is being printed, the one before."""
    found = IssuedDocument.objects.filter(matter=call.pk, kind=KEY).exclude(pdf_sha256="").exclude(state="voided")
    return found.order_by("-issued_at", "-id").first()


def publish(version: Any, *, by: Actor, event: Any) -> IssuedDocument:
    """Issue the notice of a version, in the transaction that published it; an amended one supersedes the last."""
    (out,) = notice(version, None)
    last = in_force(version.call)
    if last is not None and rules.Void.holds(by, last):
        return issuing.supersede(last, facts=out.facts, by=by, subject=version.call, title=out.subject)
    return issuing.issue(NOTICE_KIND, out, matter=version.call.matter, subject=version.call, by=by, event=event)


def in_force(call: Any) -> IssuedDocument | None:
    """The notice that holds, printed or not."""
    found = IssuedDocument.objects.filter(matter=call.pk, kind=KEY, state__in=("issued", "rendered"))
    return found.order_by("-issued_at", "-id").first()


def notice(version: Any, letter: Any) -> Iterator[Outgoing]:
    """From the frozen terms, whatever the set-up says by now; in Korean, whatever language its publisher reads."""
    facts = facts_of(version)
    subject = f"{facts.title} {'정정공고' if version.number > 1 else '공고'}"
    yield Outgoing(facts=facts, subject=subject[:300], matter=version.call.matter)


@translation.override("ko")
def facts_of(version: Any) -> CallNotice:
    """What the notice of a version says."""
    call, terms, ruleset = version.call, version.terms, RuleSet.from_json(version.rules)
    return CallNotice(
        number=call.matter.number or "", title=terms.text("title_ko"), programme=call.programme.name_ko,
        version=version.number, summary=terms.text("summary_ko"), basis=terms.text("basis_ko"),
        secretariat=terms.text("secretariat_ko"), contact=terms.text("contact_ko"),
        overview=tuple(noticing.overview(call, terms)), schedule=tuple(noticing.schedule(terms)),
        eligibility=tuple(noticing.eligibility(terms)), money=tuple(noticing.money(terms)),
        rounds=tuple(judging.rounds(terms, ruleset)), rules=judging.sentences(ruleset),
        bonuses=tuple(judging.bonuses(terms)), papers=tuple(noticing.papers(terms)),
        sections=tuple(str(one.label) for one in version.entry_form.definition.sections if one.fields),
        publication=noticing.label_of("publication", terms.text("publication")),
        terms_sha256=version.snapshot.sha256, rules_sha256=version.rules_sha256, reason=version.reason,
        objection_days=terms.whole("objection_days") or 0, outage_minutes=terms.whole("outage_minutes") or 0,
        least_entries=terms.least_entries, amendment_days=terms.amendment_days, rolling=terms.rolling,
        changes=_changed(version), page=page_of(call),
    )  # fmt: skip


def _changed(version: Any) -> tuple:
    before = version.call.versions.filter(number=version.number - 1).select_related("snapshot").first()
    return changes(before, version) if before else ()


def page_of(call: Any) -> str:
    """Where everybody reads the call without signing in."""
    return f"{settings.SITE_URL}{reverse('competitions:public-call', kwargs={'pk': call.pk})}"


NOTICE_KIND = register(
    DocumentKind(
        key=KEY, label=_("Public notice of a call"), template="documents/competitions/notice.html", facts=CallNotice,
        sample=CallNotice.sample, letterhead=letterhead, outgoing=notice, frame="form", audience=SeesMatter(),
        disclosure="public", series="공고", keywords=("공고", "공모"),
    )
)  # fmt: skip

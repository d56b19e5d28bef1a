"""The public notice that the intake of a call ends later for everybody (연장공고)."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from competitions.documents import call as notices
from competitions.documents.heads import letterhead
from competitions.papers import ExtensionNotice, NoticeOutage
from office.access import Actor
from office.documents import issuing
from office.documents.audience import SeesMatter
from office.documents.models import IssuedDocument
from office.documents.registry import DocumentKind, Outgoing, register

KEY = "competitions.extension_notice"


def publish(extension: Any, *, before: dt.datetime, by: Actor, event: Any) -> IssuedDocument:
    """Issue it in the transaction that moved the close; the notice of the call goes on to hold beside it."""
    facts = facts_of(extension, before=before, event=event)
    matter = extension.call.matter
    out = Outgoing(facts=facts, subject=f"{facts.title} 접수 기간 연장공고"[:300], matter=matter)
    return issuing.issue(EXTENSION_KIND, out, matter=matter, subject=extension, by=by, event=event)


def facts_of(extension: Any, *, before: dt.datetime, event: Any) -> ExtensionNotice:
    """The request as it was decided; `event` records the decision, `before` is the close that held until then."""
    call = extension.call
    terms, former = call.version.terms, notices.in_force(call)
    return ExtensionNotice(
        number=call.matter.number or "", title=terms.text("title_ko"), programme=call.programme.name_ko,
        version=call.version.number, former=former.reference if former else "", before=before, after=extension.until,
        reason=extension.reason, asked_at=extension.asked_at, decided_at=extension.decided_at, record=event.pk,
        secretariat=terms.text("secretariat_ko"), contact=terms.text("contact_ko"),
        outage=_outage(extension.outage), page=notices.page_of(call),
    )  # fmt: skip


def _outage(outage: Any) -> NoticeOutage | None:
    return NoticeOutage(outage.began_at, outage.ended_at, outage.minutes, outage.note) if outage else None


EXTENSION_KIND = register(
    DocumentKind(
        key=KEY, label=_("Public notice of an extension"), template="documents/competitions/extension.html",
        facts=ExtensionNotice, sample=ExtensionNotice.sample, letterhead=letterhead, frame="form",
        audience=SeesMatter(), disclosure="public", series="공고", keywords=("연장공고", "공고", "공모"),
    )
)  # fmt: skip

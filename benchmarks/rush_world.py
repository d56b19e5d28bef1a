"""The world of a rush before the close: a call, entries that are ready to be submitted, and everybody signed in."""

import datetime as dt
import hashlib
import json
import random
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from pypdf import PdfWriter

from competitions.actions import calls, entries
from competitions.form_definitions import CALL_FORM, ENTRY_FORM
from competitions.models import Call, Programme
from config.sessions import SessionStore
from office.attachments.models import Attachment
from office.forms.queries import answers_of
from office.forms.values import local_of
from office.people.actors import actor_of
from office.people.models import Appointment, Membership, Organisation, User
from office.workflow import perform

DAY = dt.timedelta(days=1)
PAPERS = ("letter", "plan")


@dataclass(frozen=True)
class Applicant:
    """What the driver needs to act for one applicant."""

    entry: str
    session: str
    revision: int


def make(applicants: int, folder: Path) -> Call:
    """A call that is open, its applicants in `applicants.json`, and what they hand in at the last minute."""
    _annex().write(folder / "annex.pdf")
    call = _call()
    made = [_applicant(call, number) for number in range(applicants)]
    (folder / "applicants.json").write_text(json.dumps([asdict(one) for one in made]))
    return call


def _annex() -> PdfWriter:
    """A real file of some 100 kB: it is looked through like any other."""
    paper = PdfWriter()
    paper.add_blank_page(595, 842)
    paper.add_attachment("figures.bin", random.Random(7).randbytes(100_000))  # noqa: S311  no secret
    return paper


def _officer(name: str, role: str, molit: Organisation) -> Any:
    user = User.objects.create(email=f"{name}@example.com", name=name)
    Appointment.objects.create(
        user=user, role=role, programme="competitions", organisation=molit, valid_from=timezone.now() - DAY
    )
    return actor_of(user)


def _call() -> Call:
    molit = Organisation.objects.create(kind="ministry", name_ko="국토교통부", code="molit-bench")
    officer, judge = _officer("officer", "officer", molit), _officer("judge", "decision_maker", molit)
    call = calls.create(by=officer, programme=Programme.objects.get(pk="small"), year=timezone.localdate().year)
    answers = answers_of(call.matter, CALL_FORM)
    now = timezone.now()
    papers = [row for row in answers.data["papers"] if row["code"] in PAPERS]
    values = {
        "announced_at": local_of(now - 2 * DAY), "opens_at": local_of(now - DAY), "closes_at": local_of(now + 10 * DAY),
        "questions_until": local_of(now + DAY), "answers_until": local_of(now + 2 * DAY),
        "rounds_from": (now + 20 * DAY).date().isoformat(), "result_on": (now + 30 * DAY).date().isoformat(),
        "first_year": now.year + 1, "papers": papers, "council": "none",
    }  # fmt: skip
    calls.save_answers(call, by=officer, values=values, revision=answers.revision)
    perform(call, "send_for_approval", by=officer)
    calls.approve(call, by=judge)
    calls.announce(call, by=judge)
    calls.tick()
    call.refresh_from_db()
    return call


@transaction.atomic
def _applicant(call: Call, number: int) -> Applicant:
    city = Organisation.objects.create(
        kind="local_government", name_ko=f"측정시{number:04d}", code=f"B{number:05d}", tier="basic", local_kind="시"
    )
    user = User.objects.create(email=f"city{number}@example.com", name=f"city {number}")
    Membership.objects.create(user=user, organisation=city, role="manager")
    by = actor_of(user)
    entry = entries.create(by=by, call=call, lead=city)
    entries.save_answers(entry, by=by, values=_answers(call), revision=0)
    for code in PAPERS:
        _paper(entry, code, user)
    return Applicant(str(entry.pk), _session(user), answers_of(entry.matter, ENTRY_FORM).revision)


def _answers(call: Call) -> dict[str, Any]:
    from competitions.demo.answers import answers

    return answers(call, "측정용 스마트도시 사업", group="climate", population=300_000)


def _paper(entry: Any, code: str, user: User) -> None:
    content = b"%PDF-1.7\n" + f"{entry.pk} {code}".encode() * 2_000
    key = default_storage.save(f"bench/{entry.pk}-{code}.pdf", ContentFile(content))
    Attachment.objects.create(
        matter=entry.matter, field_code=code, name=f"{code}.pdf", size=len(content), type="pdf",
        content_type="application/pdf", sha256=hashlib.sha256(content).hexdigest(), pages=40,
        audience="competitions.entry", uploaded_by=user, storage_key=key,
    )  # fmt: skip


def _session(user: User) -> str:
    store = SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(user.pk), settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return store.session_key

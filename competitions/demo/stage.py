"""The stage of the demo's competitions: who acts, on which day, with which papers."""

import contextlib
import dataclasses
import datetime as dt
from collections.abc import Iterator
from functools import cache
from html import escape
from io import BytesIO
from typing import Any

import pikepdf
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from competitions.actions import calls, entries
from competitions.form_definitions import CALL_FORM, ENTRY_FORM
from competitions.models import Call, Entry, Programme
from competitions.terms.entry_form import COUNCIL
from office.access import Actor, Seat
from office.attachments import attaching
from office.forms.queries import answers_of
from office.forms.values import local_of
from office.ledger import dispatch
from office.people.actors import actor_of
from office.people.models import Appointment, Membership, Organisation, User
from office.workflow import take

DAY = dt.timedelta(days=1)
POSTS = {"secretariat": ("officer",), "molit": ("officer", "decision_maker"), "director": ("decision_maker",)}
CITIES = {
    "gaon": ("90110", "가온시", "Gaon City", "시"), "naru": ("90120", "나루군", "Naru County", "군"),
    "dasom": ("90130", "다솜시", "Dasom City", "시"), "raon": ("90140", "라온시", "Raon City", "시"),
    "maru": ("90150", "마루군", "Maru County", "군"), "bada": ("90160", "바다군", "Bada County", "군"),
    "garam": ("90170", "가람시", "Garam City", "시"), "nuri": ("90180", "누리시", "Nuri City", "시"),
    "dodam": ("90190", "도담시", "Dodam City", "시"), "saebom": ("90200", "새봄군", "Saebom County", "군"),
    "onsae": ("90210", "온새군", "Onsae County", "군"), "pureum": ("90220", "푸름군", "Pureum County", "군"),
    "hanul": ("90230", "한울군", "Hanul County", "군"), "haechan": ("90240", "해찬군", "Haechan County", "군"),
    "hanui": ("90250", "하늬시", "Hanui City", "시"), "solbit": ("90260", "솔빛시", "Solbit City", "시"),
    "neoul": ("90270", "너울군", "Neoul County", "군"), "yunseul": ("90280", "윤슬시", "Yunseul City", "시"),
    "daon": ("90290", "다온군", "Daon County", "군"), "mireu": ("90300", "미르시", "Mireu City", "시"),
}  # fmt: skip


@dataclasses.dataclass
class Stage:
    """Who acts; invented cities act through the demo's one account of a local government, seated there."""

    actors: dict[str, Actor]
    cities: dict[str, Organisation]
    now: dt.datetime

    def on(self, days: float, hour: int = 10) -> time_machine.travel:
        """Play on a day so many days from now (negative: before), at `hour` o'clock in Seoul; never after now."""
        day = timezone.localtime(self.now) + days * DAY
        return time_machine.travel(min(day.replace(hour=hour, minute=4, second=0, microsecond=0), self.now), tick=True)

    @contextlib.contextmanager
    def day(self, days: float, hour: int = 10) -> Iterator[None]:
        """The same, with everything that follows on that day: messages carry its date."""
        with self.on(days, hour):
            yield
            dispatch.run_due(limit=2000)

    def mayor(self, city: str) -> Actor:
        """Whoever acts for an invented city."""
        organisation = self.cities[city]
        return dataclasses.replace(self.actors["city"], seats=(Seat(organisation.pk, organisation.kind, "manager"),))

    def open_to_visitors(self, city: str) -> None:
        """From now on the demo's account of a local government is seated in an invented city as well, as a visitor
        who wants to see a result from the applicant's side needs it."""
        seat = {"user_id": self.actors["city"].user_id, "organisation": self.cities[city]}
        Membership.objects.get_or_create(**seat, defaults={"role": "manager"})

    def set_up(self, programme: str, *, days: dict[str, float], **more: Any) -> Call:
        """The set-up of this year's call: `days` gives its dates, counted from now."""
        by = self.actors["secretariat"]
        year = timezone.localdate().year
        call = calls.create(by=by, programme=Programme.objects.get(pk=programme), year=year)
        answers = answers_of(call.matter, CALL_FORM)
        dates = {code: self._date(code, after) for code, after in days.items()}
        values = {**dates, "first_year": year + 1, "briefing_place": "정부세종청사 6동 대회의실", **more}
        calls.save_answers(call, by=by, values=values, revision=answers.revision)
        return call

    def _date(self, code: str, after: float) -> str:
        day = timezone.localtime(self.now) + after * DAY
        if code in ("rounds_from", "result_on"):
            return day.date().isoformat()
        hour = 18 if code in ("closes_at", "questions_until", "answers_until") else 9
        return local_of(day.replace(hour=hour, minute=0, second=0, microsecond=0))

    def step(self, who: Actor, subject: Any, name: str, **data: Any) -> Any:
        """One step by a person, with the effects that follow from it."""
        fresh = type(subject).objects.select_related("matter").get(pk=subject.pk)
        outcome = take(fresh, name, by=who, data=data)
        dispatch.run_due(limit=500)
        return outcome.subject

    def make_public(self, call: Call) -> Call:
        """Sent for approval by one, approved and announced by another."""
        self.step(self.actors["secretariat"], call, "send_for_approval")
        self.step(self.actors["director"], call, "approve")
        return self.step(self.actors["director"], call, "announce")

    def entry(self, call: Call, city: str, told: dict[str, Any], *, papers: bool = True) -> Entry:
        """A draft with its answers and papers."""
        by = self.mayor(city) if city in self.cities else self.actors[city]
        lead = Organisation.objects.get(pk=by.seats[0].organisation_id)
        entry = entries.create(by=by, call=Call.objects.get(pk=call.pk), lead=lead)
        entries.save_answers(entry, by=by, values=told, revision=answers_of(entry.matter, ENTRY_FORM).revision)
        fields = answers_of(entry.matter, ENTRY_FORM).definition.fields() if papers else ()
        for field in fields:
            if field.kind == "files" and (field.required or field.code == COUNCIL):
                content = page(field.label.ko) + f"\n% {lead.name_ko} {entry.pk}\n".encode()
                upload = SimpleUploadedFile(f"{field.label.ko}.pdf", content, "application/pdf")
                attaching.attach(entry.matter, field.code, upload, by=by)
        return entry


@cache
def page(title: str) -> bytes:
    """A page that says what the paper is; an empty one where Pango is missing."""
    from office.documents import render
    from office.documents.imprint import Imprint

    markup = f"<html lang='ko'><title>{escape(title)}</title><h1>{escape(title)}</h1></html>"
    try:
        return render.pdf(markup, imprint=Imprint(title=title, agency="신청인", created=timezone.now())).pdf
    except OSError:
        buffer = BytesIO()
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.save(buffer)
        return buffer.getvalue()


def open_stage() -> Stage:
    """The stage with the demo's accounts in charge of competitions, and the invented cities."""
    since = timezone.now() - 365 * DAY
    for name, roles in POSTS.items():
        user = User.objects.get(email=f"{name}@example.com")
        seat = user.memberships.select_related("organisation").get()
        for role in roles:
            facts = {"programme": "competitions", "organisation": seat.organisation}
            Appointment.objects.get_or_create(user=user, role=role, **facts, defaults={"valid_from": since})
    cities = {key: _city(*told) for key, told in CITIES.items()}
    actors = {name: _actor(name, cities) for name in (*POSTS, "city", "company", "rival", "auditor")}
    return Stage(actors, cities, timezone.now())


def _actor(name: str, cities: dict[str, Organisation]) -> Actor:
    """In the seat of one's own: those in invented cities are for visitors."""
    actor, invented = actor_of(User.objects.get(email=f"{name}@example.com")), {city.pk for city in cities.values()}
    own = tuple(seat for seat in actor.seats if seat.organisation_id not in invented)
    return dataclasses.replace(actor, seats=own)


def _city(code: str, name_ko: str, name_en: str, kind: str) -> Organisation:
    facts = {"name_ko": name_ko, "name_en": name_en, "tier": "basic", "local_kind": kind, "portal_service": True}
    return Organisation.objects.get_or_create(kind="local_government", code=code, defaults=facts)[0]

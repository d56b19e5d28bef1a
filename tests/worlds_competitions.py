"""Calls and entries in every state, each taken there by its own steps: what the tests of competitions start from."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from competitions.actions import calls, entries
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Call, Entry, Programme
from competitions.reporting import report_of
from competitions.states import Verdict
from office.access import Actor
from office.attachments import attaching
from office.forms.queries import answers_of
from office.forms.values import local_of
from office.people.models import Membership, Organisation
from office.workflow import perform
from tests.cast import AppointmentFactory, MembershipFactory, OrganisationFactory, UserFactory
from tests.worlds import small_pdf

DAY = dt.timedelta(days=1)
RATES = {"national": 4_000_000_000, "province": 800_000_000, "city": 3_200_000_000, "private": 250_000_000}


@dataclass
class CompetitionWorld:
    """Makes calls and entries in the state that is asked for. `city` leads, `rival_city` is the other one."""

    cast: Any
    officer: Actor = field(init=False)
    director: Actor = field(init=False)
    mayor: Actor = field(init=False)
    rival_city: Organisation = field(init=False)

    def __post_init__(self) -> None:
        from office.people.actors import actor_of

        for part in ("secretariat_officer", "molit_officer"):
            AppointmentFactory(user=getattr(self.cast, part), programme="competitions", role="officer",
                               organisation=getattr(self.cast, part.split("_")[0]))  # fmt: skip
        for part in ("decision_maker", "second_decision_maker"):
            AppointmentFactory(user=getattr(self.cast, part), programme="competitions", role="decision_maker",
                               organisation=self.cast.molit)  # fmt: skip
        Organisation.objects.filter(pk=self.cast.city.pk).update(local_kind="시")
        self.cast.city.refresh_from_db()
        self.rival_city = OrganisationFactory(
            kind="local_government", name_ko="나라시", name_en="Nara City", code="99120", tier="basic", local_kind="시"
        )
        self.rival_user = UserFactory(email="rival-city@example.com", name="rival city")
        MembershipFactory(user=self.rival_user, organisation=self.rival_city, role="manager")
        self.hub_officer = UserFactory(email="hub-officer@example.com", name="hub officer")
        AppointmentFactory(user=self.hub_officer, programme="competitions", role="officer", scope="hub",
                           organisation=self.cast.secretariat)  # fmt: skip
        self.officer = self.cast.actor("secretariat_officer")
        self.director = self.cast.actor("decision_maker")
        self.mayor = self.cast.actor("city_user")
        self.rival = actor_of(self.rival_user)

    # ------------------------------------------------------------ calls

    def draft_call(self, programme: str = "small", **changes: Any) -> Call:
        """The set-up of a call with its dates, complete."""
        call = calls.create(
            by=self.officer, programme=Programme.objects.get(code=programme), year=timezone.localdate().year
        )
        calls.save_answers(
            call, by=self.officer, values={**self.dates(), **changes}, revision=_revision(call, "competitions.call")
        )
        return call

    def dates(self) -> dict[str, Any]:
        """A schedule around now: announced today, open tomorrow, closed in twenty days."""
        start = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)
        at = lambda days, hour=9: local_of(start + days * DAY + dt.timedelta(hours=hour - 9))  # noqa: E731
        day = lambda days: (start + days * DAY).date().isoformat()  # noqa: E731
        return {
            "announced_at": at(0), "briefing_at": at(2), "briefing_place": "정부세종청사", "questions_until": at(8, 18),
            "answers_until": at(10, 18), "opens_at": at(1), "closes_at": at(20, 18), "rounds_from": day(25),
            "result_on": day(40), "first_year": start.year + 1,
        }  # fmt: skip

    def approved(self, **more: Any) -> Call:
        """Approved by a second person."""
        call = self.draft_call(**more)
        perform(call, "send_for_approval", by=self.officer)
        calls.approve(call, by=self.director)
        return call

    def announced(self, **more: Any) -> Call:
        """Public, not open yet."""
        call = self.approved(**more)
        calls.announce(call, by=self.director)
        return call

    def opened(self, **more: Any) -> Call:
        """Open for entries: play what follows inside :meth:`open_time`."""
        call = self.announced(**more)
        with self.at(call.opens_at):
            calls.tick()
        call.refresh_from_db()
        return call

    def closed(self, call: Call) -> Call:
        """After the close, once the clock has taken its step."""
        with self.at(call.closes_at + dt.timedelta(minutes=6)):
            calls.tick()
        call.refresh_from_db()
        return call

    @staticmethod
    def at(moment: dt.datetime) -> time_machine.travel:
        """Play at that moment; the time runs on."""
        return time_machine.travel(moment, tick=True)

    # ------------------------------------------------------------ entries

    def entry(self, call: Call, *, by: Actor | None = None, lead: Organisation | None = None) -> Entry:
        """An empty draft."""
        return entries.create(by=by or self.mayor, call=call, lead=lead or self.cast.city)

    def complete(self, call: Call, *, by: Actor | None = None, lead: Organisation | None = None) -> Entry:
        """A draft to which nothing is missing. Must run while the intake is open."""
        by = by or self.mayor
        entry = self.entry(call, by=by, lead=lead)
        entries.save_answers(entry, by=by, values=self.answers(call), revision=_revision(entry, ENTRY_FORM))
        for field_ in answers_of(entry.matter, ENTRY_FORM).definition.fields():
            if field_.kind == "files" and field_.required:
                self.hand_in(entry, field_.code, by=by)
        return entry

    def answers(self, call: Call) -> dict[str, Any]:
        """What a complete entry says, whatever its call asks."""
        definition = call.version.entry_form.definition
        told = {one.code: self._answer(one) for one in definition.fields() if one.kind not in ("files", "rows")}
        return {**told, **self._tables(call)}

    def _answer(self, one: Any) -> Any:
        if one.code == "population_on":
            return timezone.localdate().isoformat()
        if one.code == "founded_on":
            return "2015-03-02"
        by_kind = {
            "declaration": True, "boolean": True, "integer": 0 if one.code.endswith("_front") else 300_000,
            "money": 1_000, "decimal": "1", "date": "2026-01-02", "email": "a@example.com", "phone": "044-123-4567",
            "url": "https://example.com/", "brn": "1234567891",
        }  # fmt: skip
        if one.kind in ("choice", "multichoice"):
            first = "99110" if one.source else one.choices[0].code
            return first if one.kind == "choice" else [first]
        return by_kind.get(one.kind, "탄소중립 스마트도시 조성")

    def _tables(self, call: Call) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for one in call.version.entry_form.definition.fields():
            if one.code == "budget":
                year = call.version.entry_form.definition.terms["money"]["years"][0]
                made["budget"] = [{"year": year, "item": "construction", "tag": "climate", **RATES}]
            elif one.kind == "rows" and one.required:
                made[one.code] = [{column.code: self._answer(column) for column in one.fields}]
        return made

    def hand_in(
        self, entry: Entry, code: str, *, by: Actor | None = None, content: bytes = b"", name: str = ""
    ) -> None:
        """A paper for a question; each has its own content."""
        pdf = content or small_pdf() + f"\n%{code} {entry.pk}".encode()
        upload = SimpleUploadedFile(name or f"{code}.pdf", pdf, "application/pdf")
        attaching.attach(entry.matter, code, upload, by=by or self.mayor)

    def submitted(self, call: Call, **more: Any) -> Entry:
        """Submitted and receipted. Must run while the intake is open."""
        entry = self.complete(call, **more)
        assert not (blocking := report_of(entry).blocking), blocking
        entries.submit(entry, by=more.get("by") or self.mayor)
        return entry

    def eligible(self, entry: Entry) -> Entry:
        """Found eligible by two persons, after the close."""
        with self.at(entry.call.closes_at + dt.timedelta(minutes=10)):
            perform(entry, "propose", by=self.officer, verdict=Verdict.ELIGIBLE, reason="요건을 갖추었습니다.")
            perform(entry, "confirm_eligible", by=self.director)
        return entry

    def join(self, organisation: Organisation, *, role: str = "manager") -> Actor:
        """A member of an organisation, as an actor."""
        from office.people.actors import actor_of

        return actor_of(Membership.objects.filter(organisation=organisation, role=role).first().user)


def _revision(subject: Any, form: str) -> int:
    return answers_of(subject.matter, form).revision


@pytest.fixture
def competition(cast) -> CompetitionWorld:
    """A world of calls and entries."""
    return CompetitionWorld(cast)

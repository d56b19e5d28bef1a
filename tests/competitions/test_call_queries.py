"""Every list of calls asks the database as often for one row as for thirty."""

import datetime as dt
from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from competitions.models import Call, CallVersion, Extension, Outage, Question
from competitions.states import Calling
from office.docket.models import Matter
from office.forms.models import Snapshot

pytestmark = pytest.mark.django_db
MOST = 45
OFFICE = ("secretariat_officer", "decision_maker", "auditor")
STAFF = ("secretariat_officer", "decision_maker")
_numbers = count(9000)


class Crowd:
    """More calls like one that was announced by its steps, written past the procedure, with all that hangs on them."""

    def __init__(self, world, call: Call) -> None:
        self.world, self.like = world, call

    def grow(self, many: int) -> None:
        """So many more of everything."""
        for state in (Calling.OPEN, Calling.CLOSED, Calling.REVIEW, Calling.DRAFT):
            self._calls(many, state)
        self._around(many)

    def _calls(self, many: int, state: str) -> None:
        now = timezone.now()
        public = state in (Calling.OPEN, Calling.CLOSED)
        matters = [Matter(kind="competitions.call", title=f"공모 {state} {n}", number=f"CALL-2026-{n}",
                          officer=self.world.cast.secretariat_officer)
                   for n in (next(_numbers) for _each in range(many))]  # fmt: skip
        Matter.objects.bulk_create(matters)
        rows = [Call(matter=matter, programme=self.like.programme, year=2026, state=state, back_reason="다시 봅니다",
                     announced_at=now if public else None, opens_at=now if public else None,
                     closes_at=now + dt.timedelta(days=2) if public else None) for matter in matters]  # fmt: skip
        Call.objects.bulk_create(rows)
        if public:
            self._versions(matters)
            Question.objects.bulk_create(self._question(matter.pk, None) for matter in matters)

    def _versions(self, matters: list) -> None:
        like = self.like.version
        frozen = [Snapshot(matter=matter, form_version=like.snapshot.form_version, form_code=like.snapshot.form_code,
                           number=1, content=like.snapshot.content, sha256="0" * 64, at=timezone.now())
                  for matter in matters]  # fmt: skip
        Snapshot.objects.bulk_create(frozen)
        CallVersion.objects.bulk_create(
            CallVersion(call_id=one.matter_id, number=1, snapshot=one, entry_form=like.entry_form, rules=like.rules,
                        rules_sha256=like.rules_sha256) for one in frozen
        )  # fmt: skip

    def _question(self, call, number: int | None) -> Question:
        return Question(call_id=call, number=number, text="질의입니다", answer="답변" if number else "",
                        asked_for=self.world.cast.city, asked_by=self.world.cast.city_user,
                        published_at=timezone.now() if number else None)  # fmt: skip

    def _around(self, many: int) -> None:
        """Questions, requests for more time and outages of the one call."""
        Question.objects.bulk_create(self._question(self.like.pk, next(_numbers)) for _each in range(many))
        Question.objects.bulk_create(self._question(self.like.pk, None) for _each in range(many))
        now, officer = timezone.now(), self.world.cast.secretariat_officer
        outages = Outage.objects.bulk_create(
            Outage(began_at=now - dt.timedelta(hours=2), ended_at=now, note="장애", noted_by=officer)
            for _each in range(many)
        )
        Extension.objects.bulk_create(
            Extension(call=self.like, outage=outage, until=now + dt.timedelta(days=30), reason="사유", asked_by=officer)
            for outage in outages
        )


def visits(call: Call) -> list[tuple[str, str | None]]:
    at = lambda name, *args: reverse(f"competitions:{name}", args=args)  # noqa: E731
    lists = {
        "/": (*OFFICE, "city_user"),
        at("call-list"): (*OFFICE, "city_user"),
        at("call-list") + "?programme=small&year=2026&sort=close": ("secretariat_officer",),
        at("call-list") + "?export=csv": ("secretariat_officer",),
        at("programme-list"): ("secretariat_officer",),
        at("programme", "small"): ("secretariat_officer",),
        at("call", call.pk): ("secretariat_officer", "city_user"),
        at("call-questions", call.pk): ("secretariat_officer", "city_user"),
        at("call-extensions", call.pk): STAFF,
        at("outage-list"): ("secretariat_officer", "auditor"),
        at("public-calls"): (None,),
        at("public-call", call.pk): (None,),
        at("call-new"): ("secretariat_officer",),
        at("call-extension-new", call.pk): ("secretariat_officer",),
    }
    return [(path, part) for path, parts in lists.items() for part in parts]


def asked(browser: Client, path: str) -> tuple[int, int]:
    """How many queries a page asks, and how long it is."""
    with CaptureQueriesContext(connection) as queries:
        answer = browser.get(path)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200, (path, answer.status_code)
    return len(queries), len(content)


def test_every_list_asks_as_often_for_one_as_for_thirty(competition):
    call = competition.announced()
    crowd, paths, browsers = Crowd(competition, call), visits(call), {}
    for part in {part for _path, part in paths}:
        browsers[part] = Client()
        if part:
            browsers[part].force_login(getattr(competition.cast, part))
    crowd.grow(1)
    for browser in browsers.values():
        browser.get("/")  # what is read once for each session
    one = {each: asked(browsers[each[1]], each[0]) for each in paths}
    crowd.grow(29)
    many = {each: asked(browsers[each[1]], each[0]) for each in paths}
    assert {each: (one[each][0], many[each][0]) for each in paths if one[each][0] != many[each][0]} == {}
    assert {each: found[0] for each, found in many.items() if found[0] > MOST} == {}
    # or the counts would be those of empty pages
    growing = [each for each in paths if each[0] not in ("/", reverse("competitions:programme-list"))]
    assert {each for each in growing if many[each][1] < one[each][1] + 300} == set()

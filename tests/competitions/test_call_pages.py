"""The pages of calls: who sees what before and after the announcement, and what wrong input is answered with."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from competitions.actions import calls, extensions, questions
from competitions.models import Call, Extension, Outage, Programme, Question
from office.forms.queries import answers_of
from office.workflow import perform
from tests.sandbox.visiting import Browsers

pytestmark = pytest.mark.django_db
OFFICERS = ("secretariat_officer", "molit_officer", "decision_maker")
OTHERS = (
    "city_user",
    "rival_city_user",
    "stranger",
    "other_programme_officer",
    "reviewer",
    "ministry_clerk",
    "sandbox_officer",
)
SECRET = "아직 아무도 모르는 공모"


class People(Browsers):
    """Browsers of the cast and of the people that only competitions know; None is nobody."""

    def __init__(self, world) -> None:
        super().__init__(world.cast)
        self.world = world

    def __missing__(self, part):
        from django.test import Client

        own = {"rival_city_user": "rival_user", "hub_officer": "hub_officer", "sandbox_officer": "sandbox_officer"}
        if part is None:
            self[part] = Client()
        elif part in own:
            self[part] = Client()
            self[part].force_login(getattr(self.world, own[part]))
        else:
            return super().__missing__(part)
        return self[part]


@pytest.fixture
def people(competition):
    from tests.cast import AppointmentFactory, UserFactory

    competition.sandbox_officer = UserFactory(email="sandbox-only@example.com", name="sandbox only")
    AppointmentFactory(user=competition.sandbox_officer, programme="sandbox", role="officer",
                       organisation=competition.cast.secretariat)  # fmt: skip
    return People(competition)


def at(name: str, *args) -> str:
    return reverse(f"competitions:{name}", args=args)


def statuses(people, parts, path: str) -> dict:
    return {part: people[part].get(path).status_code for part in parts}


def test_a_draft_is_known_to_those_in_charge_alone(competition, people):
    call = competition.draft_call(title_ko=SECRET, title_en="A secret")
    own = [at("call", call.pk), at("call-form", call.pk), at("call-step", call.pk, "send_for_approval"),
           at("call-questions", call.pk), at("call-extensions", call.pk)]  # fmt: skip
    for path in own:
        answers = statuses(people, (*OTHERS, "hub_officer"), path)
        assert set(answers.values()) == {404}, (path, answers)
        assert people[None].get(path).status_code == 302
    assert {people[None].get(at(name, call.pk)).status_code for name in ("public-call", "call-calendar")} == {404}
    assert statuses(people, (*OFFICERS, "auditor"), own[0]) == dict.fromkeys((*OFFICERS, "auditor"), 200)
    assert statuses(people, ("secretariat_officer", "auditor"), own[1]) == {"secretariat_officer": 200, "auditor": 200}
    for part in (*OTHERS, "hub_officer", None):
        for path in (at("call-list"), at("public-calls"), at("call-list") + "?export=csv", "/"):
            answer = people[part].get(path)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert SECRET.encode() not in body, (part, path)
    for part in OFFICERS:
        assert SECRET.encode() in people[part].get(at("call-list")).content


def test_once_announced_everybody_reads_it_and_only_those_in_charge_what_stands_behind(competition, people):
    call = competition.opened()
    competition.entry(call)
    with competition.at(call.opens_at + dt.timedelta(hours=1)):
        for part in (*OTHERS, "hub_officer", *OFFICERS, "auditor"):
            page = people[part].get(at("call", call.pk))
            assert page.status_code == 200, part
            text = page.content.decode()
            assert (
                "submitted and standing" in text or "제출되어 유효한" in text
                if part in (*OFFICERS, "auditor")
                else ("제출되어 유효한" not in text)
            ), part
        for path in (at("call-extensions", call.pk), at("call-extension-new", call.pk), at("call-form", call.pk)):
            assert set(statuses(people, (*OTHERS, "hub_officer"), path).values()) == {403}, path
        assert people["auditor"].get(at("call-extension-new", call.pk)).status_code == 403
        public = people[None].get(at("public-call", call.pk))
        text = public.content.decode()
        assert call.matter.title in text and call.version.rules_sha256 in text
        assert people[None].get(at("public-calls")).context["open"] == [call]
        assert statuses(people, ("secretariat_officer", "molit_officer"), at("outage-list")) == {
            "secretariat_officer": 200, "molit_officer": 200,
        }  # fmt: skip
        assert set(statuses(people, OTHERS, at("outage-list")).values()) == {403}
        assert set(statuses(people, OTHERS, at("programme-list")).values()) == {403}
    assert people["hub_officer"].get(at("call", call.pk)).context["staff"] is False

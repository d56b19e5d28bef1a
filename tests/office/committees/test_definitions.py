"""The committees' definitions fit together: papers, messages, forms and the steps and deeds that use them."""

import dataclasses
import datetime as dt
import inspect
import re

import pytest
from django import forms
from django.template import engines
from django.utils import translation

from office.committees import notifications
from office.committees.deed_forms import AbstainForm
from office.committees.deeds import DEEDS
from office.committees.fields import Lines
from office.committees.models import AgendaItem, Meeting
from office.committees.papers import Ballot, Minutes, Resolution
from office.committees.rules import DecideItem
from office.deadlines.clocks import CLOCKS
from office.documents import issuing, render
from office.documents.registry import Outgoing, all_kinds
from office.notifications import all_notifications
from office.notifications.rendering import render_sample
from office.people.models import User
from office.workflow import steps_of
from office.workflow.articles import cite
from office.workflow.binding import binding_of
from office.workflow.schema import schema_of

HANGUL = re.compile(r"[가-힣]")
PAPERS = {key: kind for key, kind in all_kinds().items() if key.startswith("committees.")}
NOTICES = {key: one for key, one in all_notifications().items() if key.startswith("committees.")}
STEPS = [(model, step) for model in (Meeting, AgendaItem) for step in steps_of(model).values()]


@pytest.fixture
def misspelt(monkeypatch):
    """A name that a template uses and nobody gives it shows."""
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", "⟦%s⟧")


def plain(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup).replace("\u2060", "").replace("\xa0", " "))


def texts_in(value) -> list[str]:
    """Every Korean line among the facts: what must stand on the paper."""
    if isinstance(value, str):
        return [line for line in value.splitlines() if HANGUL.search(line)]
    if isinstance(value, (tuple, list)):
        return [text for one in value for text in texts_in(one)]
    if dataclasses.is_dataclass(value):
        return [text for one in vars(value).values() for text in texts_in(one)]
    return []


def rendered(kind, facts, **more) -> str:
    out = Outgoing(facts=facts, subject=str(kind.label), recipient=getattr(facts, "member", "수신자"))
    frame = issuing.frame_for(kind, out, kind.letterhead(None), line=())
    frame = dataclasses.replace(frame, number="시험-2026-7", issued_on=dt.date(2026, 11, 22))
    return render.html(kind.template, {"frame": frame, "facts": facts, "preview": True, **more})


def test_the_papers_are_there():
    assert {"notice", "agenda_paper", "ballot", "recusal", "resolution", "minutes"} == {
        key.split(".")[1] for key in PAPERS
    }


@pytest.mark.parametrize("key", PAPERS)
def test_a_paper_says_all_its_facts(key, misspelt):
    facts = PAPERS[key].sample()
    markup = rendered(PAPERS[key], facts)
    assert "⟦" not in markup
    for text in texts_in(facts):
        assert text in plain(markup), text


def test_papers_say_what_is_the_case(misspelt):
    notice = PAPERS["committees.notice"]
    written = dataclasses.replace(
        notice.sample(), mode="written", written_reason="urgent", until=dt.datetime(2026, 12, 7, 9, tzinfo=dt.UTC),
        late_reason="긴급한 사정", corrected=True, agenda=(),
    )  # fmt: skip
    told = plain(rendered(notice, written))
    for words in (
        "서면 의결",
        "2026. 12. 7. 18:00까지",
        "긴급한 사유로",
        "긴급한 사정",
        "대체합니다",
        "심의할 안건이 없습니다",
    ):
        assert words in told
    recusal = PAPERS["committees.recusal"]
    for kind, mark in (("exclusion", "제척"), ("challenge", "기피"), ("abstention", "회피")):
        facts = dataclasses.replace(recusal.sample(), kind=kind, granted=kind != "challenge")
        told = plain(rendered(recusal, facts))
        assert f"[√] {mark}" in told and told.count("[√]") == 1
        assert ("받아들이지 않음" in told) is (kind == "challenge")
    for choice, mark in (("for", "찬성"), ("against", "반대"), ("abstain", "기권")):
        told = plain(rendered(PAPERS["committees.ballot"], dataclasses.replace(Ballot.sample(), choice=choice)))
        assert f"[√] {mark}" in told and told.count("[√]") == 1
    lost = dataclasses.replace(Resolution.sample().counted, carried=False)
    told = plain(rendered(PAPERS["committees.resolution"], dataclasses.replace(Resolution.sample(), counted=lost)))
    assert "의결정족수에 이르지 못함" in told
    told = plain(rendered(PAPERS["committees.minutes"], Minutes.sample()))
    for words in ("표결 내용 (1차)", "미가결 재적위원", "찬성 8명, 반대 9명", "표결 내용 (2차)", "찬성 15명"):
        assert words in told
    by_writing = dataclasses.replace(Minutes.sample(), mode="written", items=())
    assert "의결 위원 (3명)" in plain(rendered(PAPERS["committees.minutes"], by_writing))


@pytest.mark.parametrize("key", NOTICES)
def test_a_message_names_the_meeting_in_both_languages(key, misspelt):
    what, person = NOTICES[key], User(name="A reader", email="reader@example.com")
    for language, name in (
        ("ko", "제31차 국가스마트도시위원회"),
        ("en", "Meeting 31 of National Smart City Committee"),
    ):
        message = render_sample(what, language, person)
        assert "⟦" not in message.subject + message.text + message.html
        for text in (message.subject, message.text, message.html):
            assert name in text, text
    with translation.override("en"):
        assert not HANGUL.search(str(what.label))
    with translation.override("ko"):
        assert HANGUL.search(str(what.label))
    assert {field.name for field in dataclasses.fields(what.sample)} <= {
        "number", "committee_ko", "committee_en", "ordinal", "mode", "held_at", "place", "until", "granted",
    }  # fmt: skip


def test_every_message_is_sent_by_something():
    named = {getattr(one, "key", None) for one in vars(notifications).values()} & set(NOTICES)
    assert named == set(NOTICES)


def test_steps_ask_for_what_they_need():
    for model, step in STEPS:
        if step.rule is DecideItem:
            continue
        bound = binding_of(model, step.name)
        assert bound.action is not None, step.name
        fields = set(bound.form.base_fields) if bound.form else set()
        wanted = inspect.signature(bound.action).parameters
        open_ended = any(one.kind is one.VAR_KEYWORD for one in wanted.values())
        assert open_ended or fields <= set(wanted), step.name
        with translation.override("ko"):
            assert not step.basis or HANGUL.search(cite(step.basis)), step.basis
            assert HANGUL.search(str(step.label)), step.name


def test_deeds_have_words_and_forms_that_their_use_cases_take():
    assert len({(deed.model, deed.name) for deed in DEEDS}) == len(DEEDS)
    for deed in DEEDS:
        with translation.override("ko"):
            assert HANGUL.search(str(deed.label)), deed.name
        for name, field in (deed.form.base_fields if deed.form else {}).items():
            assert isinstance(field, forms.Field)
            for language in ("ko", "en"):
                with translation.override(language):
                    assert bool(HANGUL.search(str(field.label))) is (language == "ko"), (deed.name, name)


def test_the_clock_is_the_laws():
    assert CLOCKS["C11"].source == "Com §9①"


def test_lines_are_read_from_a_page_and_from_a_program():
    field = Lines(label="l", required=False)
    assert field.clean(" one \n\ntwo") == ["one", "two"] == field.clean(["one", " two "])
    assert field.clean("") == []
    for wrong in ([1], {"a": 1}, 7, ["x" * 2001]):
        with pytest.raises(forms.ValidationError):
            field.clean(wrong)
    assert schema_of(type("F", (forms.Form,), {"l": field}))["properties"]["l"]["type"] == "array"
    assert field.prepare_value(["a", "b"]) == "a\nb"


def test_another_reason_wants_an_explanation():
    form = AbstainForm({"reason": "other"}, subject=None, actor=None)
    assert not form.is_valid() and "text" in form.errors

"""The words of seats: messages in both languages without an entry's name, papers that say all that was signed."""

import dataclasses
import datetime as dt
import re

import pytest
from django.template import engines
from django.utils import translation

from office.assessment import conflict_rules, papers_seats
from office.assessment.documents.seats import TITLES
from office.assessment.forms.pledge import PledgeForm
from office.assessment.notifications import seats as told
from office.assessment.pledge import ETHICS, PAPERS
from office.documents import issuing, render
from office.documents.registry import Outgoing, all_kinds
from office.notifications import all_notifications
from office.notifications.rendering import render_sample
from office.people.models import User
from tests.assessment.seating import POSTED

HANGUL = re.compile(r"[가-힣]")
KEYS = sorted(one.key for one in vars(told).values() if isinstance(one, told.Notification))
KINDS = {f"assessment.seat_{name}": title for name, title in TITLES.items()}


@pytest.fixture
def misspelt(monkeypatch):
    """A name that a template uses and nobody gives it shows."""
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", "⟦%s⟧")


@pytest.mark.parametrize("key", KEYS)
def test_a_message_is_whole_in_both_languages(key, misspelt):
    what, person = all_notifications()[key], User(name="Kim", email="kim@example.com", language="ko")
    about = "entry" if key == "assessment.challenge_decided" else "panel"
    for language in ("ko", "en"):
        message = render_sample(what, language, person)
        for text in (message.subject, message.text, message.html):
            assert "⟦" not in text and getattr(what.sample, about) in text
        with translation.override(language):
            assert bool(HANGUL.search(str(what.label))) == (language == "ko")


def test_no_message_to_a_reviewer_can_name_an_entry():
    assert {one.name for one in dataclasses.fields(told.SeatFacts)} == {
        "panel", "reviewer", "days", "duties", "fee", "until", "reason", "stands", "rule",
    }  # fmt: skip


def texts_in(value) -> list[str]:
    if isinstance(value, str):
        return [value] if HANGUL.search(value) else []
    if isinstance(value, tuple):
        return [text for one in value for text in texts_in(one)]
    if dataclasses.is_dataclass(value):
        return [text for one in vars(value).values() for text in texts_in(one)]
    return []


def plain(text: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", text).replace("\u2060", ""))


@pytest.mark.parametrize("key", KINDS)
def test_a_paper_says_everything_that_was_signed(key, misspelt):
    kind = all_kinds()[key]
    facts = kind.sample()
    frame = issuing.frame_for(kind, Outgoing(facts=facts, subject=KINDS[key]), kind.letterhead(None), line=())
    frame = dataclasses.replace(frame, number="평가위원-2026-7", issued_on=dt.date(2026, 12, 2))
    markup = render.html(kind.template, {"frame": frame, "facts": facts, "preview": False})
    assert "⟦" not in markup and "평가위원-2026-7" in markup
    said = plain(markup)
    assert [text for text in texts_in(facts) if plain(text) not in said] == []


def test_the_page_asks_what_the_papers_say():
    asked = [name for paper in PAPERS for name in paper.fields]
    assert sorted(asked) == sorted(PledgeForm.base_fields) == sorted(POSTED)
    assert [name for name, _label in ETHICS] == list(papers_seats.ETHICS)
    with translation.override("ko"):
        assert [str(label) for _name, label in ETHICS] == list(papers_seats.ETHICS.values())


def test_every_answer_is_owed():
    whole = lambda **more: PledgeForm({**POSTED, **more}, subject=None, actor=None)  # noqa: E731
    assert whole().is_valid()
    for name in POSTED:
        if not name.endswith("_note"):
            assert name in whole(**{name: ""}).errors, name
    assert "contact_note" in whole(offer="yes").errors and "ethics_note" in whole(ethics_bias="yes").errors
    assert whole(offer="yes", contact_note="거절함").is_valid()


def test_every_rule_can_be_declared_and_printed():
    declared = set(conflict_rules.DECLARABLE)
    assert set(papers_seats.RULES) >= declared
    for language in ("ko", "en"):
        with translation.override(language):
            labels = [str(label) for _code, label in conflict_rules.choices()]
        assert len(set(labels)) == len(labels)
        assert all(bool(HANGUL.search(label)) == (language == "ko") for label in labels)

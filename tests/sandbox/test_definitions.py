"""The sandbox's definitions fit together: papers, notices, clocks, forms and the steps that use them."""

import dataclasses
import datetime as dt
import inspect
import re
from importlib import import_module
from pkgutil import iter_modules

import pytest
from django import forms
from django.template import engines
from django.utils import timezone, translation

from office.deadlines.clocks import CLOCKS
from office.documents import issuing, printing, render
from office.documents.facts import digest, freeze
from office.documents.models import IssuedDocument
from office.documents.registry import DocumentKind, Outgoing, all_kinds
from office.notifications import all_notifications
from office.notifications.rendering import render_sample
from office.people.models import User
from office.workflow import legal_changes, steps_of
from office.workflow.binding import binding_of
from sandbox import deadlines, documents, notifications, policy, rules
from sandbox import states as words
from sandbox.documents import rapid as papers
from sandbox.models import Consultation, RapidConfirmation
from sandbox.states import Consulting, Rapid

MODELS = (RapidConfirmation, Consultation)
STEPS = [(model, step) for model in MODELS for step in steps_of(model).values()]
PAPERS = {key: kind for key, kind in all_kinds().items() if key.startswith("sandbox.")}
NOTICES = {key: one for key, one in all_notifications().items() if key.startswith("sandbox.")}
# An expert is told nothing of the case: whoever has a conflict keeps no trace of it in the box.
OF_A_SEAT = {
    f"sandbox.panel_{what}" for what in ("appointed", "review_open", "due", "sheets_in", "reported", "dissolved")
}
HANGUL = re.compile(r"[가-힣]")
MISSING = "⟦%s⟧"


@pytest.fixture
def misspelt(monkeypatch):
    """A name that a template uses and nobody gives it shows."""
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", MISSING)


def framed(kind, **more):
    facts = kind.sample()
    out = Outgoing(facts=facts, subject=str(kind.label), recipient=facts.applicant)
    frame = issuing.frame_for(kind, out, kind.letterhead(None), line=())
    return dataclasses.replace(frame, **more)


def plain(markup: str) -> str:
    return re.sub(r"<[^>]+>", " ", markup).replace("\u2060", "")


def texts_in(facts) -> list[str]:
    """The longer words among the facts: what must stand on the paper."""
    return [value for value in vars(facts).values() if isinstance(value, str) and HANGUL.search(value)]


def test_the_papers_are_there():
    modules = [import_module(found.name) for found in iter_modules(documents.__path__, "sandbox.documents.")]
    defined = {value.key for module in modules for value in vars(module).values() if isinstance(value, DocumentKind)}
    assert defined == set(PAPERS)
    for procedure in ("rapid_result", "local_opinion", "consultation_request", "opinion_letter", "dispute_referral"):
        assert f"sandbox.{procedure}" in PAPERS


@pytest.mark.parametrize("key", PAPERS)
def test_a_paper_before_and_after_its_issue(key, misspelt):
    kind = PAPERS[key]
    facts, final = kind.sample(), framed(kind, number="시험-2026-7", issued_on=dt.date(2026, 11, 22))
    code = {"code": "ABCD-EFGH-JKMN", "verify_url": "https://example.com/verify/ABCD", "verify_host": "example.com"}
    drafted = render.html(kind.template, {"frame": framed(kind), "facts": facts, "preview": True})
    issued = render.html(kind.template, {"frame": final, "facts": facts, **code})
    for markup in (drafted, issued):
        assert "⟦" not in markup
        for text in texts_in(facts):
            assert text in plain(markup), text
    assert "ABCD-EFGH-JKMN" in issued and "시험-2026-7" in plain(issued)
    assert "ABCD" not in drafted
    assert len(drafted) != len(issued)


@pytest.mark.pdf
@pytest.mark.parametrize("key", PAPERS)
def test_a_paper_is_set_in_its_final_form(key):
    kind = PAPERS[key]
    facts = {"frame": freeze(framed(kind, issued_on=dt.date(2026, 11, 22))), "facts": freeze(kind.sample())}
    document = IssuedDocument(
        kind=key, series="시험", year=2026, number=7, title=str(kind.label), facts=facts, facts_sha256=digest(facts),
        code="ABCDEFGHJKMN", issued_at=timezone.now(),
    )  # fmt: skip
    made = printing.stored(document)
    assert made.pdf.startswith(b"%PDF-") and made.pages >= 1
    assert printing.stored(document).sha256 == made.sha256


def test_every_notice_is_there_for_a_reason():
    modules = [import_module(found.name) for found in iter_modules(notifications.__path__, "sandbox.notifications.")]
    values = [value for module in modules for value in vars(module).values()]
    named = {value.key for value in values if type(value).__name__ == "Notification"}
    assert named == set(NOTICES)


@pytest.mark.parametrize("key", NOTICES)
def test_a_notice_names_the_case_in_both_languages(key, misspelt):
    what, person = NOTICES[key], User(name="A reader", email="reader@example.com")
    for language in ("ko", "en"):
        message = render_sample(what, language, person)
        assert "⟦" not in message.subject + message.text + message.html
        if key in OF_A_SEAT:
            assert set(vars(what.sample)) == {"due"}
        else:
            assert what.sample.number in message.text or what.sample.title in message.text
    with translation.override("en"):
        assert not HANGUL.search(str(what.label))


def test_notices_wait_for_papers_that_exist():
    waiting = {one.key: one.after_document for one in NOTICES.values() if one.after_document}
    assert set(waiting.values()) <= set(PAPERS)
    for model, step in STEPS:
        promised = {getattr(effect, "key", None) or getattr(effect, "kind", None) for effect in step.effects}
        for effect in step.effects:
            if (paper := getattr(effect, "after_document", None)) is not None:
                assert paper in promised, (model, step.name)


def flattened(effects):
    for effect in effects:
        inner = getattr(effect, "triggers", None) or [getattr(effect, "inner", None)]
        yield effect
        yield from flattened([one for one in inner if one is not None])


def test_steps_start_and_stop_clocks_that_exist():
    used = {
        effect.clock
        for _model, step in STEPS
        for effect in flattened(step.effects)
        if isinstance(getattr(effect, "clock", None), str)
    }
    assert {"C02", "C06", "C07", "C10"} <= used <= set(CLOCKS)
    assert {*deadlines.RAPID_CLOCKS, *deadlines.SUPPLEMENT_CLOCKS} <= set(CLOCKS)


def asked_by(model, step) -> set[str]:
    """What the step's method wants to know besides who and when."""
    signature = inspect.signature(inspect.unwrap(getattr(model, step.name)))
    return set(signature.parameters) - {"self", "by", "at"}


@pytest.mark.parametrize(("model", "step"), STEPS, ids=lambda one: getattr(one, "name", None) or one.__name__)
def test_a_step_is_asked_for_what_it_needs(model, step):
    bound = binding_of(model, step.name)
    fields = set(bound.form.base_fields) if bound.form else set()
    if bound.action is None and step.rule not in (rules.RunRapid, rules.RunConsultation):
        computed = {"outcome"} if step.name == "notify_result" else set()
        assert asked_by(model, step) == fields | computed
    if bound.action is not None:
        wanted = inspect.signature(bound.action).parameters
        open_ended = any(one.kind is one.VAR_KEYWORD for one in wanted.values())
        assert open_ended or fields <= set(wanted), step.name
    for name, field in (bound.form.base_fields if bound.form else {}).items():
        assert isinstance(field, forms.Field)
        for language in ("ko", "en"):
            with translation.override(language):
                assert bool(HANGUL.search(str(field.label))) is (language == "ko"), name


def test_no_binding_is_left_over():
    from office.workflow.binding import _bindings

    for model, name in _bindings:
        assert name in steps_of(model), (model, name)


@pytest.mark.parametrize(("model", "states"), [(RapidConfirmation, Rapid), (Consultation, Consulting)])
def test_every_state_is_reached_and_every_end_is_one(model, states):
    start = model._meta.get_field("state").get_default()
    moves, reached = legal_changes(model), {start}
    for _round in states:
        reached |= {target for source, target in moves if source in reached}
    assert reached == set(states.values)
    left = {source for source, target in moves if source != target}
    ends = set(states.values) - left
    known = {*words.RAPID_ENDED} if states is Rapid else {Consulting.REPLIED, "deemed_confirmed", Consulting.CANCELLED}
    assert ends == {str(state) for state in known}


def test_every_reader_has_words_for_states_that_exist():
    for table, states in (
        (words.RAPID_FOR_APPLICANT, Rapid), (words.CONSULTING_FOR_APPLICANT, Consulting),
        (words.CONSULTING_FOR_MINISTRY, Consulting),
    ):  # fmt: skip
        assert set(table) <= set(states)
        for label in table.values():
            with translation.override("ko"):
                assert HANGUL.search(str(label))


def test_returns_have_their_grounds_in_the_notice():
    from sandbox.forms import application, rapid

    grounds = [*rapid.ReturnForm.GROUNDS, *application.ReturnForm.GROUNDS]
    assert {code for code, _label in grounds} == set(policy.RETURN_GROUNDS)


def test_papers_stand_behind_the_steps_that_need_approval():
    behind = {step.name for model, step in STEPS if step.approval is not None}
    assert behind == {name for kind in PAPERS.values() for key, name in kind.steps if key == papers.RAPID}

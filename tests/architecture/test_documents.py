"""Every kind of document has its sample, its template and its words, and can be printed."""

import datetime as dt

import pytest
from django.utils import translation

from office.documents import facts, issuing, printing, templating
from office.documents.registry import Outgoing, all_kinds
from office.workflow import steps_of

KINDS = all_kinds()


@pytest.mark.parametrize("key", KINDS)
def test_its_sample_survives_storing(key):
    kind = KINDS[key]
    sample = kind.sample()
    assert isinstance(sample, kind.facts)
    assert facts.thaw(kind.facts, facts.freeze(sample)) == sample


@pytest.mark.parametrize("key", KINDS)
def test_it_has_words_in_both_languages_and_a_template(key):
    kind = KINDS[key]
    with translation.override("ko"):
        korean = str(kind.label)
    with translation.override("en"):
        assert str(kind.label) != korean
    assert len(templating.version(kind.template)) == 64


@pytest.mark.pdf
@pytest.mark.parametrize("key", KINDS)
def test_its_sample_can_be_printed(key):
    kind = KINDS[key]
    out = Outgoing(facts=kind.sample(), subject=str(kind.label), recipient="수신자")
    frame = issuing.frame_for(kind, out, kind.letterhead(None), line=())
    made = printing.preview(kind, frame, out.facts, created=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert made.pages >= 1


def test_every_step_behind_an_approval_has_its_letter():
    from office.docket.registry import kinds

    behind = {(key, name) for key, kind in kinds().items() if hasattr(kind.model, "state")
              for name, step in steps_of(kind.model).items() if step.approval is not None}  # fmt: skip
    assert behind == {pair for kind in KINDS.values() for pair in kind.steps}

"""What panels are told of a call and its entries."""

import pytest

from competitions import assessing
from competitions.form_definitions import ENTRY_FORM
from competitions.states import Calling
from office.assessment import registry
from office.assessment.rulesets import RuleSet, sha256
from office.forms import queries as answered
from tests.worlds_competitions import DAY

pytestmark = pytest.mark.django_db


def test_a_call_tells_its_rules_its_entries_and_what_was_submitted(competition):
    call = competition.opened()
    with competition.at(call.opens_at + DAY):
        entry = competition.submitted(call)
    assert assessing.against(call.matter), "the intake is open"
    call = competition.closed(call)
    assert call.state == Calling.CLOSED
    assert len(assessing.against(call.matter)) == 2, "not decided, and none eligible"
    entry.refresh_from_db()
    competition.eligible(entry)

    kind = registry.kind_of(call.matter)
    assert kind.may_begin(call.matter) == []
    terms = kind.terms(call.matter)
    assert sha256(RuleSet.from_json(terms.rules)) == terms.rules_sha256 == call.version.rules_sha256
    assert (terms.programme, terms.scope) == ("competitions", call.programme_id)
    (judged,) = kind.subjects(call.matter)
    assert (judged.matter, judged.organisation) == (entry.matter, entry.lead)
    assert judged.parties == (entry.lead,)
    assert judged.code == entry.matter.reference
    content = kind.content(judged)
    frozen = answered.last_snapshot(entry.matter, ENTRY_FORM)
    assert content.sha256 == frozen.sha256
    assert {paper.attachment.pk for paper in content.papers} == {row.attachment_id for row in frozen.papers.all()}
    assert any(item.text == frozen.answers["project_title"] for part in content.sections for item in part.items)

"""The nine programmes as data: each begins a call that lacks only its dates, in both languages."""

import re
from typing import Any

import pytest
from django.utils.translation import override

from competitions.form_definitions import CALL
from competitions.programmes import loading
from competitions.programmes.loading import definitions
from competitions.terms import frozen_rules, rules_of
from competitions.terms.consistency import check_call
from competitions.terms.parsing import choices_of, columns_of
from office.assessment.rulesets import RuleSet, faults, words
from office.forms import sources
from office.forms.completeness import check
from office.forms.definition import Field, FormDefinition
from office.forms.sources import Option
from office.forms.values import empty, normal
from tests.competitions.calling import BY_CODE, DATES, answers_of, form_of, terms_of


@pytest.fixture(autouse=True)
def _registers(monkeypatch):
    """The register without its table: what is tried here are the files."""
    rows = [Option(one.code, one.name_en) for one in definitions()]
    monkeypatch.setitem(sources._sources, "competitions.programmes", lambda: rows)
    monkeypatch.setitem(sources._sources, "local_governments", list)


def each(function):
    return pytest.mark.parametrize("code", BY_CODE)(function)


def test_all_nine_are_there_in_order():
    assert list(BY_CODE) == [
        "hub", "small", "complex", "solution", "data_hub", "certification", "kcity", "drone", "challenge",
    ]  # fmt: skip
    assert {path.stem for path in loading.FOLDER.glob("*.json")} == set(BY_CODE)


@each
def test_with_its_dates_a_call_is_complete(code):
    assert check(CALL, answers_of(code), {})[0] == {}
    assert check_call(CALL, answers_of(code)) == []


@each
def test_without_its_dates_only_those_are_missing(code):
    terms = BY_CODE[code].terms
    missing = {"announced_at", "opens_at", "closes_at"} | ({"first_year"} if terms["subsidy"] else set())
    assert set(check(CALL, terms, {})[0]) == missing
    assert not set(terms) & {*DATES, "first_year"}
    assert not re.search(r"20\d\d", BY_CODE[code].name_ko + terms["title_ko"] + terms["title_en"])


@each
def test_answers_stand_as_the_form_keeps_them(code):
    """What staff save without a change is no change: no answer is kept otherwise than it was loaded."""
    for name, value in BY_CODE[code].terms.items():
        field = CALL.field(name)
        assert field is not None, name
        assert normal(field, value) == value, name
        assert not empty(value), name


@each
def test_the_rules_may_be_announced(code):
    rules, digest = frozen_rules(terms_of(code))
    assert faults(rules_of(terms_of(code))) == []
    assert len(digest) == 64
    for language in ("ko", "en"):
        with override(language):
            assert words(RuleSet.from_json(rules))


@each
def test_an_entry_can_be_made_from_it(code):
    form = form_of(code)
    sections = [section.code for section in form.sections]
    assert sections[0] == "outline"
    assert sections[-2:] == ["papers", "pledges"]
    assert ("budget" in sections) is BY_CODE[code].terms["subsidy"]
    assert FormDefinition.from_json(form.to_json()) == form
    assert len(sections) == len(set(sections))


@each
def test_conditions_name_answers_that_can_be_given(code):
    form = form_of(code)
    for field in form.fields():
        if field.only_if:
            other = form.field(field.only_if[0])
            known = {"true", "false"} if other.kind == "boolean" else {one.code for one in other.choices}
            assert set(field.only_if[1]) <= known, field.code


def told_twice(row: dict[str, Any]) -> bool:
    """Whether every text given in one language is given in the other, in that language."""
    names = {key[:-3] for key in row if key.endswith(("_ko", "_en"))}
    both = [(row.get(f"{name}_ko") or "", row.get(f"{name}_en") or "") for name in names]
    return all(ko and en and not re.search("[가-힣]", en) for ko, en in both)


@each
def test_every_text_is_in_both_languages(code):
    one = BY_CODE[code]
    assert one.name_ko and one.name_en and not re.search("[가-힣]", one.name_en)
    assert told_twice(one.terms)
    for value in one.terms.values():
        rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
        assert all(told_twice(row) for row in rows), [row for row in rows if not told_twice(row)]


@each
def test_choices_and_columns_are_in_both_languages(code):
    for row in BY_CODE[code].terms["form_questions"]:
        told = [label for _code, label in choices_of(row.get("choices", ""))]
        told += [(column.label.ko, column.label.en) for column in columns_of(row.get("columns", ""))]
        assert all(ko and en and not re.search("[가-힣]", en) for ko, en in told), row["code"]


def test_between_them_the_forms_use_every_way_to_ask():
    questions = [row for one in definitions() for row in one.terms["form_questions"]]
    kinds = {row["kind"] for row in questions}
    assert {"text", "textarea", "integer", "decimal", "money", "date", "boolean", "choice", "table"} <= kinds
    assert any(row.get("only_if") == "group" for row in questions)
    assert any(row["code"] == "cross_table" for row in BY_CODE["certification"].terms["form_questions"])


def test_a_condition_on_the_group_needs_groups():
    answers = answers_of("small")
    del answers["groups"]
    assert any(key.endswith(".only_if") for key, _sentence in check_call(CALL, answers))


def test_no_programme_answers_with_a_file():
    """A programme's terms hold answers; files belong to a call."""
    files = {field.code for field in CALL.fields() if isinstance(field, Field) and field.kind == "files"}
    assert not any(files & set(one.terms) for one in definitions())


# --------------------------------------------------------------------------------------------- database


@pytest.mark.django_db
def test_what_is_missing_is_made_and_what_staff_changed_stays():
    from competitions.models import Programme

    assert set(Programme.objects.values_list("code", flat=True)) >= set(BY_CODE)
    Programme.objects.filter(code="hub").update(name_ko="바꾼 이름", terms={"pass_mark": "75"})
    Programme.objects.filter(code="drone").delete()
    loading.store()
    assert Programme.objects.get(code="hub").name_ko == "바꾼 이름"
    assert Programme.objects.get(code="hub").terms == {"pass_mark": "75"}
    assert Programme.objects.get(code="drone").terms == BY_CODE["drone"].terms


@pytest.mark.django_db
def test_programmes_are_chosen_in_the_readers_language(django_assert_num_queries):
    from competitions.programmes.sources import programmes

    with override("en"), django_assert_num_queries(1):
        english = programmes()
    with override("ko"):
        korean = programmes()
    assert [one.code for one in english][:9] == list(BY_CODE)
    assert english[0].label == "Regional Hub Smart City"
    assert korean[0].label == "거점형 스마트도시"

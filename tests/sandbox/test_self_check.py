"""The public self-check: every way through its questions ends in the right track, with reasons and what to do."""

import itertools

import pytest
from django.urls import reverse

from sandbox import self_check
from sandbox.self_check import QUESTIONS

HEADS = {
    ("yes", "no", "impossible"): "demonstration",
    ("yes", "no", "none", "test"): "demonstration",
    ("yes", "no", "unsuitable", "test"): "demonstration",
    ("yes", "no", "none", "market", "no"): "demonstration",
    ("yes", "no", "unsuitable", "market", "no"): "demonstration",
    ("yes", "no", "none", "market", "yes"): "innovation",
    ("yes", "no", "unsuitable", "market", "yes"): "innovation",
    ("yes", "told", "no"): "innovation",
}
TAILS = list(itertools.product(("business", "public", "local"), ("one", "several", "open")))
ENDS = {
    ("no",): "nothing",
    ("unknown",): "rapid",
    ("yes", "no", "unclear"): "rapid",
    ("yes", "told", "yes"): "no_conversion",
    **{(*head, *tail): key for head, key in HEADS.items() for tail in TAILS},
}
URL = "/sandbox/which-track/"


def walk(answers: tuple[str, ...]) -> dict[str, str]:
    """Answer question after question; fails when a question has no such answer or one is left over."""
    told: dict[str, str] = {}
    for answer in answers:
        told[self_check.next_question(told).key] = answer
    assert self_check.next_question(told) is None, told
    return told


def every_way(told: dict[str, str] | None = None) -> list[tuple[str, ...]]:
    """All ways through the tree, found by asking."""
    told = told or {}
    question = self_check.next_question(told)
    if question is None:
        return [tuple(told.values())]
    return [way for code, *_more in question.options for way in every_way({**told, question.key: code})]


def test_every_way_is_known_and_ends_where_it_should():
    assert set(every_way()) == set(ENDS)
    for answers, key in ENDS.items():
        outcome = self_check.outcome_of(walk(answers))
        assert outcome.key == key, answers
        assert outcome.reasons and all(line.article for line in outcome.reasons), answers
        assert bool(outcome.needed) is bool(outcome.times) is (key not in ("nothing", "no_conversion"))


def test_every_question_is_asked_somewhere():
    asked = {question.key for answers in ENDS for question in self_check.asked(walk(answers))}
    assert asked == {question.key for question in QUESTIONS}


@pytest.mark.parametrize(
    ("answers", "article", "safety", "notes"),
    [
        (("yes", "no", "impossible", "business", "one"), "Act §50① iii", False, 0),
        (("yes", "no", "none", "market", "yes", "business", "several"), "Act §49① i", True, 1),
        (("yes", "no", "unsuitable", "test", "local", "open"), "Act §50① ii", False, 3),
        (("yes", "told", "no", "public", "one"), "Act §53의3⑦", True, 1),
    ],
)
def test_an_outcome_tells_why_what_and_what_to_mind(answers, article, safety, notes):
    from django.utils import translation

    with translation.override("en"):
        outcome = self_check.outcome_of(walk(answers))
        assert article in [str(line.article) for line in outcome.reasons]
        assert ("Proof of safety" in [str(line.text) for line in outcome.needed]) is safety
        assert len(outcome.notes) == notes


def test_nothing_is_concluded_too_early():
    with pytest.raises(ValueError, match="open"):
        self_check.outcome_of({"rule": "yes"})


def test_the_page_asks_one_question_after_another_without_signing_in(client, db):
    client.cookies["django_language"] = "en"
    told: dict[str, str] = {}
    for answer in ("yes", "no", "none", "market", "yes", "business", "one"):
        page = client.get(URL, told).content.decode()
        question = self_check.next_question(told)
        assert str(question.text) in page.replace("&#x27;", "'")
        assert page.count(f'type="radio" name="{question.key}"') == len(question.options)
        assert page.count('type="hidden" name=') >= len(told)
        told[question.key] = answer
    page = client.get(URL, told).content.decode()
    assert "Smart innovation project (form 3)" in page
    assert "Proof of safety" in page and "Act §49" in page
    assert client.get(URL).cookies.get("sessionid") is None


@pytest.mark.parametrize(("answers", "key"), [(("unknown",), "rapid"), (("no",), "nothing")])
def test_the_end_leads_to_the_draft(client, db, answers, key):
    page = client.get(URL, walk(answers)).content.decode()
    assert f'href="{reverse("sandbox:rapid-new")}"' in page


@pytest.mark.parametrize("track", ["demonstration", "innovation"])
def test_the_end_leads_to_the_draft_of_the_right_type(client, db, track):
    answers = next(one for one, key in ENDS.items() if key == track)
    page = client.get(URL, walk(answers)).content.decode()
    assert f'href="{reverse("sandbox:application-new")}?track={track}"' in page


@pytest.mark.parametrize("query", [{"asked": "rule"}, {"rule": "perhaps"}, {"rule": "perhaps", "holder": "no"}])
def test_without_a_right_answer_the_question_is_asked_again(client, db, query):
    client.cookies["django_language"] = "en"
    answer = client.get(URL, query)
    assert answer.status_code == 400
    assert "Choose one of the answers." in answer.content.decode()
    assert "Does a rule stand in the way" in answer.content.decode()


def test_answers_off_the_way_do_not_count(client, db):
    client.cookies["django_language"] = "en"
    page = client.get(URL, {"rule": "unknown", "ground": "impossible", "who": "nobody"}).content.decode()
    assert "Rapid confirmation" in page and "form 4" not in page
    changed = client.get(URL, {"rule": "yes", "ground": "impossible"}).content.decode()
    assert "were you told that the law needs amendment" in changed


def test_an_answer_is_changed_by_its_link(client, db):
    told = walk(("yes", "no", "impossible", "business", "one"))
    page = client.get(URL, told).content.decode()
    assert 'href="?rule=yes&amp;holder=no"' in page
    assert 'href="?"' in page


def test_it_is_in_the_menu_of_visitors_and_applicants(client, cast):
    assert URL in client.get("/").content.decode()
    client.force_login(cast.company_user)
    assert URL in client.get("/").content.decode()
    client.force_login(cast.molit_officer)
    assert URL not in client.get("/").content.decode()

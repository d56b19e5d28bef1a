"""Facts, prose and templates: everything that needs no typesetter."""

import datetime as dt
from dataclasses import dataclass

import pytest
from django.template import engines
from django.utils.translation import gettext_lazy

from office.documents import facts, prose, templating


@dataclass(frozen=True)
class Row:
    name: str
    on: dt.date | None = None


@dataclass(frozen=True)
class Paper:
    title: str
    at: dt.datetime
    rows: tuple[Row, ...] = ()
    count: int = 0
    agreed: bool = False


def test_facts_come_back_as_they_went():
    said = Paper(
        "가", dt.datetime(2026, 11, 22, 5, tzinfo=dt.UTC), (Row("나", dt.date(2026, 1, 2)), Row("다")), 3, True
    )
    assert facts.thaw(Paper, facts.freeze(said)) == said


def test_facts_of_a_later_version_keep_their_defaults():
    assert facts.thaw(Paper, {"title": "가", "at": "2026-11-22T05:00:00+00:00", "dropped": 1}).rows == ()


def test_the_hash_knows_no_order_but_every_value():
    assert facts.digest({"a": 1, "b": "가"}) == facts.digest({"b": "가", "a": 1})
    assert facts.digest({"a": 1}) != facts.digest({"a": 2})


def test_facts_are_plain_values():
    assert facts.freeze(gettext_lazy("Draft"))
    with pytest.raises(TypeError):
        facts.freeze({"a": object()})


def test_words_are_kept_whole_and_dates_unbroken():
    kept = prose.keep_all("국토교통부 장관 2026. 11. 22. 3일(금)")
    assert "국\u2060토\u2060교\u2060통\u2060부 장\u2060관" in kept
    assert "2026.\u00a011.\u00a022." in kept
    assert kept.replace("\u2060", "").replace("\u00a0", " ") == "국토교통부 장관 2026. 11. 22. 3일(금)"


def test_markup_is_left_alone():
    kept = prose.keep_all_markup('<p class="가나">다라</p>')
    assert kept == '<p class="가나">다\u2060라</p>'


@pytest.mark.parametrize(
    ("line", "level"),
    [("1. 첫째", 1), ("가. 둘째", 2), ("1) 셋째", 3), ("가) 넷째", 4), ("(1) 다섯째", 5), ("(가) 여섯째", 6),
     ("① 일곱째", 7), ("㉮ 여덟째", 8)],
)  # fmt: skip
def test_typed_marks_find_their_level(line, level):
    assert f'class="item item-{level}"' in prose.as_items(line)


def test_typed_text_is_escaped():
    assert "<script>" not in prose.as_items("1. <script>x</script>\n<b>y")


def test_a_sentence_that_begins_with_a_year_is_no_item():
    assert 'class="item' not in prose.as_items("2026. 11. 22.에 신청한 건")


@pytest.mark.parametrize(
    ("body", "closed"),
    [
        ("<p>가.</p>", "<p>가.\u00a0\u00a0끝.</p>"),
        ("<ol><li>가.</li></ol>\n", "<ol><li>가.\u00a0\u00a0끝.</li></ol>"),
        ("<table></table>", '<table></table><p class="end">끝.</p>'),
        ("<div><table></table></div>", '<div><table></table></div><p class="end">끝.</p>'),
    ],
)
def test_the_last_word_stands_after_the_last_character(body, closed):
    assert prose.with_end(body) == closed


def test_letter_dates():
    show = engines["django"].from_string(
        "{% load letters %}{{ day|letter_date }}/{{ at|letter_time }}/{{ none|letter_date }}"
    )
    shown = show.render({"day": dt.date(2026, 1, 2), "at": dt.datetime(2026, 1, 1, 20, 5, tzinfo=dt.UTC), "none": None})
    assert shown.replace("\u00a0", " ") == "2026. 1. 2./2026. 1. 2. 05:05/"


def test_the_template_version_covers_what_is_included():
    parts = templating._sources("documents/letter.html", {})
    assert {"documents/base.html", "documents/page.css", "documents/letter.css", "documents/_line.html"} <= set(parts)
    assert len(templating.version("documents/letter.html")) == 64
    assert templating.version("documents/letter.html") != templating.version("documents/form.html")

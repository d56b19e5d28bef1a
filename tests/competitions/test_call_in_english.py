"""A call read in English: English words wherever the call gives them; what stands in Korean is marked as Korean."""

import datetime as dt
import re
from html.parser import HTMLParser

import pytest

from competitions.actions import questions
from tests.competitions.visiting import People, at

pytestmark = pytest.mark.django_db
VOID = {"br", "img", "input", "link", "meta", "hr", "path", "circle", "rect", "source", "col"}


class Unmarked(HTMLParser):
    """Collects the words in Hangul of a page's main part that nobody marked."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("lang") or ""))

    def handle_startendtag(self, tag, attrs):
        """A shape of a picture holds no words."""

    def handle_endtag(self, tag):
        if any(tag == one for one, _lang in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        languages = [lang for _tag, lang in self.open if lang]
        within = any(tag == "main" for tag, _lang in self.open)
        if within and languages[-1] != "ko" and re.search("[가-힣]", data):
            self.found.append(data.strip())


def unmarked(page: str) -> list[str]:
    parser = Unmarked()
    parser.feed(page)
    return parser.found


def test_nothing_in_korean_stands_unmarked_on_an_english_page(competition, cast):
    people, call = People(competition), competition.opened()
    with competition.at(call.opens_at + dt.timedelta(minutes=1)):
        competition.entry(call)
        asked = questions.ask(call, by=competition.mayor, organisation=cast.city, text="붙임 자료도 쪽수에 들어갑니까?")
        questions.answer(asked, by=competition.officer, text="들어갑니다.")
        questions.ask(call, by=competition.mayor, organisation=cast.city, text="두 번째 질문입니다.")
        visits = [(None, "public-call"), (None, "public-calls")]
        visits += [(part, name) for part in ("city_user", "secretariat_officer") for name in ("call", "call-questions")]
        for part, name in visits:
            people[part].cookies["django_language"] = "en"
            page = people[part].get(at(name, *([] if name == "public-calls" else [call.pk]))).content.decode()
            assert unmarked(page) == [], (part, name)
            if name in ("public-call", "call"):
                assert '정부세종청사</span> <span class="kit-in-korean">(in Korean)</span>' in page
                assert 'lang="ko">들어갑니다.</span>' in page and call.version.terms.text("summary_en")[:40] in page
        people[None].cookies["django_language"] = "ko"
        assert "kit-in-korean" not in people[None].get(at("public-call", call.pk)).content.decode()

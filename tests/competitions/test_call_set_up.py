"""A call of each of the nine programmes from the staff's pages alone: set up, approved, announced, entered, copied."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.competitions.visiting import at

pytestmark = pytest.mark.django_db

# What no programme can know of a year; everything else that must be said stands there from the beginning.
DATES = {"announced_at", "opens_at", "closes_at"}


@dataclass(frozen=True)
class Shape:
    """What everybody reads of a call: the sums of its rounds' points, its money, its first section of questions."""

    rounds: dict[str, int]
    cap: str
    section: str
    selects: str
    leads: str = "city"


TWO = {"서면평가": 100, "발표평가": 100}
SHAPES = {
    "hub": Shape(TWO, "16,000,000,000원", "situation", "1"),
    "small": Shape(TWO, "8,000,000,000원", "subtype", "3"),
    "complex": Shape(TWO, "8,000,000,000원", "base", "2"),
    "solution": Shape(TWO, "1,200,000,000원", "solutions", "5"),
    "data_hub": Shape(TWO, "1,000,000,000원", "pilot", "3"),
    "certification": Shape({"서면평가": 2000, "현장평가": 2000}, "", "cross_reference", "1400점"),
    "kcity": Shape(TWO, "400,000,000원", "abroad", "실증형", leads="company"),
    "drone": Shape({"서류평가": 100, "현장평가": 100, "선정위원회 평가": 100}, "", "parts", "제조", leads="company"),
    "challenge": Shape(TWO, "1,500,000,000원", "stages", "솔루션"),
}


class SetUp:
    """The set-up of a call as its page knows it: what is missing, and the saving while typing."""

    def __init__(self, browser: Client, address: str) -> None:
        self.browser, self.address = browser, address
        self.page = self.browser.get(address).content.decode()
        self.revision = int(self._of("data-autosave-revision"))

    def _of(self, attribute: str) -> str:
        return unescape(re.search(rf'{attribute}="([^"]*)"', self.page)[1])

    def missing(self) -> set[str]:
        """What the page's own report leads to, by the questions."""
        report = self.browser.get(self.address, {"check": "1"}).content.decode()
        summary = re.search(r'class="kit-summary[ "].*?</div>', report, re.S)
        return set(re.findall(r'#id_([\w.]+)"', summary[0])) if summary else set()

    def type(self, code: str, value: Any) -> dict[str, Any]:
        """One answer, as the page saves it while somebody types."""
        body = {"revision": self.revision, "values": {code: value}}
        answer = self.browser.patch(self._of("data-autosave-url"), body, content_type="application/json")
        assert answer.status_code == 200, answer.content.decode()
        told = answer.json()
        self.revision = told["revision"]
        return told

    def fill(self, answers: dict[str, Any]) -> None:
        """Answer what is missing, one after the other, until nothing is."""
        assert self.missing() == set(answers)
        for code, value in answers.items():
            told = self.type(code, value)
            assert told["errors"] == {}, told["errors"]
        assert told["complete"]["complete"] and self.missing() == set()


def step(browser: Client, call_page: str, name: str) -> None:
    """A step by its button: the page of the call must lead there."""
    address = f"{call_page}steps/{name}/"
    assert address in browser.get(call_page).content.decode(), name
    assert browser.get(address).status_code == 200
    assert browser.post(address).status_code == 302, name


def rounds_of(page: str) -> dict[str, int]:
    """The sum of the points in each table of the rubric, by its caption."""
    rubric = re.search(r'id="rubric".*?</section>', page, re.S)[0].partition("가점·감점")[0]
    tables = [re.search(r"<caption[^>]*>([^<]+)<.*", one, re.S) for one in rubric.split("<table")[1:]]
    return {
        found[1].strip(): sum(int(points) for points in re.findall(r'is-number">(\d+)</td>', found[0]))
        for found in tables
    }


@pytest.mark.parametrize("code", SHAPES)
def test_a_call_is_set_up_from_the_pages_alone(competition, people, code):
    officer, director, shape, year = people["secretariat_officer"], people["decision_maker"], SHAPES[code], _year()
    assert f'<option value="{code}"' in officer.get(at("call-new")).content.decode()
    begun = officer.post(at("call-new"), {"programme": code, "year": year})
    form_page, call_page = begun["Location"], begun["Location"].removesuffix("form/")
    dates = {name: value for name, value in competition.dates().items() if name in DATES}
    set_up = SetUp(officer, form_page)
    assert f"{year}년 " in set_up.page and set_up.missing() == DATES
    assert officer.post(f"{call_page}steps/send_for_approval/").status_code == 409
    set_up.fill(dates)
    step(officer, call_page, "send_for_approval")
    assert officer.post(f"{call_page}steps/approve/").status_code == 403
    for name in ("approve", "announce"):
        step(director, call_page, name)
    _read_by_everybody(people, call_page.replace("/calls/", "/open/"), shape)
    _entered(people, call_page.split("/")[-2], shape)
    copied = officer.post(at("call-new"), {"programme": code, "year": year + 1, "copied": call_page.split("/")[-2]})
    again = SetUp(officer, copied["Location"])
    assert f"{year + 1}년 " in again.page and f"{year}년 " not in _field(again.page, "title_ko")
    if shape.cap:
        money = officer.get(copied["Location"], {"section": "money"}).content.decode()
        assert f'value="{year + 1}"' in _field(money, "first_year")
    again.fill({name: value.replace(str(year), str(year + 1), 1) for name, value in dates.items()})
    assert (
        f"{copied['Location'].removesuffix('form/')}steps/send_for_approval/"
        in officer.get(copied["Location"].removesuffix("form/")).content.decode()
    )


def _year() -> int:
    return timezone.localdate().year


def _field(page: str, code: str) -> str:
    """The control of a question."""
    return re.search(rf'<[^>]*name="{code}"[^>]*>', page)[0]


def _read_by_everybody(people, address: str, shape: Shape) -> None:
    """The public page shows the call's real shape to somebody who has not signed in."""
    page = people[None].get(address).content.decode()
    assert rounds_of(page) == shape.rounds
    money = re.search(r'id="money".*?</section>', page, re.S)[0]
    assert (shape.cap or "국비를 지원하지 않습니다") in money
    rules = re.search(r'id="rules".*?</section>', page, re.S)[0]
    assert shape.selects in rules


def _entered(people, call: str, shape: Shape) -> None:
    """Its own form is what those who enter get."""
    browser = people[f"{shape.leads}_user"]
    organisation = getattr(people.cast, shape.leads).pk
    opened = browser.post(at("entry-new"), {"call": call, "organisation": organisation})
    assert opened.status_code == 302, opened.context["form"].errors
    page = browser.get(opened["Location"] + "form/", {"section": shape.section}).content.decode()
    assert f'id="part-{shape.section}"' in page
    assert ('data-part="budget"' in page) is bool(shape.cap)

"""Each rule finds what it should, at the edge of its window, and nothing beside it."""

import datetime as dt

import pytest

from office.assessment.conflict_rules import DECLARABLE
from office.assessment.conflicts import (
    RULES,
    SEARCHED,
    Entry,
    Named,
    Party,
    Person,
    Stay,
    begins,
    complete,
    find,
    rule_of,
    window_of,
)

ON = dt.date(2026, 11, 22)
DAY = dt.timedelta(days=1)
CITY = Party(key="city", names=("가온시", "Gaon City"), above="province", region="41",
             domains=frozenset({"gaon.go.kr"}), addresses=frozenset({"smart@gaon.go.kr"}),
             units=frozenset({"스마트도시과"}))  # fmt: skip
FIRM = Party(key="firm", names=("주식회사 가람모빌리티", "Garam Mobility"), number="1234567891")
OTHER = Party(key="other", names=("나라시",), region="42")
ENTRY = Entry(key="e1", title="가온시 스마트 교통 허브 조성사업", parties=(CITY, FIRM),
              named=(Named(name="김 가온", affiliation="다른대", ground="소송 상대방"),))  # fmt: skip
BESIDE = Entry(key="e2", title="나라시 안전도시", parties=(OTHER,))


def back(years: int, days: int = 0) -> dt.date:
    return ON.replace(year=ON.year - years) + days * DAY


def rules(*stays: Stay, windows: dict | None = None, elsewhere=(), **facts) -> dict:
    person = Person(key="p", stays=stays, **facts)
    found = find([person], [ENTRY, BESIDE], windows or {}, on=ON, elsewhere=elsewhere)
    assert all(one.entry == "e1" for one in found), found
    return {one.rule: one.certain for one in found}


def work(kind: str, ended: dt.date | None, **facts) -> Stay:
    return Stay(kind=kind, organisation="city", name="가온시", began=back(9), ended=ended, **facts)


EDGES = [
    ("employment", "employment", 3), ("advice", "dealings", 2), ("research", "dealings", 2),
    ("contract", "dealings", 2), ("project", "dealings", 2), ("plan", "plan", 5), ("council", "council", 5),
    ("chief_planner", "chief_planner", 5),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "rule", "years"), EDGES)
def test_a_window_ends_on_its_day(kind, rule, years):
    off = {"institution": "off"}
    assert rules(work(kind, back(years)), windows=off) == {rule: True}
    assert rules(work(kind, back(years, -1)), windows=off) == {}
    assert rules(work(kind, None), windows=off) == {rule: True}
    assert rules(work(kind, None), windows={**off, rule: "off"}) == {}
    assert rules(work(kind, back(years, -1)), windows={**off, rule: 10}) == {rule: True}
    assert rules(work(kind, back(1)), windows={**off, rule: "now"}) == {}


def test_what_holds_for_ever():
    assert rules(work("representation", back(9))) == {"representation": True}
    assert rules(work("audit", back(9))) == {"audit": True}
    assert rules(work("publication", None)) == {}


def test_an_organisation_is_known_by_identity_and_else_by_the_likeness_of_its_name():
    def at(**facts):
        return rules(Stay(kind="employment", **facts))

    assert at(number="1234567891", name="아무개") == {"employment": True}
    assert at(name="(주)가람 모빌리티") == {"employment": False}
    assert at(name="가온시청 도시재생과") == {"employment": False}
    assert at(name="가람모빌리티", number="9876543215") == {}, "another number: another firm of this name"
    assert at(name="가온", organisation="elsewhere") == {}
    assert rules(affiliation="GARAM MOBILITY") == {"employment": False}
    assert at(name="가온") == {}


def test_units_institutions_members_and_mail():
    stay = Stay(kind="employment", organisation="city", unit="스마트 도시과")
    assert rules(stay, windows={"employment": "off"}) == {"same_unit": True}
    assert rules(Stay(kind="employment", organisation="province")) == {"institution": False}
    assert rules(Stay(kind="employment", organisation="works", above="city", name="시설공단")) == {"institution": False}
    assert rules(Stay(kind="membership", organisation="firm")) == {"party": True}
    assert rules(Stay(kind="membership", organisation="firm", ended=back(1))) == {"employment": True}
    assert rules(domains=frozenset({"mail.gaon.go.kr"})) == {"domain": False}
    assert rules(domains=frozenset({"korea.kr", "gmail.com", "go.kr"})) == {}
    assert rules(addresses=frozenset({"Smart@gaon.go.kr"})) == {"domain": True}
    assert rules(region="41") == {"residence": False}
    assert rules(region="41", windows={"residence": "off"}) == {}


def test_the_very_project_reciprocity_and_who_was_named():
    advised = Stay(kind="advice", name="어느 대학", title="가온시 스마트 교통 허브 조성", ended=back(9))
    assert rules(advised) == {"same_item": False}
    assert rules(Stay(kind="advice", name="어느 대학", title="교통")) == {}
    mine = Stay(kind="employment", organisation="uni", name="시험대")
    assert rules(mine, elsewhere=[("city", "uni")]) == {"reciprocal": True}
    assert rules(mine, elsewhere=[("uni", "city")]) == {}
    (one,) = find([Person(key="p", name="김가온")], [ENTRY, BESIDE], {}, on=ON)
    assert (one.rule, one.certain, one.challenge) == ("named", False, True)
    assert "소송 상대방" in one.ground()


def test_defaults_are_complete_and_what_a_party_names_has_no_window():
    stored = complete({"employment": 5})
    assert stored["employment"] == 5
    assert stored["dealings"] == 2
    assert "named" not in stored
    assert window_of({"named": "off"}, "named") == "ever"
    leap = find([Person(key="p", stays=(work("employment", dt.date(2025, 2, 28)),))], [ENTRY], {"employment": 3},
                on=dt.date(2028, 2, 29))  # fmt: skip
    assert [one.rule for one in leap] == ["employment"]


HERE = {"organisation": "city", "name": "가온시"}
AT = {
    "employment": [{"kind": "employment", **HERE}],
    "dealings": [{"kind": kind, **HERE} for kind in ("advice", "research", "contract", "project")],
    "representation": [{"kind": "representation", **HERE}],
    "audit": [{"kind": "audit", **HERE}],
    "same_item": [{"kind": kind, "name": "다른 곳", "title": ENTRY.title} for kind in ("advice", "contract", "audit")],
    "same_unit": [{"kind": kind, "unit": "스마트도시과", **HERE} for kind in ("employment", "membership")],
    "institution": [
        {"kind": "employment", "organisation": "province"},
        {"kind": "employment", "organisation": "works", "above": "city", "name": "시설공단"},
    ],
    "reciprocal": [{"kind": "employment", "organisation": "uni", "name": "시험대"}],
    "plan": [{"kind": "plan", **HERE}],
    "council": [{"kind": "council", **HERE}],
    "chief_planner": [{"kind": "chief_planner", **HERE}],
}
# Rules that ask for no time at an organisation: a fact is there or it is not.
WITHOUT_DAYS = {
    "party": {"stays": (Stay(kind="membership", organisation="firm"),)},
    "residence": {"region": "41"},
    "domain": {"domains": frozenset({"gaon.go.kr"})},
    "named": {"name": "김 가온"},
}


def alone(rule: str) -> dict:
    """Every other rule switched off."""
    return {one.code: "off" for one in RULES if one.code != rule}


def test_every_rule_of_the_table_is_tried_and_what_is_not_searched_is_declared():
    assert {one.code for one in SEARCHED} == {*AT, *WITHOUT_DAYS}
    assert {one.code for one in RULES} - {*AT, *WITHOUT_DAYS} == {"kinship", "employer"} <= set(DECLARABLE)


@pytest.mark.parametrize("rule", sorted(AT))
def test_a_rule_finds_to_the_day_at_which_its_window_begins(rule):
    def found(facts: dict, window, ended: dt.date | None) -> dict:
        stay = Stay(began=back(40), ended=ended, **facts)
        return rules(stay, elsewhere=[("city", "uni")], windows={**alone(rule), rule: window})

    for facts in AT[rule]:
        for window in (rule_of(rule).default, 1, 7, "now"):
            if window == "ever":
                continue
            first = ON if window == "now" else back(window)
            assert begins(window, ON) == first
            assert [*found(facts, window, None)] == [*found(facts, window, first)] == [rule], (facts, window)
            assert found(facts, window, first - DAY) == {}, (facts, window)
        assert [*found(facts, "ever", back(39))] == [rule], facts
        assert found(facts, "off", None) == {}, facts


@pytest.mark.parametrize("rule", sorted(WITHOUT_DAYS))
def test_a_rule_without_days_finds_its_fact_and_can_be_switched_off(rule):
    facts = {"key": "p", **WITHOUT_DAYS[rule]}
    (one,) = find([Person(**facts)], [ENTRY, BESIDE], alone(rule) | {"named": "off"}, on=ON)
    assert (one.entry, one.rule) == ("e1", rule)
    # What an applicant names is always decided, whatever a panel's windows say.
    left = find([Person(**facts)], [ENTRY, BESIDE], alone("") | {rule: "off"}, on=ON)
    assert [each.rule for each in left] == (["named"] if rule == "named" else [])


def test_a_unit_counts_at_its_own_organisation_alone():
    windows = {"employment": "off"}
    there = Stay(kind="employment", organisation="firm", unit="스마트도시과")
    assert rules(there, windows=windows) == {}
    assert rules(Stay(kind="employment", organisation="city", unit="교통과"), windows=windows) == {}
    assert rules(Stay(kind="employment", organisation="city"), windows=windows) == {}
    (one,) = find([Person(key="p", stays=(Stay(kind="employment", unit="스마트도시과", **HERE),))], [ENTRY], windows,
                  on=ON)  # fmt: skip
    assert "가온시 스마트도시과" in one.ground()

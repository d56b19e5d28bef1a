"""The five budgets that are documented, to the won, and the sums of the calls they were made for."""

from dataclasses import replace
from fractions import Fraction

import pytest

from competitions.budget import FAIL, Item, Line, MoneyRule, Source, Tag, findings, lines_of, percent, sums_of
from competitions.terms.entry_form import COST_ITEMS, SOURCES, TAGS

EOK = 10**8


def rule(cap: int) -> MoneyRule:
    return MoneyRule.from_terms({"cap": cap * EOK, "share_most": "0.5", "local_covers": True})


def line(national="0", province="0", city="0", private="0") -> Line:
    """One line for the whole budget, in 억."""
    won = {"national": national, "province": province, "city": city, "private": private}
    return Line(2025, "services", "none", **{source: int(Fraction(eok) * EOK) for source, eok in won.items()})


# national cap (억), the budget, its total in 억 and national/total as printed
BUDGETS = {
    "jeonju": (160, line("160", "16", "144", "4"), "324", "49.4"),
    "gimhae": (80, line("80", "16", "64", "5"), "165", "48.5"),
    "ansan": (80, line("80", "80"), "160", "50"),
    "gimcheon": (80, line("80", "0", "80"), "160", "50"),
    "daegu": (80, line("80", "0", "80", "8.15"), "168.15", "47.6"),
    "asan": (120, line("120", "28.8", "91.2"), "240", "50"),
}
UNSPLIT = ("0", "1", "8.000001", "40", "79.99999999", "80")


@pytest.mark.parametrize("city", BUDGETS)
def test_a_real_budget_passes_to_the_won_and_fails_with_one_won_more(city):
    cap, budget, total, printed = BUDGETS[city]
    assert sums_of([budget]).total == Fraction(total) * EOK
    assert percent(sums_of([budget]).share(budget.national)) == printed
    assert {one.status for one in findings([budget], rule(cap))} == {"pass"}
    more = replace(budget, national=budget.national + 1)
    failed = {one.key: one for one in findings([more], rule(cap)) if one.status == FAIL}
    assert {"cap", "local"} <= set(failed)
    assert failed["cap"].too_high == failed["local"].missing == 1


@pytest.mark.parametrize("city", ["ansan", "gimcheon", "asan"])
def test_half_and_half_is_the_line_itself(city):
    _, budget, _, _ = BUDGETS[city]
    more = replace(budget, national=budget.national + 1)
    (share,) = [one for one in findings([more], rule(10**6)) if one.key == "share"]
    assert (share.status, share.too_high, share.missing) == (FAIL, 1, 1)
    assert "50 %: " not in share.sentence


@pytest.mark.parametrize("province", UNSPLIT)
def test_an_unknown_split_of_local_money_changes_nothing(province):
    budget = line("80", province, str(80 - Fraction(province)))
    assert budget.province + budget.city == 80 * EOK
    assert {one.status for one in findings([budget], rule(80))} == {"pass"}
    more = replace(budget, national=budget.national + 1)
    assert {one.key for one in findings([more], rule(80)) if one.status == FAIL} == {"cap", "share", "local"}


def test_private_money_never_replaces_local_money():
    budget = line("160", "16", "140", "8")
    assert [(one.key, one.missing) for one in findings([budget], rule(160)) if one.status == FAIL] == [
        ("local", 4 * EOK)
    ]


def test_the_same_budget_over_three_years_and_two_items():
    rows = [
        {"id": str(year), "year": str(year), "item": "construction", "tag": "climate",
         "national": 50 * EOK, "province": 5 * EOK, "city": 45 * EOK}
        for year in (2025, 2026, 2027)
    ] + [{"id": "x", "year": "2027", "item": "services", "tag": "none",
          "national": 10 * EOK, "province": EOK, "city": 9 * EOK, "other": 4 * EOK}]  # fmt: skip
    sums = sums_of(lines_of(rows).lines)
    assert sums.by_source == {
        "national": 160 * EOK, "province": 16 * EOK, "city": 144 * EOK, "private": 0, "other": 4 * EOK,
    }  # fmt: skip
    assert sums.total == 324 * EOK
    assert [paid.total // EOK for paid in sums.by_year.values()] == [100, 100, 124]
    assert {item: paid.total // EOK for item, paid in sums.by_item.items()} == {"construction": 300, "services": 24}
    assert sums.share(sums.policy) == Fraction(300, 324)


# Σ sites × national money of a site, as the calls printed it (억)
CALLS = {
    2022: ([(16, 40), (16, 40), (16, 40), (16, 40)], 2560),
    2023: ([(2, 200), (4, 120), (8, 20)], 1040),
    2024: ([(1, 160), (3, 80), (10, 12)], 520),
    2026: ([(1, 160), (2, 80), (3, 80)], 560),
}


@pytest.mark.parametrize("year", CALLS)
def test_the_sums_of_the_calls_hold(year):
    sites, printed = CALLS[year]
    lines = [replace(line(str(each)), year=year) for count, each in sites for _ in range(count)]
    assert sums_of(lines).all.national == printed * EOK


# applied → won, and the ratio as printed
RATIOS = [(10, 2, "5"), (14, 4, "3.5"), (4, 1, "4"), (17, 3, "5.7"), (3, 1, "3"), (16, 3, "5.3"), (6, 1, "6"),
          (24, 5, "4.8"), (80, 18, "4.4"), (20, 4, "5"), (111, 11, "10.1"), (33, 10, "3.3")]  # fmt: skip


def test_the_ratios_of_the_competitions_hold():
    assert [percent(Fraction(applied, won * 100)) for applied, won, _ in RATIOS] == [ratio for *_, ratio in RATIOS]
    assert (18 + 20 + 42, 4 + 4 + 10) == (80, 18)


def test_the_form_asks_for_a_budget_in_the_codes_by_which_it_is_judged():
    assert [code for code, _label in SOURCES] == Source.values
    assert [code for code, _label in COST_ITEMS] == Item.values
    assert [code for code, _label in TAGS] == Tag.values

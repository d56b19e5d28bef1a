"""The statistics beside a tally, held against published tables and against independent programmes."""

import ast
import math
import re
import warnings
from dataclasses import astuple
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office.assessment.statistics import (
    Scores,
    Unavailable,
    alpha,
    applications,
    beside,
    icc,
    normalised,
    outliers,
    reviewers,
)
from tests.architecture.sources import at_module_level, house, imports, module_of, tree_of

# The design's panel (scoring.md): r7 is at odds with everybody.
PANEL = {
    "P1": "84 81 86 79 83 85 70",
    "P2": "80 78 83 76 80 82 98",
    "P3": "75 74 79 70 76 77 60",
    "P4": "70 66 72 65 71 70 55",
    "P5": "82 80 82 78 81 84 62",
}
# Shrout and Fleiss (1979), table 2: six targets, four judges.
SHROUT_FLEISS = {"1": "9 2 5 8", "2": "6 1 3 2", "3": "8 4 6 8", "4": "7 1 2 6", "5": "10 5 6 9", "6": "6 2 4 7"}
# Krippendorff's example of four observers and twelve units with gaps (interval: 0.849).
KRIPPENDORFF = {
    "01": "1 1 . 1", "02": "2 2 3 2", "03": "3 3 3 3", "04": "3 3 3 3", "05": "2 2 2 2", "06": "1 2 3 4",
    "07": "4 4 4 4", "08": "1 1 2 1", "09": "2 2 2 2", "10": ". 5 5 5", "11": ". . 1 1", "12": ". . 3 .",
}  # fmt: skip


def scores(rows: dict[str, str]) -> Scores:
    return Scores.of(
        {
            name: {f"r{place}": None if cell == "." else Decimal(cell) for place, cell in enumerate(row.split(), 1)}
            for name, row in rows.items()
        }
    )


@pytest.fixture(autouse=True)
def _no_warnings():
    """A mean of nothing, a division by zero: each would be a figure that means nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


# ------------------------------------------------------------------------------------------------- agreement


def test_published_intraclass_correlations():
    found = icc(scores(SHROUT_FLEISS))
    assert (round(found.single, 3), round(found.average, 3)) == (0.290, 0.620)
    assert (found.applications, found.reviewers, found.left_out) == (6, 4, ())
    panel = scores(PANEL)
    assert round(icc(panel).single, 3) == 0.457
    assert round(icc(panel.without("r7")).single, 3) == 0.819


def test_the_independent_programme_gives_the_same_intervals():
    """pingouin 0.7.0 on the same two tables: intervals to the two places it gives, coefficients to the last digit."""
    panel, published = icc(scores(PANEL)), icc(scores(SHROUT_FLEISS))
    assert panel.single == pytest.approx(0.4567243675099868, abs=1e-12)
    assert panel.average == pytest.approx(0.854752580989676, abs=1e-12)
    assert published.single == pytest.approx(0.28976377952755916, abs=1e-12)
    assert published.average == pytest.approx(0.6200505475989893, abs=1e-12)
    for found, single, average in (
        (panel, (0.15, 0.89), (0.55, 0.98)),
        (published, (0.02, 0.76), (0.07, 0.93)),
    ):
        assert tuple(round(bound, 2) for bound in found.single_interval) == single
        assert tuple(round(bound, 2) for bound in found.average_interval) == average


def test_published_alphas():
    panel = scores(PANEL)
    assert round(alpha(panel).value, 3) == 0.400
    assert round(alpha(panel.without("r7")).value, 3) == 0.784
    found = alpha(scores(KRIPPENDORFF))
    assert round(found.value, 3) == 0.849
    assert (found.scores, found.left_out) == (40, ("12",))


@pytest.mark.parametrize("rows", [PANEL, SHROUT_FLEISS, KRIPPENDORFF])
def test_alpha_is_that_of_the_independent_programme(rows):
    import krippendorff

    table = scores(rows)
    independent = krippendorff.alpha(reliability_data=table.table().T, level_of_measurement="interval")
    assert alpha(table).value == pytest.approx(independent, abs=1e-12)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.none() | st.integers(0, 100), min_size=4, max_size=4), min_size=2, max_size=8))
def test_alpha_is_the_definition_pair_by_pair(rows):
    """Do and De summed over pairs of scores in exact fractions."""
    table = Scores.of({str(place): {f"r{i}": cell for i, cell in enumerate(row)} for place, row in enumerate(rows)})
    units = [unit for unit in ([cell for cell in row if cell is not None] for row in rows) if len(unit) > 1]
    values = [value for unit in units for value in unit]
    found = alpha(table)
    if len(set(values)) < 2:
        assert isinstance(found, Unavailable)
        return
    observed = sum(Fraction(sum((a - b) ** 2 for a in unit for b in unit), len(unit) - 1) for unit in units)
    expected = Fraction(sum((a - b) ** 2 for a in values for b in values), len(values) - 1)
    assert found.value == pytest.approx(float(1 - observed / expected), abs=1e-9)


def test_a_gap_leaves_the_application_out_of_the_correlation_and_says_so():
    gap = scores(PANEL | {"P3": "75 74 . 70 76 77 60"})
    found = icc(gap)
    assert (found.left_out, found.applications) == (("P3",), 4)
    assert found.single == icc(scores({name: row for name, row in PANEL.items() if name != "P3"})).single
    assert alpha(gap).scores == 34


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ({}, "two reviewers"),
        ({"A": "70 80"}, "two reviewers"),
        ({"A": "70", "B": "80"}, "two reviewers"),
        ({"A": "70 .", "B": "80 90", "C": ". 60"}, "two reviewers"),
        ({"A": "70 70", "B": "70 70"}, "nothing to agree about"),
    ],
)
def test_what_has_no_correlation_is_refused_plainly(rows, told):
    assert told in str(icc(scores(rows)))


def test_perfect_and_worst_agreement():
    same = icc(scores({"A": "70 70 70", "B": "80 80 80", "C": "95 95 95"}))
    assert (same.single, same.average, same.single_interval) == (1.0, 1.0, None)
    assert alpha(scores({"A": "70 70", "B": "80 80"})).value == 1
    assert icc(scores({"A": "70 80", "B": "80 70", "C": "70 80"})).single < 0
    assert "two scores" in str(alpha(scores({"A": "70 .", "B": ". 80"})))
    assert isinstance(alpha(scores({"A": "70 70"})), Unavailable)


# ------------------------------------------------------------------------------------------------- reviewers


def test_reviewers_beside_the_panel():
    found = {one.reviewer: one for one in reviewers(scores(PANEL))}
    assert round(found["r7"].consistency, 3) == 0.487
    assert all(one.consistency >= 0.90 for name, one in found.items() if name != "r7")
    assert found["r1"].mean == pytest.approx(78.2) and found["r7"].mean == pytest.approx(69)
    grand = sum(one.mean for one in found.values()) / 7
    assert all(one.leniency == pytest.approx(one.mean - grand) for one in found.values())
    assert sum(one.leniency for one in found.values()) == pytest.approx(0)


def test_who_was_recused_from_a_weak_application_is_not_called_lenient():
    found = {one.reviewer: one for one in reviewers(scores({"A": "90 90 90", "B": "50 50 .", "C": "88 88 88"}))}
    assert found["r3"].mean > found["r1"].mean and found["r3"].scored == 2
    assert [round(one.leniency, 9) for one in found.values()] == [0, 0, 0]
    assert isinstance(found["r3"].consistency, Unavailable)


def test_reviewers_who_cannot_be_compared():
    found = {one.reviewer: one for one in reviewers(scores({"A": "70 60 .", "B": "70 75 .", "C": "70 80 ."}))}
    assert set(found) == {"r1", "r2"}
    assert "equal" in str(found["r1"].consistency) and found["r1"].spread == 0
    alone = reviewers(scores({"A": "70"}))[0]
    assert alone.spread is None and alone.leniency == 0 and isinstance(alone.consistency, Unavailable)
    assert reviewers(scores({})) == []


# ------------------------------------------------------------------------------------------------- applications


def test_the_spread_of_each_application():
    first = applications(scores(PANEL))[0]
    assert (first.application, first.scores, first.lowest, first.highest, first.median) == ("P1", 7, 70, 86, 83)
    assert (first.lower_quartile, first.upper_quartile, first.range) == (80, 84.5, 16)
    assert first.mean == pytest.approx(81.142857) and first.deviation == pytest.approx(5.459810)
    assert [one.scores for one in applications(scores({"A": "70 .", "B": ". ."}))] == [1]


def test_outliers_are_told_and_nothing_else():
    found = outliers(scores(PANEL))
    assert {one.reviewer for one in found} == {"r7"} and {one.application for one in found} == set(PANEL)
    high = next(one for one in found if one.application == "P2")
    assert (high.score, high.median, high.gap) == (98, 80, 18)
    assert high.distance == pytest.approx(0.6745 * 18 / 2)
    assert found[0].application == "P5" and found[0].distance < 0
    assert outliers(scores(PANEL).without("r7")) == []


def test_outliers_where_scores_are_equal_or_few():
    assert outliers(scores({"A": "68 68 68 68 72"})) == []
    told = outliers(scores({"A": "68 68 68 68 72"}), least_gap=4)
    assert [one.reviewer for one in told] == ["r5"] and told[0].distance == pytest.approx(4 / (1.253314 * 0.8))
    assert outliers(scores({"A": "10 10 10 10 10", "B": "10 10 10 90"})) == []
    assert [one.reviewer for one in outliers(scores({"A": "80 81 82 . 83 40"}))] == ["r6"]


def test_normalised_scores():
    """The design's T3: a strict order, where the trimmed means tie."""
    found = normalised(scores(PANEL))
    assert [(one.application, round(one.z, 3)) for one in found][:3] == [("P1", 0.825), ("P2", 0.576), ("P5", 0.470)]
    assert found[0].t == pytest.approx(58.25, abs=0.01)
    assert "five applications" in str(normalised(scores({"A": "70 80", "B": "60 70"})))
    assert "same score" in str(normalised(scores({str(n): f"70 {n}" for n in range(60, 66)})))
    assert isinstance(normalised(scores({})), Unavailable)
    gap = normalised(scores(PANEL | {"P6": ". . 80 81 82 83 84", "P7": ". . . . . . ."}))
    assert "P6" in {one.application for one in gap} and "P7" not in {one.application for one in gap}


# ------------------------------------------------------------------------------------------------- as a whole


def test_the_order_of_the_sheets_changes_nothing():
    turned = {name: dict(reversed(list(row.items()))) for name, row in reversed(list(as_mapping(PANEL).items()))}
    assert beside(Scores.of(turned)) == beside(scores(PANEL))


def as_mapping(rows: dict[str, str]) -> dict[str, dict[str, Decimal]]:
    return {name: {f"r{i}": Decimal(cell) for i, cell in enumerate(row.split(), 1)} for name, row in rows.items()}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.none() | st.decimals(0, 100, places=2), min_size=5, max_size=5), max_size=7))
def test_every_table_has_figures_or_reasons(rows):
    found = beside(Scores.of({str(n): {f"r{i}": cell for i, cell in enumerate(row)} for n, row in enumerate(rows)}))
    for one in (found.icc, found.alpha):
        if not isinstance(one, Unavailable):
            assert all(math.isfinite(value) for value in astuple(one) if isinstance(value, float))
    bounds = [] if isinstance(found.icc, Unavailable) else [*(found.icc.single_interval or ())]
    assert all(math.isfinite(bound) for bound in bounds) and bounds == sorted(bounds)
    for one in (*found.reviewers, *found.applications, *found.outliers):
        assert all(math.isfinite(value) for value in astuple(one) if isinstance(value, float))


BESIDE = ("office.assessment.statistics", "office.assessment.assigning")
SCORING = tuple(f"office.assessment.{piece}" for piece in ("tally", "rulesets", "draw"))


def test_floats_stay_in_the_statistics():
    """numpy and scipy are imported here, and by the allotment, when needed; nothing that scores reads either."""
    found = {module_of(one): one for one in house() if re.search("numpy|scipy|assessment.statistics", one.read_text())}
    assert "office.assessment.statistics.agreement" in found
    for module, path in found.items():
        used = {name for _node, name in imports(tree_of(path))}
        at_once = [one for one in at_module_level(unguarded(path)) if isinstance(one, (ast.Import, ast.ImportFrom))]
        assert not libraries({name for one in at_once for _node, name in imports(one)}), module
        assert module.startswith(BESIDE) or not libraries(used), module
        if module.startswith(SCORING):
            assert not any(name.startswith(BESIDE) for name in used), module


def libraries(names: set[str]) -> set[str]:
    return {"numpy", "scipy"} & {name.split(".")[0] for name in names}


def unguarded(path) -> ast.Module:
    """The file without what is imported for the type checker alone."""
    whole = tree_of(path)
    kept = [one for one in whole.body if not (isinstance(one, ast.If) and "TYPE_CHECKING" in ast.unparse(one.test))]
    return ast.Module(kept, [])

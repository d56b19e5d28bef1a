"""No float on the path, nothing of Django but its words, and quick enough for the largest call."""

import ast
import builtins
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from fractions import Fraction
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from office.assessment import rulesets, tally
from office.assessment.rulesets import RuleSet
from office.assessment.tally import Average, BadInput, Cell, Inputs, averaging, compute, explained
from office.assessment.tally.files import inputs_from, rules_from
from tests.office.assessment.selections import PANEL, TRIMMED, bonus, cells, judged, one_round, rules_of

ROOMS = [Path(tally.__file__).parent, Path(rulesets.__file__).parent]
SOURCES = sorted(source for room in ROOMS for source in room.glob("*.py"))
# `round` of a fraction is exact but rounds a half to even; the others know floats only.
FORBIDDEN = {"float", "round", "complex", "divmod", "pow", "eval", "exec"}
KNOWN = {
    "__future__", "collections", "csv", "dataclasses", "decimal", "fractions", "functools", "hashlib", "io",
    "itertools", "json", "pathlib", "re", "typing", "unicodedata", "office.assessment", "django.utils.translation",
}  # fmt: skip


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: f"{source.parent.name}-{source.stem}")
def test_the_sources_know_no_float_no_database_and_no_clock(source):
    tree = ast.parse(source.read_text())
    found = [
        node for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, (float, complex)))
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN)
        or (isinstance(node, ast.Attribute) and node.attr in {"fsum", "ln", "sqrt", "limit_denominator", "from_float"})
    ]  # fmt: skip
    assert [ast.unparse(node) for node in found] == []
    assert {name for name in _imported(tree) if not _known(name)} == set()


def _imported(tree: ast.AST) -> set[str]:
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def _known(name: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in KNOWN)


class Refused(float):
    def __new__(cls, *args: Any) -> "Refused":
        raise AssertionError("a float was made")


class Watch:
    """Looks at every value that any function of the arithmetic holds or returns, line by line."""

    def __init__(self) -> None:
        self.rooms = tuple(str(room) for room in ROOMS)
        self.lines, self.found = 0, []

    def __call__(self, frame: FrameType, event: str, arg: Any) -> Any:
        if not frame.f_code.co_filename.startswith(self.rooms):
            return None
        self.lines += 1
        held = [arg, *frame.f_locals.values()] if event == "return" else list(frame.f_locals.values())
        self.found += [f"{frame.f_code.co_name}:{frame.f_lineno}" for value in held if isinstance(value, float)]
        return self


def watched(rules: RuleSet, inputs: Inputs, patch: pytest.MonkeyPatch) -> Watch:
    patch.setattr(builtins, "float", Refused)
    with traced() as watch:
        found = compute(rules, inputs)
        told = explained(found)
    patch.undo()
    assert not _floats(told) and not _floats(found)
    return watch


@contextmanager
def traced() -> Iterator[Watch]:
    watch, before = Watch(), sys.gettrace()
    sys.settrace(watch)
    try:
        yield watch
    finally:
        sys.settrace(before)


@pytest.mark.parametrize("method", ["mean", "median", TRIMMED], ids=str)
@pytest.mark.parametrize("at", ["final", "round", "reviewer_total"])
def test_no_float_is_made_or_held_anywhere(method, at, monkeypatch):
    rules = one_round(method, rounding={"at": at, "digits": 1, "mode": "half_up"},
                      tie_breaks=["round:written", "criterion:written.all", "untrimmed_mean"])  # fmt: skip
    inputs = Inputs(tuple(cells(PANEL)), (bonus("P1", "0.1", "x"),))
    watch = watched(rules, inputs, monkeypatch)
    assert watch.found == [] and watch.lines > 1000


def test_no_float_is_made_of_the_files_either(tmp_path, monkeypatch):
    scores, rules = tmp_path / "scores.csv", tmp_path / "rules.json"
    scores.write_text("application,reviewer,round,criterion,points\nA,r1,written,all,80.15\n")
    rules.write_text(json.dumps(rules_of([judged("written")], pass_mark="0.3")))
    monkeypatch.setattr(builtins, "float", Refused)
    with traced() as watch:
        read, inputs = rules_from(str(rules)), inputs_from({"scores": str(scores)})
        rules.write_text(rules.read_text().replace('"0.3"', "0.3"))
        with pytest.raises(BadInput, match="pass_mark: Write this number as text"):
            rules_from(str(rules))
    monkeypatch.undo()
    assert watch.found == [] and not _floats(read) and not _floats(inputs)


def test_the_watch_sees_a_float():
    with traced() as watch:
        averaging.mean([0.5, Fraction(1)])
    assert {one.partition(":")[0] for one in watch.found} == {"mean"}
    assert _floats({"a": [Average("mean", 0.5)]}) and not _floats({"a": [Average("mean", Fraction(1))]})


def _floats(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_floats(one) for pair in value.items() for one in pair)
    if isinstance(value, (list, tuple, set, frozenset)):
        return any(_floats(one) for one in value)
    if is_dataclass(value):
        return any(_floats(getattr(value, one.name)) for one in fields(value))
    return type(value) is float


def test_111_entries_and_9_reviewers_take_well_under_a_second():
    criteria = [{"code": code, "max": "20"} for code in "vwxyz"]
    rules = RuleSet.from_json(
        rules_of([judged("written", TRIMMED, criteria=criteria)], absence="drop_reviewer_from_round", pass_mark="70",
                 tie_breaks=["criterion:written.v", "untrimmed_mean", "lot"],
                 quotas=[{"group": None, "awards": 11, "reserve": 3}])
    )  # fmt: skip
    given = tuple(
        Cell(f"E{one:03}", f"r{who}", "written", code, f"{(one * 7 + who * 3 + place * 5) % 21}")
        for one in range(111) for who in range(9) for place, code in enumerate("vwxyz")
    )  # fmt: skip
    began = time.process_time()
    found = explained(compute(rules, Inputs(given)))
    assert len(found["applications"]) == 111 and time.process_time() - began < 0.6

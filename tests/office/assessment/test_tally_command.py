"""`manage.py tally`: an auditor's computer has neither database nor settings; a wrong file is told in one line."""

import json
import subprocess
import sys
from pathlib import Path
from re import search

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from office.assessment.rulesets import RuleSet, sha256
from office.assessment.tally import Inputs, as_data, compute, explained
from tests.office.assessment.rules import changed
from tests.office.assessment.selections import PANEL, TRIMMED, cells, judged, ruled, rules_of

ROOT = Path(__file__).resolve().parents[3]
CRITERIA = [{"code": "need", "max": "40"}, {"code": "idea", "max": "60"}]
RULES = rules_of(
    [judged("written", weight="0.4", criteria=CRITERIA, advance={"top": 2}), judged("talk", TRIMMED, weight="0.6")],
    absence="drop_reviewer_from_round", tie_breaks=["committee_vote", "lot"],
    quotas=[{"group": "climate", "awards": 1}, {"group": "extinction", "awards": 1}],
)  # fmt: skip
SCORES = """application,reviewer,round,criterion,points
A,r1,written,need,30
A,r1,written,idea,50
A,r2,written,need,30
A,r2,written,idea,52.5
B,r1,written,need,40
B,r1,written,idea,41
B,r2,written,need,40
B,r2,written,idea,41
C,r1,written,need,10
C,r1,written,idea,10
A,r1,talk,all,70
B,r1,talk,all,70
"""
FILES = {
    "scores": SCORES,
    "rules": json.dumps(RULES),
    "adjustments": "application,kind,points,reason\nB,bonus,0.2,계획 승인\n",
    "groups": "application,group\nA,climate\nB,climate\nC,extinction\n",
    "recusals": "application,reviewer,round\nC,r2,written\n",
    "rulings": "step,reference,application,place\n",
}


def written(folder: Path, **texts: str | bytes | None) -> dict[str, str]:
    """Paths by option; None leaves a file out."""
    paths = {}
    for name, text in (FILES | texts).items():
        if text is None:
            continue
        path = folder / f"{name}.{'json' if name == 'rules' else 'csv'}"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        paths[name] = str(path)
    return paths


def run(capsys, paths, **options):
    call_command("tally", **paths, **options)
    return json.loads(capsys.readouterr().out)


def refused(paths, language="en") -> str:
    with pytest.raises(CommandError) as told:
        call_command("tally", **paths, lang=language)
    assert told.value.returncode == 2 and "\n" not in str(told.value)
    return str(told.value)


# ----------------------------------------------------------------------------------------- what it prints


def test_the_files_are_computed(tmp_path, capsys):
    told = run(capsys, written(tmp_path))
    assert told["rules_sha256"] == sha256(RuleSet.from_json(RULES)) and told["unresolved_ties"] == []
    # A: 0.4 × 81.25 + 0.6 × 70; B: 0.4 × 81 + 0.6 × 70 + 0.2
    assert [(one["application"], one["final"], one["rank"], one["outcome"]) for one in told["applications"]] == [
        ("B", "74.60", 1, "selected"), ("A", "74.50", 2, "not_selected"), ("C", None, None, "eliminated:written"),
    ]  # fmt: skip
    assert told["applications"][1]["rounds"]["talk"]["method"] == "mean"


def test_it_prints_what_the_package_computes(tmp_path, capsys):
    rules = rules_of([judged("written", TRIMMED)])
    inputs = Inputs(tuple(cells(PANEL)), rulings=(ruled("lot", "P5", "P2", reference="회의록 3"),))
    lines = [f"{one.application},{one.reviewer},{one.round},{one.criterion},{one.points}" for one in inputs.cells]
    scores = "\r\n".join(["\ufeffapplication,reviewer,round,criterion,points", *lines, ""])
    rulings = "step,reference,application,place\nlot,회의록 3,P2,2\nlot,회의록 3,P5,1\n"
    paths = written(tmp_path, scores=scores, rules=json.dumps(rules), rulings=rulings,
                    groups=None, adjustments=None, recusals=None)  # fmt: skip
    found = compute(RuleSet.from_json(rules), inputs)
    assert run(capsys, paths) == as_data(found)
    assert run(capsys, paths, explain=True) == explained(found)
    assert [one["rank"] for one in as_data(found)["applications"]] == [1, 2, 3, 4, 5]


def test_it_runs_without_any_environment(tmp_path):
    """No database, no setting, from any folder; and a fault is one line on stderr with 2 as the answer."""
    paths = written(tmp_path)

    def audit(**given):
        options = [word for name, path in given.items() for word in (f"--{name}", path)]
        return subprocess.run([sys.executable, str(ROOT / "manage.py"), "tally", *options], cwd=tmp_path,
                              env={"STATE_DIR": str(tmp_path / "var")}, capture_output=True, text=True)  # fmt: skip

    right = audit(**paths)
    assert (right.returncode, right.stderr) == (0, "") and json.loads(right.stdout)["applications"]
    assert not list((tmp_path / "var").rglob("postmaster.pid"))
    wrong = audit(**paths | {"groups": "/nowhere/groups.csv"})
    assert (wrong.returncode, wrong.stdout, wrong.stderr.count("\n")) == (2, "", 1)
    assert "/nowhere/groups.csv" in wrong.stderr and "Traceback" not in wrong.stderr


# ----------------------------------------------------------------------------------------- what it refuses


def scores(*lines: str, without: str = "") -> dict[str, str]:
    kept = [line for line in SCORES.splitlines() if line != without]
    return {"scores": "\n".join([*kept, *lines])}


def rules(path: str, value: object) -> dict[str, str]:
    return {"rules": json.dumps(changed(RULES, path, value))}


def more(name: str, *lines: str) -> dict[str, str]:
    return {name: FILES[name] + "\n".join(lines)}


# What is changed, and the parts of the line that tells it.
WRONG = {
    "unknown criterion": (
        scores("A,r3,talk,looks,5"),
        "scores.csv, line 14, criterion: The round talk has no criterion looks.",
    ),
    "unknown round": (scores("A,r3,site,all,5"), "scores.csv, line 14, round: There is no round site in the rules."),
    "above the most": (
        scores("A,r3,talk,all,100.01"),
        "scores.csv, line 14, points: 100.01 is above the 100 points of all.",
    ),
    "below nothing": (scores("A,r3,talk,all,-1"), "line 14, points: -1 is below 0 points."),
    "not a number": (scores("A,r3,talk,all,good"), "line 14, points: “good” is not a number in plain digits."),
    "not finite": (scores("A,r3,talk,all,NaN"), "line 14, points: “NaN” is not a number"),
    "an exponent": (scores("A,r3,talk,all,7e1"), "line 14, points: “7e1” is not a number"),
    "other digits": (scores("A,r3,talk,all,７０"), "line 14, points: “７０” is not a number"),
    "too fine": (scores("A,r3,talk,all,7.005"), "line 14, points: 7.005 has more than two decimal places."),
    "no points": (scores("A,r3,talk,all,"), "scores.csv, line 14, points: This cell is empty."),
    "twice": (scores("A,r1,talk,all,70"), "scores.csv, line 14, points: This cell has its points in line 12 already."),
    "twice with a space": (scores(" A ,r1,talk,all,71"), "line 14, points: This cell has its points in line 12"),
    "incomplete": (
        scores(without="A,r1,written,idea,50"),
        "scores.csv, line 2, criterion: The sheet of r1 for A in written is incomplete: idea is missing.",
    ),
    "no sheet": (
        scores(without="B,r1,talk,all,70"),
        "scores.csv, line 6, application: B is without any sheet in talk.",
    ),
    "no sheet left": (
        more("recusals", "B,r1,talk"),
        "scores.csv, line 6, application: B is left without any sheet in talk",
    ),
    "all absent": (
        {"recusals": "application,reviewer,round\nC,r1,written"},
        "line 10, application: C is left without any sheet in written",
    ),
    "no scores": (
        {"scores": "application,reviewer,round,criterion,points\n"},
        "scores.csv: There is not a single sheet.",
    ),
    "no header": (
        {"scores": SCORES.partition("\n")[2]},
        "scores.csv, line 1: The first line has to be: application,reviewer,round,criterion,points",
    ),
    "nothing at all": ({"scores": ""}, "scores.csv, line 1: The first line has to be"),
    "a cell short": (scores("", "A,r3,talk,all"), "scores.csv, line 15: This line has 4 cells, not 5."),
    "an open quote": (scores('A,r3,talk,all,"7'), "scores.csv, line 14: This is not a line of CSV"),
    "another encoding": (
        {"scores": SCORES.replace("A,", "가,").encode("cp949")},
        "scores.csv: The file is not text in UTF-8.",
    ),
    "adjusted unknown": (
        more("adjustments", "D,bonus,1,x"),
        "adjustments.csv, line 3, application: D is not in the scores.",
    ),
    "adjusted kind": (
        more("adjustments", "A,gift,1,x"),
        "adjustments.csv, line 3, kind: The kind is bonus or penalty, not “gift”.",
    ),
    "adjusted number": (more("adjustments", "A,bonus,one,x"), "adjustments.csv, line 3, points: “one” is not a number"),
    "adjusted below": (more("adjustments", "A,bonus,-1,x"), "adjustments.csv, line 3, points: -1 is below 0 points."),
    "adjusted twice": (
        more("adjustments", "B,bonus,0.2,계획 승인"),
        "adjustments.csv, line 3, reason: The same adjustment is there twice.",
    ),
    "group unknown": (more("groups", "D,climate"), "groups.csv, line 5, application: D is not in the scores."),
    "group without quota": (more("groups", "C,space"), "groups.csv, line 5, group: C is in two groups."),
    "no such quota": (
        {"groups": "application,group\nA,space\n"},
        "groups.csv, line 2, group: The rules have no quota for the group space.",
    ),
    "no group": (
        {"groups": "application,group\nA,climate\nC,climate\n"},
        "groups.csv: B is in no group, and awards are given by group.",
    ),
    "no groups": ({"groups": None}, "A is in no group, and awards are given by group."),
    "recused unknown": (more("recusals", "D,r1,talk"), "recusals.csv, line 3, application: D is not in the scores."),
    "recused round": (
        more("recusals", "A,r1,site"),
        "recusals.csv, line 3, round: There is no round site in the rules.",
    ),
    "ruling step": (
        more("rulings", "coin,1,A,1", "coin,1,B,2"),
        "rulings.csv, line 2, step: The rules leave no tie to “coin”.",
    ),
    "ruling place": (more("rulings", "lot,1,A,first"), "rulings.csv, line 2, place: A place is a whole number from 1."),
    "ruling alone": (
        more("rulings", "lot,1,A,1"),
        "rulings.csv, line 2, application: A tie is between two applications or more",
    ),
    "lot left equal": (
        more("rulings", "lot,1,A,1", "lot,1,B,1"),
        "rulings.csv, line 2, place: A lot leaves nobody equal.",
    ),
    "settled twice": (
        more("rulings", "lot,1,A,1", "lot,1,B,2", "lot,2,A,2", "lot,2,B,1"),
        "rulings.csv, line 4, step: The same tie is settled twice in this step.",
    ),
    "ruling unknown": (
        more("rulings", "lot,1,A,1", "lot,1,D,2"),
        "rulings.csv, line 2, application: D is not in the scores.",
    ),
    "weights": (rules("rounds.0.weight", "0.5"), "rules.json: rounds: The weights of the rounds sum to 1.1, not to 1."),
    "a float": (
        rules("rounds.0.weight", 0.4),
        "rules.json: rounds.0.weight: Write this number as text in plain digits",
    ),
    "unknown rule": (rules("colour", "red"), "rules.json: colour: No rule has this name."),
    "no object": ({"rules": "[]"}, "rules.json: Give the members of this part by name."),
    "no JSON": ({"rules": '{"rounds": [,]}'}, "rules.json, line 1: This is not JSON"),
    "member twice": ({"rules": '{"rounds": [], "rounds": []}'}, "rules.json: The member “rounds” is there twice."),
    "too deep": ({"rules": "[" * 100_000}, "rules.json: This is not JSON"),
    "too long a number": ({"rules": '{"bonus_cap": ' + "9" * 5000 + "}"}, "rules.json: This is not JSON"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_input_is_told_in_one_line(name, tmp_path):
    texts, told = WRONG[name]
    line = refused(written(tmp_path, **texts))
    assert told in line
    assert told.startswith("A is") or str(tmp_path) in line


def test_every_line_is_told_in_korean(tmp_path):
    for texts, told in WRONG.values():
        line = refused(written(tmp_path, **texts), "ko")
        assert search("[가-힣]", line.replace("계획 승인", "")) and "%(" not in line, told


def test_both_files_are_asked_for(tmp_path):
    assert refused({}) == "Name the scores and the rules: --scores scores.csv --rules rules.json."
    assert "/nowhere/scores.csv: The file cannot be read: No such file" in refused(
        written(tmp_path) | {"scores": "/nowhere/scores.csv"}
    )
    with translation.override("ko"), pytest.raises(CommandError):
        call_command("tally", lang="fr")

"""`manage.py replay_draw`: a published record holds, or what differs in it is said."""

import io
import json
import shutil
import subprocess
import sys
from copy import deepcopy

import pytest
from django.core.management import CommandError, call_command

from office.assessment.draw import BadRecord, Left, Record, replaced, replay
from tests.office.assessment.pools import drawn, nonces, pool_data
from tests.office.assessment.rules import changed


def published() -> dict:
    """A record with one replacement, as it went through a file."""
    record = drawn()
    record = replaced(record, [Left(pseudonym=record.panel[1], reason="declined")])
    return json.loads(json.dumps(record.to_json(), ensure_ascii=False))


PUBLISHED = published()
STEPS = ["pool", "secretariat", "auditor", "seed", "order", "panel", "passed", "alternates", "replacements"]


def differing(data: dict, **announced: str) -> list[str]:
    return [check.step for check in replay(Record.from_json(data), announced) if not check.holds]


def run(path, *args: str) -> tuple[int, str]:
    out = io.StringIO()
    try:
        call_command("replay_draw", str(path), "--lang", "en", *args, stdout=out)
    except CommandError as error:
        return error.returncode, str(error)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "draw.json"
    path.write_text(json.dumps(PUBLISHED, ensure_ascii=False))
    return path


def test_a_record_as_it_was_published_holds():
    assert [check.step for check in replay(Record.from_json(PUBLISHED))] == STEPS
    assert differing(PUBLISHED) == []
    assert Record.from_json(PUBLISHED).to_json() == PUBLISHED
    shuffled = deepcopy(PUBLISHED)
    shuffled["pool"]["people"].reverse()
    assert differing(shuffled) == []


@pytest.mark.parametrize(
    ("path", "value", "found"),
    [
        ("pool.people.4.excluded", [], {"pool", "secretariat", "auditor", "seed", "order"}),
        ("pool.people.7.excluded", ["conflict"], {"pool", "seed"}),
        ("pool.people.7.gender", "female", {"pool", "seed"}),
        ("pool.people.29", ..., {"pool", "order"}),
        ("pool.quotas.0.most", 3, {"pool", "seed"}),
        ("pool.size", 6, {"pool", "panel"}),
        ("pool.alternates", 2, {"pool", "alternates"}),
        ("pool.draw", "2026-공모-4", {"pool", "secretariat", "auditor"}),
        ("pool_sha256", "0" * 64, {"pool"}),
        ("commitments.auditor", "0" * 64, {"auditor"}),
        ("nonces.secretariat", "0" * 64, {"secretariat", "seed", "order"}),
        ("nonces.auditor", nonces(1)["auditor"], {"auditor", "seed", "order"}),
        ("seed", "0" * 64, {"seed"}),
        ("order.2.key", "0" * 64, {"order"}),
        ("order.2", ..., {"order"}),
        ("panel.0", "P-26", {"panel"}),
        ("panel.6", ..., {"panel"}),
        ("passed.0.because", ["kinship"], {"passed"}),
        ("passed.1", ..., {"passed"}),
        ("passed.1.reason", "blocks", {"passed"}),
        ("alternates.0", "P-24", {"alternates"}),
        ("replacements.0.called.0", "P-28", {"replacements"}),
        ("replacements.0.panel.0", "P-28", {"replacements"}),
        ("replacements.0.passed", [], {"replacements"}),
        ("replacements.0.left.0.pseudonym", "P-00", {"replacements"}),
        ("replacements.0.left.0.pseudonym", "P-99", {"replacements"}),
    ],
)
def test_whatever_is_changed_is_found(path, value, found):
    differs = set(differing(changed(PUBLISHED, path, value)))
    assert found <= differs
    if not path.startswith(("pool.", "nonces")):
        assert differs == found


def test_an_order_that_was_swapped_is_told_place_by_place():
    data = deepcopy(PUBLISHED)
    data["order"][3], data["order"][4] = data["order"][4], data["order"][3]
    told = {check.step: check.differs for check in replay(Record.from_json(data))}
    assert "place 4: the record says P-" in told["order"]


def test_a_record_made_anew_as_a_whole_is_found_by_what_was_announced():
    """All hashes fit together when everything is made again; only what was public before tells."""
    other = drawn(pool_data(), number=1).to_json()
    assert differing(other) == []
    before = {"pool": PUBLISHED["pool_sha256"], **PUBLISHED["commitments"]}
    assert differing(PUBLISHED, **before) == []
    assert differing(other, **before) == ["announced"]


def test_quotas_that_nobody_can_meet_are_a_difference(file):
    data = changed(PUBLISHED, "pool.quotas.0.value", "law")
    file.write_text(json.dumps(data))
    code, told = run(file)
    assert code == 1 and "No panel of those who are not excluded" in told


# ------------------------------------------------------------------------------------------------- the command


def test_the_command_says_of_each_step_whether_it_holds(file):
    code, told = run(file)
    assert code == 0 and told.count("  holds  ") == len(STEPS) and "2026-공모-3" in told
    announced = [f"--{what}={value}" for what, value in
                 {"pool": PUBLISHED["pool_sha256"], **PUBLISHED["commitments"]}.items()]  # fmt: skip
    assert all(one.replace("=", " ") in told for one in announced)
    code, told = run(file, *announced)
    assert code == 0 and "with the hashes announced" in told
    code, told = run(file, "--auditor", "0" * 64)
    assert code == 1 and "Commitment of the auditor: the record says" in told


def test_the_command_says_what_differs(file):
    file.write_text(json.dumps(changed(PUBLISHED, "panel.0", "P-26")))
    code, told = run(file)
    assert code == 1
    assert "DIFFERS  Panel: place 1: the record says P-26, the replay gives P-00" in told
    assert "does not hold: Panel." in told


def test_it_speaks_korean(file):
    out = io.StringIO()
    call_command("replay_draw", str(file), "--lang", "ko", stdout=out)
    assert "일치" in out.getvalue() and "holds" not in out.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Line 1 is no JSON"),
        (b"{", "Line 1 is no JSON"),
        (b"\xff\xfe", "UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[]", "by name"),
        (b'{"seed": NaN}', "NaN is no number"),
        (b'{"seed": 1, "seed": 2}', "given twice"),
        (b'{"a": ' + b"9" * 5000 + b"}", "digits"),
        (json.dumps(changed(PUBLISHED, "seed", ...)).encode(), "seed: This has to be stated"),
        (json.dumps(changed(PUBLISHED, "format", "draw/2")).encode(), "format: Choose one of"),
        (json.dumps(changed(PUBLISHED, "pool.size", 7.0)).encode(), "pool.size: Give a whole number"),
        (json.dumps(changed(PUBLISHED, "nonces.auditor", "A" * 64)).encode(), "nonces.auditor: Write 64 digits"),
        (json.dumps(PUBLISHED | {"pool": {}, "names\n": 1}).encode(), "more)"),
    ],
)
def test_a_file_that_is_no_record_is_one_line(tmp_path, content, told):
    path = tmp_path / "no record.json"
    path.write_bytes(content)
    code, line = run(path)
    assert code == 2 and told in line and "\n" not in line


def test_no_file_and_no_hash(tmp_path, file):
    assert run(tmp_path / "none.json") == (2, f"{tmp_path}/none.json: No such file or directory")
    assert run(tmp_path)[0] == 2
    assert run(file, "--pool", "abc")[0] == 2
    assert run(file, "--lang", "fr")[0] == 2


def test_a_record_tells_every_fault():
    with pytest.raises(BadRecord) as caught:
        Record.from_json(PUBLISHED | {"seed": "x", "panel": "P-00", "extra": 1})
    assert {fault.path for fault in caught.value.faults} == {"seed", "panel", "extra"}


IN_A_SHELL = """set -e
POOL=$(jq -cjS .pool "$1" | sha256sum | cut -c1-64)
SEED=$(printf '%s' "$POOL:$(jq -r .nonces.secretariat "$1"):$(jq -r .nonces.auditor "$1")" | sha256sum | cut -c1-64)
echo "$POOL $SEED"
jq -r '.pool.people[].pseudonym' "$1" | while read -r P
  do echo "$(printf '%s' "$SEED:$P" | sha256sum | cut -c1-64) $P"
done | LC_ALL=C sort"""
WITH_THE_LANGUAGE_ALONE = """
import hashlib, json, sys
told = json.load(open(sys.argv[1], encoding="utf-8"))
digest = lambda text: hashlib.sha256(text.encode()).hexdigest()
pool = digest(json.dumps(told["pool"], sort_keys=True, separators=(",", ":"), ensure_ascii=False))
seed = digest(f"{pool}:{told['nonces']['secretariat']}:{told['nonces']['auditor']}")
print(pool, seed)
names = [one["pseudonym"] for one in told["pool"]["people"]]
print("\\n".join(sorted(f"{digest(f'{seed}:{name}')} {name}" for name in names)))
"""


def repeated() -> list[list[str]]:
    """The ways to repeat a draw without any of this program: as the decision record says, where the tools are."""
    tools = shutil.which("jq") and shutil.which("sha256sum")
    alone = [sys.executable, "-I", "-c", WITH_THE_LANGUAGE_ALONE]
    return [alone, ["sh", "-c", IN_A_SHELL, "sh"]] if tools else [alone]


@pytest.mark.parametrize("way", repeated(), ids=lambda way: way[0].rsplit("/", 1)[-1])
def test_it_can_be_repeated_without_the_program(file, way):
    shown = subprocess.run([*way, str(file)], capture_output=True, text=True, check=True).stdout
    head, *order = shown.splitlines()
    assert head == f"{PUBLISHED['pool_sha256']} {PUBLISHED['seed']}"
    assert order == [f"{place['key']} {place['pseudonym']}" for place in PUBLISHED["order"]]

"""Three kinds of work made for the tests: one that counts, one that breaks, one that a rule closes."""

import io

import pytest

from office.access import NotNow
from office.docket.models import Matter
from office.jobs import Result, register_job, start
from office.jobs.models import Job
from office.jobs.registry import forget
from office.people.actors import actor_of

NAME = "회의 자료 (1).txt"


def count(job: Job, progress) -> Result:
    """As many lines as asked for, one step each."""
    lines = job.payload.get("lines", 3)
    progress.of(lines)
    path = progress.folder / "lines.txt"
    with path.open("w") as file:
        for n in range(lines):
            progress.step(f"line {n}")
            file.write(f"{n}\n")
    return Result(path, NAME, "text/plain", facts={"lines": lines})


def stream(job: Job, progress) -> Result:
    return Result(io.BytesIO(b"streamed"), "stream.bin")


def nothing(job: Job, progress) -> None:
    progress.step("looked")


def break_down(job: Job, progress) -> Result:
    progress.say("about to break")
    raise ZeroDivisionError("a secret of ours")


def refuse(job: Job, progress) -> Result:
    raise NotNow(["The agenda is not closed.", "A paper is missing."])


RUNS = {"count": count, "stream": stream, "nothing": nothing, "break": break_down, "refuse": refuse}


@pytest.fixture(autouse=True)
def allowed():
    """Everybody may, until the test empties the set of payloads' doors."""
    closed: set[str] = set()
    for name, run in RUNS.items():
        register_job(
            f"tests.{name}", label=f"Test {name}", run=run, keep_days=7,
            may=lambda actor, job: actor.signed_in and job.payload.get("door") not in closed,
        )  # fmt: skip
    yield closed
    for name in RUNS:
        forget(f"tests.{name}")


@pytest.fixture(autouse=True)
def here(settings, tmp_path):
    settings.JOB_DIR = tmp_path / "half-done"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {**settings.STORAGES["default"], "OPTIONS": {"location": str(tmp_path / "files")}},
    }
    return tmp_path


@pytest.fixture
def actor(cast):
    return actor_of(cast.secretariat_officer)


@pytest.fixture
def matter(cast) -> Matter:
    return Matter.objects.create(kind="tests", title="자율주행 배송", organisation=cast.company)


@pytest.fixture
def ask(actor):
    """ask("count", lines=5) → the job, not yet done."""

    def begin(name: str = "count", *, by=None, key: str = "", matter=None, **payload) -> Job:
        return start(f"tests.{name}", payload=payload, by=by or actor, key=key, matter=matter, title=f"My {name}")

    return begin

"""A job of two halves; where HANGS_AT is set it says that it has come to the middle, and never goes on."""

import time
from pathlib import Path

from django.apps import AppConfig

from config import env
from office.jobs import Result, register_job


def two_halves(job, progress) -> Result:
    progress.of(2)
    path = progress.folder / "halves.txt"
    with path.open("x") as file:
        file.write("first\n")
        progress.step("first half")
        if env.given("HANGS_AT"):
            time.sleep(2.5)  # a beat or two, to be seen outside
            Path(env.text("HANGS_AT")).touch()
            time.sleep(120)
        file.write("second\n")
        progress.step("second half")
    return Result(path, "halves.txt", "text/plain")


def register() -> None:
    register_job("tests.halves", label="Two halves", run=two_halves, may=lambda actor, job: True)


class Slow(AppConfig):
    name = "tests.office.jobs.slow"
    label = "slow"

    def ready(self) -> None:
        register()

"""The rush before the close: python -m benchmarks.rush [--applicants 600] [--rate 100] [--quiet]

Applicants submit at a rate that waits for no answer, beside autosaves, page views and uploads, against gunicorn,
PostgreSQL, Valkey and a Celery worker. Meanwhile one web worker is killed, Valkey and the Celery worker are started
anew, and one POST in fifty comes twice (`--quiet` leaves all that out). The close falls into the middle of the last
second. At the end every accepted submission must have one receipt and its files, and stand on the right side of the
close.
"""

import argparse
import datetime as dt
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from pathlib import Path

from benchmarks.scratch import Worker, house, work_below
from config import env, services
from config.servers import Valkey

DRIVER_STARTS = 2.0  # seconds


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--applicants", type=int, default=600)
    asked.add_argument("--rate", type=float, default=100)
    asked.add_argument("--quiet", action="store_true", help="nothing breaks, nothing comes twice")
    told = asked.parse_args()
    with house() as state:
        from benchmarks import rush_world

        call = rush_world.make(told.applicants, state)
        print(json.dumps({"floor": floor()}))
        with Web(state) as web, Worker(state) as worker:
            web.warm(state)
            begins = time.time() + DRIVER_STARTS
            closes = close(call, at=begins + told.applicants / told.rate - 0.5)
            trouble = threading.Thread(target=break_things, args=(web, worker, state, told.applicants / told.rate))
            if not told.quiet:
                trouble.start()
            before = work(web, worker, state)
            drive(state, web.port, begins, told.rate, 0.0 if told.quiet else 0.02)
            after = work(web, worker, state)
            if not told.quiet:
                trouble.join()
        spent = {name: round(after[name] - before[name], 1) for name in after}
        print(json.dumps({"seconds computed": spent} | report(state, closes), indent=1))


class Web:
    """gunicorn as production has it."""

    def __init__(self, state: Path) -> None:
        self.port = free_port()
        self.log = state / "web.log"

    def __enter__(self) -> "Web":
        command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{self.port}", "--backlog",
                   "2048", "--worker-class", "gthread", "--workers", "2", "--threads", "8", "--preload"]  # fmt: skip
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                command, cwd=env.BASE_DIR, env=env.process_environment(TRUSTED_PROXIES="1"), stdout=out, stderr=out,
                start_new_session=True,
            )  # fmt: skip
        if not services.wait_for(self._ready, seconds=60):
            raise RuntimeError(self.log.read_text())
        return self

    def _ready(self) -> bool:
        return self.log.read_bytes().count(b"Booting worker") == 2

    def warm(self, state: Path) -> None:
        """Somebody has looked at the pages before the rush begins."""
        for one in json.loads((state / "applicants.json").read_text())[:16]:
            address = f"http://127.0.0.1:{self.port}/competitions/entries/{one['entry']}/"
            asked = urllib.request.Request(address, headers={"Cookie": f"sessionid={one['session']}"})  # noqa: S310  our own
            with urllib.request.urlopen(asked) as answer:  # noqa: S310
                answer.read()

    def children(self) -> list[int]:
        pid = self.process.pid
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.wait(30)


def free_port() -> int:
    """Nobody listens there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def floor(seconds: float = 2.0) -> float:
    """INSERT and COMMIT in a plain loop, a second: what the database gives on this machine now."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("create table if not exists bench_floor (id bigserial primary key, told text)")
        began, count = time.perf_counter(), 0
        while time.perf_counter() - began < seconds:
            cursor.execute("insert into bench_floor (told) values ('x')")
            count += 1
    return round(count / seconds)


def close(call, *, at: float) -> float:
    """Set the close to a moment on the machine's clock."""
    type(call).objects.filter(pk=call.pk).update(closes_at=dt.datetime.fromtimestamp(at, dt.UTC))
    return at


def drive(state: Path, port: int, begins: float, rate: float, repeated: float) -> None:
    """The applicants, in a process of their own."""
    command = [sys.executable, "-m", "benchmarks.rush_drive", str(state), str(port), str(begins),
               str(rate), str(repeated)]  # fmt: skip
    subprocess.run(command, check=True, cwd=env.BASE_DIR)


def work(web: Web, worker: Worker, state: Path) -> dict[str, float]:
    """Who has computed how many seconds so far."""
    database = int((state / "pgdata" / "postmaster.pid").read_text().split()[0])
    driver = os.times()
    return {
        "web": work_below(web.process.pid),
        "database": work_below(database),
        "worker": work_below(worker.process.pid),
        "driver": driver.children_user + driver.children_system,
    }


def break_things(web: Web, worker: Worker, state: Path, seconds: float) -> None:
    """A web worker is killed, Valkey goes and comes, the Celery worker is killed."""
    time.sleep(DRIVER_STARTS + seconds * 0.25)
    os.kill(web.children()[0], signal.SIGKILL)
    time.sleep(seconds * 0.2)
    Valkey(state).stop()
    time.sleep(0.5)
    Valkey(state).start()
    time.sleep(seconds * 0.2)
    os.kill(worker.child, signal.SIGKILL)


def report(state: Path, closes: float) -> dict:
    """What the applicants were told, and what is stored."""
    answers = json.loads((state / "answers.json").read_text())
    told = {"rates": {}, "milliseconds": {}}
    for what in ("submit", "save", "look", "upload"):
        mine = [one for one in answers if one["what"] == what]
        taken = sorted(1000 * (one["ended"] - one["began"]) for one in mine)
        told["milliseconds"][what] = {"count": len(mine), "p50": _at(taken, 0.5), "p95": _at(taken, 0.95)}
        told[what] = dict(Counter(str(one["status"]) for one in mine))
    submits = [one for one in answers if one["what"] == "submit"]
    span = max(one["ended"] for one in submits) - min(one["began"] for one in submits)
    again = sum(one["tries"] > 1 for one in submits)
    told["rates"] = {"submissions a second": round(len(submits) / span, 1), "again after a dead server": again}
    return told | judge(answers, closes)


def _at(sorted_: list[float], share: float) -> float:
    return round(sorted_[min(len(sorted_) - 1, int(share * len(sorted_)))], 1) if sorted_ else 0.0


def judge(answers: list[dict], closes: float) -> dict:
    """Every promise, counted where it was broken: all of these must be zero."""
    from competitions.models import Entry, Receipt

    accepted = {one["entry"] for one in answers if one["what"] == "submit" and one["status"] == 302}
    receipts = list(Receipt.objects.select_related("snapshot"))
    good = [one for one in receipts if one.kind == "accepted"]
    per_entry = {str(one.entry_id): [x for x in good if x.entry_id == one.entry_id] for one in good}
    late = [one for one in receipts if one.kind == "late"]
    stored = {str(pk) for pk in Entry.objects.filter(state="submitted").values_list("pk", flat=True)}
    return {
        "accepted": len(accepted),
        "late, with a receipt": len(late),
        "must be zero": {
            "accepted and not stored": len(accepted - stored),
            "stored without an answer": len(stored - accepted),
            "without a receipt": sum(entry not in per_entry for entry in accepted),
            "receipts for the same content": sum(
                len(found) - len({one.content["answers_sha256"] for one in found}) for found in per_entry.values()
            ),
            "files missing": sum(map(_missing, good)),
            "accepted after the close": sum(one.arrived_at.timestamp() >= closes for one in good),
            "refused before the close": sum(
                one.arrived_at.timestamp() < closes for one in receipts if one.kind == "late"
            ),
        },
    }


def _missing(receipt) -> int:
    """How many of the files on a receipt are not kept with the submission, bytes and all."""
    import hashlib

    from django.core.files.storage import default_storage

    kept = {}
    for one in receipt.snapshot.papers.select_related("attachment"):
        with default_storage.open(one.attachment.storage_key) as file:
            kept[one.field_code, one.attachment.name] = hashlib.sha256(file.read()).hexdigest()
    told = receipt.content["files"]
    return sum(kept.get((one["code"], one["name"])) != one["sha256"] for one in told) + max(0, 2 - len(told))


if __name__ == "__main__":
    main()

"""Tallies: python -m benchmarks.tally

A panel of 20 entries and 5 members, one of 111 and 9, and one of 2,000 and 5 (10,000 sheets): computed and stored,
exported as a stream, computed again from the export, told as pages and as a spreadsheet. What if is told twice: for how
long somebody waits for the page (which has the worker compute it where that is long), and how long it computes.
Floor: the same rows read and nothing else.
"""

import io
import json
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.scoring import asked
from benchmarks.scratch import house

PANELS = ((20, 5), (111, 9), (2000, 5))


def timed(act: Callable[[], Any], times: int = 3) -> tuple[float, float, Any]:
    """The best of some: seconds on the wall, seconds computed by this process, and what came out."""
    best = (1e9, 1e9, None)
    for _n in range(times):
        wall, work = time.perf_counter(), time.process_time()
        found = act()
        best = min(best, (time.perf_counter() - wall, time.process_time() - work, found), key=lambda one: one[0])
    return best


def main() -> None:
    with house():
        from benchmarks.tally_world import Assessments

        world = Assessments()
        for entries, members in PANELS:
            tell(entries, members, measured(world, entries, members))


def measured(world: Any, entries: int, members: int) -> list[tuple[str, float, float, str]]:
    from django.test import Client
    from django.urls import reverse

    from office.assessment.actions.tally import tally
    from office.assessment.models import Panel
    from office.assessment.tallying.facts import sheets_counted
    from office.assessment.tallying.files import live_files
    from office.assessment.tallying.whatif import computed
    from office.assessment.tallying.workbook import workbook
    from office.assessment.tallying.zipping import zipped

    round_ = world.panel(entries, members)
    panel = Panel.objects.select_related("matter").get(pk=round_.panel_id)
    floor = timed(lambda: sum(1 for _row in sheets_counted(panel, 1).iterator(chunk_size=2000)))
    stored = timed(lambda: tally(round_, by=world.officer))
    export = timed(lambda: b"".join(zipped(live_files(panel))))
    first = timed(lambda: next(zipped(live_files(panel))))
    again = timed(lambda: recomputed(export[2]), times=1)
    same = [one["final"] for one in again[2]["applications"]] == [
        one["final"] for one in stored[2].result["applications"]]  # fmt: skip
    sheet = timed(lambda: workbook(panel), times=1)
    what_if = timed(lambda: computed(panel.rule_set, stored[2].inputs), times=1)
    client = Client()
    client.force_login(world.user)
    entry = panel.subjects.order_by("position")[entries // 2]
    told = []
    for name, address in (
        ("page of the tally", reverse("assessment:tally", args=[stored[2].pk])),
        ("worked example of an entry", reverse("assessment:tally-entry", args=[stored[2].pk, entry.pk])),
        ("statistics", reverse("assessment:tally-statistics", args=[stored[2].pk])),
        ("what if: waiting for the page", reverse("assessment:what-if", args=[stored[2].pk])),
        ("the round with its totals", reverse("assessment:round", args=[round_.pk])),
        ("scores and discussion", reverse("assessment:talks", args=[round_.pk])),
        ("the panel", reverse("assessment:panel", args=[panel.pk])),
    ):
        told += pages(client, name, address)
    return [
        ("floor: the sheets read by a cursor", *floor[:2], f"{floor[2]:,} sheets"),
        ("tallied and stored", *stored[:2], ""),
        ("export until its first bytes", *first[:2], ""),
        ("export, whole", *export[:2], f"{len(export[2]) / 1e6:.2f} MB"),
        ("computed again from the export", *again[:2], "equal" if same else "DIFFERENT"),
        *told,
        ("what if: computing it", *what_if[:2], f"{len(what_if[2][1])} ways"),
        ("spreadsheet of everything", *sheet[:2], f"{len(sheet[2]) / 1e6:.2f} MB"),
    ]


def pages(client: Any, name: str, address: str) -> list[tuple[str, float, float, str]]:
    """The first time, when what is kept of a tally may still have to be worked out, and from then on."""
    get = lambda: client.get(address, headers={"host": "localhost"})  # noqa: E731
    wall, work, answer = timed(get, times=1)
    if answer.status_code != 200:
        raise SystemExit(f"{name} answers {answer.status_code}")
    again = timed(get)
    return [(f"{name}, the first time", wall, work, ""), (name, *again[:2], asked(lambda _n: get()))]


def recomputed(content: bytes) -> dict:
    from django.core.management import call_command

    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
        out = io.StringIO()
        call_command(
            "tally", scores=str(Path(folder) / "scores.csv"), rules=str(Path(folder) / "rules.json"), stdout=out
        )
        return json.loads(out.getvalue())


def tell(entries: int, members: int, rows: list[tuple[str, float, float, str]]) -> None:
    print(f"\n{entries} entries × {members} members\n")
    print("| | wall s | work s | |\n| --- | ---: | ---: | --- |")
    for name, wall, work, more in rows:
        print(f"| {name} | {wall:.2f} | {work:.2f} | {more} |")


if __name__ == "__main__":
    main()

"""The packet of a meeting: python -m benchmarks.packet [--cases 30]

Thirty cases with twenty pages each, bound by a real worker: for one member, and for all nine. Beside it the floor: the
same files put together and nothing else, and one page set by the typesetter.
"""

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.scratch import Worker, house, wait_for, work_of


@dataclass(frozen=True)
class Measured:
    """Seconds on the wall and at work, megabytes."""

    wall: float
    work: float
    peak: float
    size: float = 0.0
    steps: int = 0
    at_rest: float = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=int, default=30)
    cases = parser.parse_args().cases
    with house() as state:
        from benchmarks.meeting import Committees
        from office.committees import packets
        from office.people.actors import actor_of

        committee = Committees()
        small, large = committee.meeting(max(1, cases // 3)), committee.meeting(cases)
        member = actor_of(committee.members[0])
        floor, sheet = concatenated(large, state), run("sheet")
        third, _pages = bound(state, lambda: packets.ask_packet(small, by=member))
        whole, pages = bound(state, lambda: packets.ask_packet(large, by=member))
        everybody, _pages = bound(state, lambda: packets.ask_copies(large, by=committee.officer))
    members = len(committee.members)
    rows = {
        "floor: its PDFs put together": floor,
        "floor: one page set": sheet,
        f"packet of {max(1, cases // 3)} cases": third,
        f"packet of {cases} cases": whole,
        f"packets of all {members} members": everybody,
    }
    tell(cases, pages, rows, members)


def run(*words: str) -> Measured:
    """A floor, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.floor", *words]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    return Measured(**json.loads(said.stdout.splitlines()[-1]))


def concatenated(meeting, state: Path) -> Measured:
    """The best of three; the first one also warms the disk for whoever comes after."""
    from benchmarks.meeting import files_of

    listed, to = state / "files.txt", state / "floor.pdf"
    listed.write_text("\n".join(map(str, files_of(meeting, "pdf"))))
    best = min((run("concatenate", str(listed), str(to)) for _n in range(3)), key=lambda one: one.work)
    return replace(best, size=to.stat().st_size / 1e6)


def bound(state: Path, ask) -> tuple[Measured, int]:
    """A job done by a fresh worker, and the pages of its file where that is a PDF."""
    from office.ledger.tasks import run_effects

    with Worker(state) as worker:
        at_rest, before = worker.memory("VmRSS"), work_of(worker.child)
        job = ask()
        run_effects.apply_async()
        wait_for(job)
        peak, work = worker.memory(), work_of(worker.child) - before
    wall = (job.finished_at - job.started_at).total_seconds()
    return Measured(wall, work, peak, job.size / 1e6, job.total, at_rest), pages_of(job)


def pages_of(job) -> int:
    """How many pages its file has; 0 for an archive."""
    from django.core.files.storage import default_storage

    from office.committees.merging import pages_in

    return pages_in(Path(default_storage.path(job.result_key))) if job.content_type == "application/pdf" else 0


def tell(cases: int, pages: int, rows: dict[str, Measured], members: int) -> None:
    """The figures, and their ratios to the floor."""
    floor, sheet, third, whole, everybody = rows.values()
    print(f"{cases} cases, {pages} pages, {whole.steps} steps; a worker at rest holds {whole.at_rest:.0f} MB\n")
    print(f"{'':38}{'wall s':>9}{'work s':>9}{'peak MB':>9}{'file MB':>9}")
    for name, one in rows.items():
        print(f"{name:38}{one.wall:9.2f}{one.work:9.2f}{one.peak:9.0f}{one.size:9.1f}")
    ratios = {
        "a page of the packet / one page set": whole.work / pages / sheet.work,
        "the packet / its PDFs put together": whole.work / floor.work,
        "a further member's packet / the first": (everybody.work - whole.work) / (members - 1) / whole.work,
        "peak with all cases / with a third": whole.peak / third.peak,
        "peak for all members / for one": everybody.peak / whole.peak,
        "peak / of a process that sets one page": whole.peak / sheet.peak,
    }
    print()
    for name, ratio in ratios.items():
        print(f"{name:42}{ratio:8.2f}")


if __name__ == "__main__":
    main()

"""The packet of a meeting: python -m benchmarks.packet [--cases 30]

Thirty cases with twenty pages each, bound by a real worker: for one member, and for all nine. Beside it the floor: the
same files put together and nothing else, and one page set by the typesetter.
"""

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scratch import Worker, house, wait_for


@dataclass(frozen=True)
class Measured:
    """One job: seconds, megabytes."""

    seconds: float
    at_rest: float
    peak: float
    size: float
    steps: int


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
        floor = concatenated(large, state)
        sheet = run("sheet")
        third = bound(state, lambda: packets.ask_packet(small, by=member))
        whole = bound(state, lambda: packets.ask_packet(large, by=member))
        everybody = bound(state, lambda: packets.ask_copies(large, by=committee.officer))
        pages = last_pages()
    tell(cases, pages, floor, sheet, third, whole, everybody, len(committee.members))


def run(*words: str) -> dict:
    """A floor, in a process of its own."""
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.floor", *words], capture_output=True, text=True, check=True
    )
    return json.loads(said.stdout.splitlines()[-1])


def concatenated(meeting, state: Path) -> dict:
    """The best of three; the first one also warms the disk for whoever comes after."""
    from benchmarks.meeting import files_of

    listed, to = state / "files.txt", state / "floor.pdf"
    listed.write_text("\n".join(map(str, files_of(meeting, "pdf"))))
    best = min((run("concatenate", str(listed), str(to)) for _n in range(3)), key=lambda one: one["seconds"])
    return {
        **best,
        "size": to.stat().st_size / 1e6,
        "pictures": sum(p.stat().st_size for p in files_of(meeting, "jpeg")) / 1e6,
    }


_kept: dict[str, Path] = {}


def bound(state: Path, ask) -> Measured:
    """A job done by a fresh worker."""
    from office.ledger.tasks import run_effects

    with Worker(state) as worker:
        at_rest = worker.memory("VmRSS")
        job = ask()
        run_effects.apply_async()
        wait_for(job)
        peak = worker.memory()
    if job.content_type == "application/pdf":
        from django.core.files.storage import default_storage

        _kept["packet"] = Path(default_storage.path(job.result_key))
    seconds = (job.finished_at - job.started_at).total_seconds()
    return Measured(seconds, at_rest, peak, job.size / 1e6, job.total)


def last_pages() -> int:
    """How many pages the last packet has."""
    from office.committees.merging import pages_in

    return pages_in(_kept["packet"])


def tell(cases, pages, floor, sheet, third, whole, everybody, members) -> None:
    """The figures, and their ratios to the floor."""
    print(f"{cases} cases, {pages} pages, {whole.steps} steps")
    rows = [
        ("floor: the same files put together", floor["seconds"], floor["peak"], floor["size"]),
        ("floor: one page set", sheet["seconds"], sheet["peak"], 0),
        (f"packet of {max(1, cases // 3)} cases", third.seconds, third.peak, third.size),
        (f"packet of {cases} cases", whole.seconds, whole.peak, whole.size),
        (f"{members} members' packets", everybody.seconds, everybody.peak, everybody.size),
    ]
    for name, seconds, peak, size in rows:
        print(f"{name:40} {seconds:8.2f} s {peak:8.0f} MB peak {size:8.1f} MB file")
    print(f"a worker at rest {whole.at_rest:.0f} MB")
    print(f"a page of the packet / one page set        {whole.seconds / pages / sheet['seconds']:.2f}")
    print(f"the packet / putting the files together    {whole.seconds / floor['seconds']:.1f}")
    print(f"another member's packet / the first        {(everybody.seconds / members) / whole.seconds:.2f}")
    print(f"peak with {cases} cases / with a third        {whole.peak / third.peak:.2f}")
    print(f"peak / a process that has set one page     {whole.peak / sheet['peak']:.2f}")
    print(f"peak / size of the packet                  {whole.peak / whole.size:.2f}")
    print(f"size / papers put together with pictures   {whole.size / (floor['size'] + floor['pictures']):.2f}")


if __name__ == "__main__":
    main()

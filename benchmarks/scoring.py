"""Scoring: python -m benchmarks.scoring

A member's desk and sheet, saving while somebody types, submitting and signing, and the lock of a whole round, with 111
entries × 9 members and with 2,000 × 5 (10,000 sheets). Floors in the same run: the bare statements that no way of
saving and locking can do without.
"""

import json
import statistics
import time
from collections.abc import Callable
from typing import Any

from benchmarks.scratch import house

PANELS = ((111, 9), (2000, 5))
SAVES = 100


def main() -> None:
    with house():
        from benchmarks.scoring_world import Scorings

        world = Scorings()
        for entries, members in PANELS:
            print(f"\n{entries} entries × {members} members\n\n| | ms | |\n| --- | ---: | --- |")
            for name, seconds, more in measured(world, entries, members):
                print(f"| {name} | {seconds * 1000:.1f} | {more} |")


def median(act: Callable[[int], Any], times: int) -> float:
    """The median of so many."""
    taken = []
    for n in range(times):
        begun = time.perf_counter()
        act(n)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def measured(world: Any, entries: int, members: int) -> list[tuple[str, float, str]]:
    round_ = world.open_round(entries, members)
    user, sheet = world.member(round_), world.draft(round_)
    client, place = world.client(user), f"/assessment/sheets/{sheet.pk}/"
    get = lambda path: median(lambda _n: _ok(client.get(path, headers={"host": "localhost"})), 5)  # noqa: E731
    told = [
        ("floor: read, written and committed in SQL", median(world.bare_save(sheet), SAVES), "median"),
        ("one saving while somebody types (the whole request)", median(_saves(client, place), SAVES), "median"),
        ("the page of a sheet", get(place), ""),
        ("the desk", get("/assessment/desk/"), f"{entries:,} sheets on it"),
        ("the round, for the chair", _chair(world, round_), "how far each member is"),
        ("submit and sign one sheet", median(lambda n: world.sign(round_, n), 10), "with version and ledger"),
    ]
    world.sign_the_rest(round_)
    floor = median(lambda _n: world.bare_lock(round_), 1)
    locked = median(lambda _n: world.lock(round_), 1)
    return [*told, ("floor: the same rows locked in SQL, undone", floor, f"{entries * members:,} sheets"),
            ("lock the round", locked, "one statement, one digest")]  # fmt: skip


def _saves(client: Any, place: str) -> Callable[[int], Any]:
    def save(n: int) -> None:
        values = {"points.need": f"{n % 15}.5", "comment": f"근거가 충분합니다. {n}"}
        body = json.dumps({"revision": n, "values": values})
        _ok(client.patch(place, body, content_type="application/json", headers={"host": "localhost"}))

    return save


def _chair(world: Any, round_: Any) -> float:
    client = world.client(world.chair(round_))
    path = f"/assessment/rounds/{round_.pk}/"
    return median(lambda _n: _ok(client.get(path, headers={"host": "localhost"})), 5)


def _ok(answer: Any) -> None:
    if answer.status_code != 200:
        raise SystemExit(f"answered {answer.status_code}: {answer.content[:300]!r}")


if __name__ == "__main__":
    main()

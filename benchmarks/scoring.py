"""Scoring: python -m benchmarks.scoring

A member's desk and sheet, saving while somebody types, submitting and signing, and the lock of a whole round, with 20
entries × 5 members, with 111 × 9 and with 2,000 × 5 (10,000 sheets). Beside each page stands how often it asks the
database and how many rows come back. Floors in the same run: the bare statements that no way of saving, signing and
locking can do without.
"""

import json
import statistics
import time
from collections.abc import Callable
from typing import Any

from benchmarks.scratch import house

PANELS = ((20, 5), (111, 9), (2000, 5))
SAVES, SIGNED, LOOKS = 100, 10, 15
API = "/api/v1/assessment/sheets/"


def main() -> None:
    with house():
        from benchmarks.scoring_world import Scorings

        world = Scorings()
        for entries, members in PANELS:
            print(f"\n{entries} entries × {members} members\n\n| | ms | |\n| --- | ---: | --- |")
            for name, seconds, more in measured(world, entries, members):
                print(f"| {name} | {seconds * 1000:.1f} | {more} |")


def median(act: Callable[[int], Any], times: int, *, clock: Callable[[], float] = time.perf_counter) -> float:
    """The median of so many."""
    taken = []
    for n in range(times):
        begun = clock()
        act(n)
        taken.append(clock() - begun)
    return statistics.median(taken)


def looked_at(name: str, act: Callable[[int], Any]) -> tuple[str, float, str]:
    """How long a page is waited for; beside it what it asks for, and its work, whoever else computes."""
    waited, work = median(act, LOOKS), median(act, LOOKS, clock=time.process_time)
    return name, waited, f"{asked(act)}, work {work * 1000:.0f}"


def asked(act: Callable[[int], Any]) -> str:
    """How often it asks the database, and how many rows come back."""
    from django.db import connection

    rows: list[int] = []

    def watch(go: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        found = go(sql, params, many, context)
        rows.append(max(context["cursor"].rowcount, 0))
        return found

    with connection.execute_wrapper(watch):
        act(0)
    return f"{len(rows)} queries, {sum(rows)} rows"


def measured(world: Any, entries: int, members: int) -> list[tuple[str, float, str]]:
    round_ = world.open_round(entries, members)
    user, sheet = world.member(round_), world.draft(round_)
    client, place = world.client(user), f"/assessment/sheets/{sheet.pk}/"
    get = lambda path: lambda _n: _ok(client.get(path, headers={"host": "localhost"}))  # noqa: E731
    chair, at_chair = world.client(world.chair(round_)), f"/assessment/rounds/{round_.pk}/"
    look = lambda _n: _ok(chair.get(at_chair, headers={"host": "localhost"}))  # noqa: E731
    told = [
        ("floor: read, written and committed in SQL", median(world.bare_save(sheet), SAVES), "median"),
        ("one saving while somebody types (the whole request)", median(_saves(client, place), SAVES), "median"),
        looked_at("the page of a sheet", get(place)),
        looked_at("the desk", get("/assessment/desk/")),
        looked_at("the list of one's sheets over the API", get(API)),
        looked_at("the round, for the chair", look),
        ("floor: the statements of submitting and signing, undone", median(world.bare_steps(sheet), SAVES), "median"),
        *_signing(world, round_),
        ("the password once more, before signing", median(world.prove(user), 3), "slow by design; once for all sheets"),
    ]  # fmt: skip
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


def _signing(world: Any, round_: Any) -> list[tuple[str, float, str]]:
    filled = world.filled(round_, min(SIGNED, round_.panel.subjects.count() - 1))
    submitted = median(lambda n: world.submit(*filled[n]), len(filled))
    signed = median(lambda n: world.sign(*filled[n]), len(filled))
    return [
        ("submit one sheet", submitted, "with its entry in the ledger"),
        ("sign one sheet", signed, "with version, receipt and its entry in the ledger"),
    ]


def _ok(answer: Any) -> None:
    if answer.status_code != 200:
        raise SystemExit(f"answered {answer.status_code}: {answer.content[:300]!r}")


if __name__ == "__main__":
    main()

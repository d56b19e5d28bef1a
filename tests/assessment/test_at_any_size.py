"""From 20 entries to 2,000 with five sheets each: pages ask as often, read as many rows, and walk through no sheets."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from office.assessment.actions import comparing
from office.assessment.actions.tally import tally
from office.assessment.models import Panel, TallyPlace
from office.jobs.models import Job
from office.ledger import dispatch
from tests.assessment.grown import grow, tallied
from tests.worlds_assessment import RULES
from tests.worlds_tally import lock, one_round

FEW, MANY = 20, 2000
SHOWN = {"tally": 50}  # rows of a page; 30 of any other
DASHBOARDS = ("desk", "sheet", "open round", "round", "tally", "panel", "attendance")
BONUSES = {**RULES, "bonuses": one_round()["bonuses"]}


@dataclass
class Asked:
    """What a page asked of the database. `rows` are those that came back."""

    statements: list[tuple[str, Any]] = field(default_factory=list)
    rows: int = 0

    def __call__(self, go: Callable, sql: str, params: Any, many: bool, context: dict) -> Any:
        found = go(sql, params, many, context)
        self.statements.append((sql, params))
        self.rows += max(context["cursor"].rowcount, 0) if sql.startswith("SELECT") else 0
        return found


def read(client: Client, path: str) -> Asked:
    client.get(path)  # what is remembered between requests is remembered at both sizes
    asked = Asked()
    with connection.execute_wrapper(asked):
        assert client.get(path).status_code == 200, path
    return asked


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def pages(world: Any, panel: Panel) -> dict[str, tuple[Client, str]]:
    at = lambda name, *args: reverse(f"assessment:{name}", args=args)  # noqa: E731
    locked, open_ = panel.rounds.order_by("position")
    member, chair = (signed_in(world.user(panel, code)) for code in ("r2", "r1"))
    staff, stored = signed_in(world.cast.secretariat_officer), tallied(world, panel)
    sheet, entry = world.sheet(open_, "r2", "E-010"), panel.subjects.get(code="E-010")
    return {
        "desk": (member, at("desk")),
        "sheet": (member, at("sheet", sheet.pk)),
        "open round": (chair, at("round", open_.pk)),
        "round": (staff, at("round", locked.pk)),
        "tally": (staff, at("tally", stored.pk)),
        "worked example": (staff, at("tally-entry", stored.pk, entry.pk)),
        "statistics": (staff, at("tally-statistics", stored.pk)),
        "tallies": (staff, at("tallies", panel.pk)),
        "panel": (staff, at("panel", panel.pk)),
        "panels": (staff, at("panels")),
        "sheets over the API": (member, "/api/v1/assessment/sheets/"),
        "rounds over the API": (staff, "/api/v1/assessment/rounds/"),
        "discussion": (staff, at("talks", locked.pk)),
        "attendance": (staff, at("attendance", open_.pk)),
        "bonus and penalty": (staff, at("adjustments", panel.pk)),
    }  # fmt: skip


def test_pages_read_as_much_of_two_thousand_entries_as_of_twenty(panel_world):
    panel, seen = panel_world.panel(FEW, 5, rules=BONUSES), {}
    for entries in (FEW, MANY):
        grow(panel_world, panel, entries)
        seen[entries] = {name: read(*page) for name, page in pages(panel_world, panel).items()}
    many = {name: [len(of[name].statements) for of in seen.values()] for name in seen[FEW]}
    assert {name: told for name, told in many.items() if told[1] > told[0]} == {}
    read_of = {name: one.rows for name, one in seen[MANY].items()}
    discussed = read_of.pop("discussion")  # a row for each sheet of the entries shown
    assert {name: rows for name, rows in read_of.items() if rows > 3 * SHOWN.get(name, 30) + 50} == {}
    assert discussed <= 30 * (5 + 3) + 50
    assert [_walks(seen[MANY][name]) for name in DASHBOARDS] == [[] for _name in DASHBOARDS]


def _walks(asked: Asked) -> list[str]:
    """The statements that find their sheets by no index: the table holds one panel here, a hundred in a year."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        found = []
        for sql, params in asked.statements:
            if sql.startswith("SELECT") and '"assessment_sheet"' in sql:
                cursor.execute(f"EXPLAIN {sql}", params)
                if any("Seq Scan on assessment_sheet" in line for (line,) in cursor.fetchall()):
                    found.append(sql)
        cursor.execute("SET LOCAL enable_seqscan = on")
    return found


def test_the_walk_is_seen(db):
    walked = 'SELECT "assessment_sheet"."id" FROM "assessment_sheet" WHERE "assessment_sheet"."note" = %s'
    assert _walks(Asked([(walked, ("x",)), ("SELECT 1", ())])) == [walked]


def test_a_list_is_paged_and_an_entry_found(panel_world):
    panel = panel_world.panel(2, 3)
    grow(panel_world, panel, 70)
    shown = pages(panel_world, panel)
    for name, few in (("round", 30), ("tally", 50), ("panel", 30), ("discussion", 30)):
        client, path = shown[name]
        page = client.get(path).context["page"]
        assert (len(page.object_list), page.paginator.count) == (few, 70), name
        found = client.get(f"{path}?q=E-069").content.decode()
        assert "E-069" in found and "E-068" not in found, name
        assert "E-001" not in client.get(f"{path}?page=2").content.decode(), name
        assert "E-0" not in client.get(f"{path}?q=nobody").content.decode().split("</form>")[-1], name


def test_the_desk_keeps_its_order_and_goes_on_where_one_is(panel_world):
    panel = panel_world.panel(2, 3)
    grow(panel_world, panel, 40)
    mine, path = pages(panel_world, panel)["desk"]
    open_ = panel.rounds.get(position=2)
    line = mine.get(path).context["open"][0]
    assert [one.subject.code for one in line["sheets"]] == [f"E-{n:03d}" for n in range(1, 31)]
    assert (line["work"].counting, line["work"].done, line["work"].next.subject.code) == (40, 0, "E-001")
    panel_world.submitted(panel_world.sheet(open_, "r2", "E-001"), "30", "40")
    line = mine.get(f"{path}?show=open").context["open"][0]
    assert line["page"].paginator.count == 39 and line["work"].next.subject.code == "E-002"
    assert [one.subject.code for one in mine.get(f"{path}?show=done").context["open"][0]["sheets"]] == ["E-001"]
    around = mine.get(reverse("assessment:sheet", args=[panel_world.sheet(open_, "r2", "E-040").pk])).context
    assert (around["place"], around["of"], around["before"].subject.code, around["after"]) == (40, 40, "E-039", None)
    assert around["next"].subject.code == "E-002"
    closed = mine.get(f"{path}?round={panel.rounds.get(position=1).pk}&page=2").context["closed"][0]
    assert [one.subject.code for one in closed["sheets"]][0] == "E-031"


def test_attendance_is_noted_page_by_page(panel_world):
    panel = panel_world.panel(2, 3, rules=BONUSES)
    grow(panel_world, panel, 70)
    staff, path = pages(panel_world, panel)["attendance"]
    heard = panel.rounds.get(position=2)
    heard.attendances.all().delete()
    cell = lambda code, seat="r1": (  # noqa: E731
        f"{panel.seats.get(code=seat).pk}:{panel.subjects.get(code=code).pk}")  # fmt: skip
    page = staff.get(f"{path}?page=2")
    assert (len(page.context["page"].object_list), page.context["page"].paginator.count) == (30, 70)
    assert [len(row["cells"]) for row in page.context["rows"]] == [30, 30, 30]
    told = page.content.decode()
    assert cell("E-031") in told and cell("E-030") not in told and cell("E-061") not in told
    odd = {f"{cell('E-031')}x": "away", "a:b": "away"}
    saved = staff.post(f"{path}?page=2", {cell("E-031"): "away", cell("E-060", "r3"): "present", **odd})
    assert saved["Location"] == f"{path}?page=2" and heard.attendances.count() == 2
    signed = panel_world.sheet(heard, "r2", "E-001")
    panel_world.signed(signed, "30", "40")
    refused = staff.post(f"{path}?q=E-001", {cell("E-001", "r2"): "away", cell("E-001"): "present"})
    assert refused.status_code == 400 and heard.attendances.count() == 2
    assert refused.context["rows"][1]["cells"][0]["errors"] and refused.context["asked"] == "E-001"
    staff.post(f"{path}?page=3", {cell("E-070"): "away", "everybody": "1"})
    assert (heard.attendances.count(), heard.attendances.filter(present=False).count()) == (70 * 3, 2)
    found = staff.get(f"{path}?q=E-031").context["rows"]
    assert [row["cells"][0]["there"] for row in found] == [False, True, True]


def test_the_entry_of_a_bonus_is_looked_for(panel_world):
    panel = panel_world.panel(2, 3, rules=BONUSES)
    grow(panel_world, panel, 70)
    staff, path = pages(panel_world, panel)["bonus and penalty"]
    offered = lambda of: [str(pk) for pk, _name in of.context["form"].fields["subject"].choices]  # noqa: E731
    one, last = (str(panel.subjects.get(code=code).pk) for code in ("E-001", "E-070"))
    assert len(offered(staff.get(path))) == 31 and last not in offered(staff.get(path))
    found = staff.get(f"{path}?q=e-070")
    assert offered(found) == ["", last] and f'value="{last}" selected' in found.content.decode()
    given = {"subject": last, "code": "women", "points": "9", "evidence": "확인서 제2026-15호"}
    wrong = staff.post(path, given)
    assert wrong.status_code == 400 and last in offered(wrong) and f'value="{last}" selected' in wrong.content.decode()
    assert staff.post(path, {**given, "subject": one[:-1]}).status_code == 400
    assert staff.post(f"{path}?q=e-070", {**given, "points": "1"}).status_code == 302
    assert panel.subjects.get(adjustments__code="women").code == "E-070"


def test_long_comparisons_are_the_workers(panel_world, monkeypatch):
    panel = panel_world.panel(3, 5, rules=one_round(tie_breaks=[]))
    scores = {f"E-{n:03d}": {f"r{m}": 60 + n * m for m in range(1, 6)} for n in range(1, 4)}
    stored = tally(lock(panel.rounds.get(), scores), by=panel_world.officer)
    staff, path = signed_in(panel_world.cast.secretariat_officer), reverse("assessment:what-if", args=[stored.pk])
    at_once = staff.get(path).context["left_out"]
    cache.clear()
    monkeypatch.setattr(comparing, "AT_ONCE", 0)
    api = f"/api/v1/assessment/tallies/{stored.pk}/what-if/"
    assert "waiting" in staff.get(path).context and staff.get(api).status_code == 409
    assert signed_in(panel_world.cast.stranger).post(path).status_code == 404
    for _twice in range(2):
        assert staff.post(path)["Location"] == path
    job = Job.objects.get(kind=comparing.KIND)
    assert str(job.pk) in staff.get(path).content.decode()
    dispatch.run_due()
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("done", 8, 8)
    found = staff.get(path).context
    assert found["left_out"] == at_once and len(found["methods"]) == 3
    assert staff.get(f"{path}?way=without-r3").context["page"].paginator.count == 3
    assert len(staff.get(api).json()["legal"]) == 3


def test_the_rows_of_a_tally_are_its_result_word_for_word(panel_world):
    panel = panel_world.panel(3, 5, rules=one_round(tie_breaks=[]))
    scores = {f"E-{n:03d}": {f"r{m}": 60 + n * m for m in range(1, 6)} for n in range(1, 4)}
    stored = tally(lock(panel.rounds.get(), scores), by=panel_world.officer)
    rows = list(TallyPlace.objects.filter(tally=stored).order_by("place"))
    assert [one.data for one in rows] == stored.result["applications"]
    assert [(one.place, one.subject.code) for one in rows] == [
        (n, one["application"]) for n, one in enumerate(stored.result["applications"], start=1)]  # fmt: skip
    for change in (rows[0].delete, lambda: TallyPlace.objects.update(place=9)):
        with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
            change()

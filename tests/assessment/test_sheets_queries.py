"""The same number of queries with few and with many entries and members."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


def counted(user, *paths: str) -> dict[str, int]:
    client, found = Client(), {}
    client.force_login(user)
    for path in paths:
        client.get(path)  # what is remembered between requests is remembered for both sizes
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(path).status_code == 200, path
        found[path.split("/")[-2]] = len(asked)
    return found


def at(name: str, *args) -> str:
    return reverse(f"assessment:{name}", args=args)


def test_the_pages_of_an_open_round_ask_as_often_at_any_size(panel_world):
    seen = []
    for entries, members in ((1, 2), (30, 5)):
        panel = panel_world.panel(entries, members)
        round_ = panel_world.opened(panel)
        sheet = panel_world.sheet(round_, "r2", "E-001")
        member = counted(panel_world.user(panel, "r2"), at("desk"), "/api/v1/assessment/sheets/", at("sheet", sheet.pk))
        chair = counted(panel_world.user(panel, "r1"), at("round", round_.pk))
        api = counted(panel_world.cast.secretariat_officer, "/api/v1/assessment/rounds/")
        seen.append([list(one.values()) for one in (member, chair, api)])
    assert seen[0] == seen[1]
    assert max(number for part in seen[1] for number in part) <= 30


def test_the_pages_of_a_locked_round_and_of_attendance_ask_as_often_at_any_size(panel_world):
    seen = []
    for entries, members in ((1, 2), (4, 3)):
        panel = panel_world.panel(entries, members)
        locked = panel_world.locked(panel)
        panel.subjects.update(reached=2)
        heard = panel_world.opened(panel)
        entry = panel.subjects.first()
        member = counted(panel_world.user(panel, "r2"), at("round", locked.pk), at("round-entry", locked.pk, entry.pk))
        staff = counted(panel_world.cast.secretariat_officer, at("round", locked.pk), at("attendance", heard.pk))
        seen.append([list(one.values()) for one in (member, staff)])
    assert seen[0] == seen[1]

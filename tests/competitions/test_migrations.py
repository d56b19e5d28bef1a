"""The newest migrations of competitions and assessment go back and forward again with rows in their tables."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from competitions.models import Call, Entry
from office.assessment.models import Sheet
from tests.competitions.selecting import Selecting

pytestmark = pytest.mark.django_db
APPS = ("competitions", "assessment")
# What they stand on, of every piece they point into.
BEFORE = [("competitions", "0006_awards_corrected"), ("assessment", "0002_panels"), ("documents", "0001_initial")]
SHAPE = """
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) || a.attnotnull
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relkind = 'r' AND c.relname ~ '^(competitions|assessment)_' AND a.attnum > 0 AND NOT a.attisdropped
    UNION SELECT c.relname, t.tgname, pg_get_triggerdef(t.oid)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE c.relname ~ '^(competitions|assessment)_' AND NOT t.tgisinternal
    UNION SELECT c.relname, 'constraint', pg_get_constraintdef(k.oid)
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE c.relname ~ '^(competitions|assessment)_'
"""


def asked(sql: str, *told: Any) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, told)
        return cursor.fetchall() if cursor.description else []


def _pointed_at(state: ProjectState) -> set[tuple[str, str]]:
    """The models of both pieces, and those to which they lead."""
    found, left = set(), [key for key in state.models if key[0] in APPS]
    while left:
        if (key := left.pop()) not in found:
            found.add(key)
            there = [one.remote_field.model for one in state.models[key].fields.values() if one.remote_field]
            left += [tuple(name.lower().split(".")) for name in there if "." in name]
    return found


class Path:
    """The migrations from `BEFORE` to the newest. States hold what these know of and no other piece of the house: each
    change of a model draws up anew all that hang together with it."""

    def __init__(self) -> None:
        loader = MigrationLoader(connection)
        newest = [key for key in loader.graph.leaf_nodes() if key[0] in APPS]
        there = {key for one in BEFORE for key in loader.graph.forwards_plan(one)}
        plan = dict.fromkeys(key for one in newest for key in loader.graph.forwards_plan(one) if key not in there)
        assert {app for app, _name in plan} <= set(APPS)
        self.migrations = [loader.get_migration(*key) for key in plan]
        self.first: ProjectState = loader.project_state(BEFORE)
        for other in self.first.models.keys() - _pointed_at(loader.project_state(newest)):
            del self.first.models[other]

    def back(self) -> None:
        states = [self.first]
        for one in self.migrations[:-1]:
            states.append(one.mutate_state(states[-1]))
        for one, state in zip(reversed(self.migrations), reversed(states), strict=True):
            self._run(one.unapply, state)

    def forward(self) -> None:
        state = self.first
        for one in self.migrations:
            state = self._run(one.apply, state)

    @staticmethod
    def _run(go: Any, state: ProjectState) -> ProjectState:
        asked("SET CONSTRAINTS ALL IMMEDIATE")
        state = state.clone()
        state.apps  # noqa: B018  drawn up once, not for each of its changes
        with connection.schema_editor(atomic=True) as editor:
            return go(state, editor)


def test_the_newest_migrations_go_back_and_forward_with_rows(competition, panel_world):
    world = Selecting(competition, entries=1)
    world.published()
    panel = world.call.matter.children.get(kind="assessment.panel").assessment_panel
    [seat] = panel_world.seat(panel, 1)
    sheet = Sheet.objects.create(round=panel.rounds.first(), seat=seat, subject=panel.subjects.first(),
                                 points={"need": "30"}, remarks={"need": "근거가 분명함"})  # fmt: skip
    shape, path = asked(SHAPE), Path()
    assert {one.app_label for one in path.migrations} == set(APPS)
    assert "remarks" in {name for _table, name, _told in shape}

    path.back()
    rows = asked("SELECT 'call', state FROM competitions_call UNION ALL SELECT 'entry', state FROM competitions_entry")
    assert sorted(rows) == [("call", "closed"), ("entry", "eligible")]
    assert asked("SELECT points FROM assessment_sheet WHERE id = %s", sheet.pk)
    for gone in ("SELECT remarks FROM assessment_sheet", "SELECT 1 FROM competitions_decision",
                 "UPDATE competitions_call SET state = 'judging'"):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            asked(gone)

    path.forward()
    assert sorted(asked(SHAPE)) == sorted(shape)
    assert Call.objects.get(pk=world.call.pk).decided_at is None
    assert {one.state for one in Entry.objects.filter(pk__in=world.ids)} == {"eligible"}
    again = Sheet.objects.get(pk=sheet.pk)
    assert (again.points, again.remarks) == ({"need": "30"}, {})
    asked("UPDATE competitions_call SET state = 'judging'")

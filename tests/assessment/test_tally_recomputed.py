"""Whatever a panel gave: `manage.py tally` on the export says what is stored; a large panel costs no more queries."""

import random
import tempfile
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office.access import NotNow
from office.assessment.actions.tally import tally
from office.assessment.models import Adjustment, Attendance
from office.assessment.tallying.files import live_files, stored_files
from office.assessment.tallying.whatif import computed
from office.assessment.tallying.zipping import zipped
from tests.worlds_tally import lock, one_round, recomputed, shown, unpacked

pytestmark = pytest.mark.django_db

POINTS = st.sampled_from(["0", "0.5", "12.25", "33.33", "40"])
METHODS = [
    {"method": "mean"}, {"method": "median"}, {"method": "trimmed_mean", "drop": 1, "min_reviewers": 3},
]  # fmt: skip


@st.composite
def panels(draw) -> dict:
    """A small panel: rules, points of each sheet, recusals, absences, bonus."""
    entries, members = draw(st.integers(2, 4)), draw(st.integers(3, 5))
    cells = st.fixed_dictionaries({"need": POINTS, "innovation": POINTS})
    scores = {f"E-{n:03d}": {f"r{m}": draw(cells) for m in range(1, members + 1)} for n in range(1, entries + 1)}
    pair = st.tuples(st.sampled_from(sorted(scores)), st.sampled_from([f"r{m}" for m in range(2, members + 1)]))
    return {
        "size": (entries, members),
        "scores": scores,
        "rules": {
            "method": draw(st.sampled_from(METHODS)),
            "rounding": {"at": draw(st.sampled_from(["final", "round", "reviewer_total"])),
                         "digits": draw(st.integers(0, 3)), "mode": "half_up"},
            "absence": draw(st.sampled_from(["keep", "drop_reviewer_from_round"])),
        },
        "recused": draw(st.sets(pair, max_size=2)), "absent": draw(st.sets(pair, max_size=1)),
        "bonus": draw(st.sampled_from([None, "0.5", "1.25"])),
    }  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=panels())
def test_the_command_says_what_is_stored(panel_world, made):
    rules = one_round(rounding=made["rules"]["rounding"], absence=made["rules"]["absence"], pass_mark=None)
    rules["rounds"][0]["aggregate"] = made["rules"]["method"]
    panel = panel_world.panel(*made["size"], rules=rules)
    scores = {entry: dict(row) for entry, row in made["scores"].items()}
    round_ = lock(panel.rounds.get(), scores)
    for entry, member in made["recused"]:
        panel_world.excluded(panel, member, entry)
    for entry, member in made["absent"]:
        Attendance.objects.create(
            round=round_, seat=panel.seats.get(code=member), subject=panel.subjects.get(code=entry), present=False,
            noted_by=panel_world.cast.decision_maker,
        )  # fmt: skip
    if made["bonus"]:
        officer, director = panel_world.cast.secretariat_officer, panel_world.cast.decision_maker
        Adjustment.objects.create(subject=panel.subjects.first(), kind="bonus", code="women", points=made["bonus"],
                                  evidence="확인서", proposed_by=officer, confirmed_by=director,
                                  confirmed_at=round_.locked_at)  # fmt: skip
    try:
        stored = tally(round_, by=panel_world.officer)
    except NotNow as refused:
        assert "without any sheet" in str(refused) or "시트" in str(refused) or "평가표" in str(refused)
        return
    for files in (stored_files(panel, stored.inputs), live_files(panel)):
        with tempfile.TemporaryDirectory() as folder:
            assert recomputed(unpacked(b"".join(zipped(files)), Path(folder)), "--explain") == shown(stored)


def _page_queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(address).status_code == 200, address
    return len(caught)


def test_111_entries_and_9_members_cost_no_more_queries(panel_world, cast, tmp_path):
    client, numbers = Client(), {}
    client.force_login(cast.secretariat_officer)
    chance = random.Random(7)
    for entries, members in ((5, 9), (111, 9)):
        panel = panel_world.panel(entries, members, rules=one_round(tie_breaks=[], quotas=[
            {"group": None, "awards": None}]))  # fmt: skip
        scores = {f"E-{n:03d}": {f"r{m}": chance.randrange(40, 100) for m in range(1, members + 1)}
                  for n in range(1, entries + 1)}  # fmt: skip
        round_ = lock(panel.rounds.get(), scores)
        stored = tally(round_, by=panel_world.officer)
        first = panel.subjects.first()
        of = {"tally": [stored.pk], "tallies": [panel.pk], "tally-entry": [stored.pk, first.pk],
              "tally-statistics": [stored.pk], "talks": [round_.pk], "what-if": [stored.pk],
              "adjustments": [panel.pk]}  # fmt: skip
        addresses = {name: reverse(f"assessment:{name}", args=args) for name, args in of.items()}
        for address in addresses.values():
            client.get(address)
        numbers[entries] = {name: _page_queries(client, address) for name, address in addresses.items()}
    assert numbers[5] == numbers[111]
    assert max(numbers[111].values()) <= 40, numbers
    assert len(stored.result["applications"]) == 111 and not stored.blocked
    legal, ways = computed(panel.rule_set, stored.inputs)
    told = {code: (place.rank, place.score, place.outcome) for code, place in legal.items()}
    assert told == {one["application"]: (one["rank"], one["final"], one["outcome"])
                    for one in stored.result["applications"]}  # fmt: skip
    assert len(ways) == 3 + 9 and not any(one.fault for one in ways) and any(one.moved for one in ways)
    trimmed = next(one for one in ways if one.about == "trimmed_mean")
    assert trimmed.places == legal and not trimmed.flips
    folder = unpacked(b"".join(zipped(stored_files(panel, stored.inputs))), tmp_path)
    assert recomputed(folder, "--explain") == shown(stored)

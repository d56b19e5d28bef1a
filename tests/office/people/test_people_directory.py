"""The registers of public bodies that come with the house."""

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command

from office.access import Invalid, NotYours
from office.ledger.models import Event
from office.people.actions.organisations import rename, set_validity, take_new_names
from office.people.loading import load_local_governments, load_ministries
from office.people.models import Organisation
from office.people.queries import directory

pytestmark = pytest.mark.django_db


def test_every_local_government_with_its_tier_and_parent(capsys):
    call_command("load_local_governments")
    rows = Organisation.objects.filter(kind="local_government")
    assert rows.filter(tier="metropolitan", parent=None).count() == 17
    assert rows.filter(tier="basic", parent__tier="metropolitan").count() == 226
    assert {kind: rows.filter(local_kind=kind, tier="basic").count() for kind in ("시", "군", "자치구")} == {
        "시": 75, "군": 82, "자치구": 69,
    }  # fmt: skip
    assert rows.get(code="27720").parent.name_ko == "대구광역시"
    assert "243" in capsys.readouterr().out


def test_loading_again_changes_nothing_that_staff_wrote():
    load_local_governments()
    Organisation.objects.filter(code="11110").update(valid_until=dt.date(2027, 6, 30), name_ko="새이름")
    assert load_local_governments() == 0
    row = Organisation.objects.get(code="11110")
    assert (row.name_ko, row.valid_until) == ("새이름", dt.date(2027, 6, 30))


def test_every_local_government_has_an_english_name_and_staffs_own_stays():
    load_local_governments()
    rows = Organisation.objects.filter(kind="local_government")
    assert not rows.filter(name_en="").exists()
    assert rows.get(code="41110").name_en == "Suwon City"
    rows.filter(code="41110").update(name_en="")
    rows.filter(code="41130").update(name_en="City of Seongnam")
    load_local_governments()
    assert set(rows.filter(code__in=["41110", "41130"]).values_list("name_en", flat=True)) == {
        "Suwon City", "City of Seongnam"
    }  # fmt: skip
    assert [row.code for row in directory("suwon")] == ["41110"]


@pytest.mark.parametrize(
    "code, day, name",
    [
        ("motir", dt.date(2025, 9, 1), "산업통상자원부"),
        ("motir", dt.date(2025, 9, 30), "산업통상자원부"),
        ("motir", dt.date(2025, 10, 1), "산업통상부"),
        ("mcee", dt.date(2025, 9, 30), "환경부"),
        ("mcee", dt.date(2025, 10, 1), "기후에너지환경부"),
        ("moef", dt.date(2026, 1, 1), "기획재정부"),
        ("moef", dt.date(2026, 1, 2), "재정경제부"),
        ("kmcc", dt.date(2024, 1, 1), "방송통신위원회"),
        ("khs", dt.date(2024, 5, 17), "국가유산청"),
        ("molit", dt.date(2020, 1, 1), "국토교통부"),
        ("npa", dt.date(1999, 1, 1), "경찰청"),
    ],
)
def test_a_ministry_bears_the_name_of_the_day(code, day, name):
    load_ministries()
    assert Organisation.objects.get(kind="ministry", code=code).label(on=day) == name


def test_names_cover_every_day_once():
    load_ministries()
    assert load_ministries() == 0
    for ministry in Organisation.objects.filter(kind="ministry").prefetch_related("names"):
        names = sorted(ministry.names.all(), key=lambda name: name.valid_from or dt.date.min)
        for earlier, later in zip(names, names[1:], strict=False):
            assert later.valid_from - earlier.valid_until == dt.timedelta(days=1), ministry.code
        assert names[-1].valid_until is None and names[-1].name_ko == ministry.name_ko


def test_staff_rename_a_ministry_and_old_papers_keep_the_old_name(cast):
    by, day = cast.actor("secretariat_officer"), dt.date(2026, 7, 1)
    rename(cast.ministry, by=by, name_ko="치안부", name_en="Ministry of Public Order", on=day)
    ministry = Organisation.objects.get(pk=cast.ministry.pk)
    assert ministry.label(on=dt.date(2026, 6, 30)) == "경찰청"
    assert ministry.label(on=day) == ministry.label() == "치안부"
    assert Event.objects.filter(kind="people.organisation.renamed").count() == 1
    later = rename(ministry, by=by, name_ko="나중부", on=dt.date(2099, 1, 1))
    assert (later.name_ko, later.label(on=dt.date(2099, 1, 1))) == ("치안부", "나중부")
    with time_machine.travel(dt.datetime(2099, 1, 2, tzinfo=dt.UTC)):
        assert take_new_names() == 1
    with pytest.raises(Invalid):
        rename(ministry, by=by, name_ko="다른부", on=day)


def test_only_staff_keep_the_directory(cast):
    for part in ("company_user", "ministry_manager", "auditor", "molit_officer"):
        with pytest.raises(NotYours):
            set_validity(cast.city, by=cast.actor(part), valid_from=None, valid_until=dt.date(2026, 6, 30))
    set_validity(cast.city, by=cast.actor("admin"), valid_from=None, valid_until=dt.date(2026, 6, 30))
    with pytest.raises(Invalid):
        set_validity(
            cast.city,
            by=cast.actor("admin"),
            valid_from=dt.date(2026, 7, 1),
            valid_until=dt.date(2026, 6, 30),
        )

"""Staff correct what is known of earlier selections: with a reason, nothing overwritten unseen, by programme."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from competitions.actions import awards
from competitions.awards import awards_of
from competitions.models import PastAward, PastCall, Programme
from competitions.queries import past_calls
from office.access import Invalid, NotNow, NotYours
from office.ledger.models import Event
from tests.cast import OrganisationFactory
from tests.competitions.programs import Programs
from tests.competitions.visiting import People, at, statuses

pytestmark = pytest.mark.django_db
EVERYBODY = ("secretariat_officer", "decision_maker", "auditor", "hub_officer", "city_user", "company_user", None)


def award(organisation, programme: str = "small", year: int = 2024, **more) -> PastAward:
    call, _new = PastCall.objects.get_or_create(
        programme_id=programme, year=year, defaults={"selected": 1, "source": "보도자료"}
    )
    name = {"name_ko": organisation.name_ko if organisation else "고성군"}
    return PastAward.objects.create(call=call, organisation=organisation, **{**name, **more})


def held(organisation) -> list[tuple[str, int]]:
    with override("ko"):
        return [(one.programme, one.year) for one in awards_of(organisation, [], ["hub", "small"])]


def test_who_finds_and_who_changes_an_award(competition, cast):
    """Those in charge of its programme; auditors read; the officer of another programme does not know of it."""
    people, one = People(competition), award(cast.city)
    listed, page, removal, new = at("award-list"), at("award", one.pk), at("award-removal", one.pk), at("award-new")
    assert statuses(people, EVERYBODY, listed) == dict(zip(EVERYBODY, (200, 200, 200, 200, 403, 403, 302), strict=True))
    assert statuses(people, EVERYBODY, page) == dict(zip(EVERYBODY, (200, 200, 200, 404, 404, 404, 302), strict=True))
    assert statuses(people, EVERYBODY, removal) == dict(
        zip(EVERYBODY, (200, 200, 403, 404, 404, 404, 302), strict=True)
    )
    assert statuses(people, EVERYBODY, new) == dict(zip(EVERYBODY, (200, 200, 403, 200, 403, 403, 302), strict=True))
    assert people["hub_officer"].get(listed).context["page"].paginator.count == 0
    assert people["auditor"].get(page).context["form"] is None
    assert people["auditor"].post(page, {"reason": "r", "revision": 0}).status_code == 403
    other = {"programme": "small", "year": 2023, "organisation": cast.city.pk, "source": "보도"}
    assert people["hub_officer"].post(new, other).status_code == 400, "a programme that is not theirs"
    with pytest.raises(NotYours):
        awards.correct(one, by=competition.mayor, revision=0, reason="r", national=1)
    assert PastAward.objects.get().revision == 0


def test_added_corrected_and_taken_out_with_a_reason(competition, cast):
    browser = People(competition)["secretariat_officer"]
    told = {"programme": "small", "year": 2024, "organisation": cast.city.pk, "national": "80억"}
    assert browser.post(at("award-new"), told).status_code == 400, "without a source"
    assert browser.post(at("award-new"), {**told, "source": "보도", "year": 2999}).status_code == 400
    made = browser.post(at("award-new"), {**told, "source": "2024. 6. 23. 보도자료"})
    one = PastAward.objects.select_related("call").get()
    assert made.url == at("award", one.pk)
    assert (one.name_ko, one.national, one.call.source) == (cast.city.name_ko, 8_000_000_000, "2024. 6. 23. 보도자료")
    assert one.call.selected is None and held(cast.city) == [("small", 2024)]
    assert browser.post(at("award-new"), {**told, "source": "또"}).status_code == 400, "it is there already"

    values = {"organisation": cast.city.pk, "name_ko": one.name_ko, "national": "80억", "ends_on": "2027-12-31"}
    assert browser.post(made.url, {**values, "revision": 1}).status_code == 400, "without a reason"
    assert browser.post(made.url, {**values, "revision": 1, "reason": "협약서로 확인"}).status_code == 302
    again = browser.post(made.url, {**values, "national": "1억", "revision": 1, "reason": "뒤늦게"})
    assert again.status_code == 409, "changed meanwhile"
    with override("ko"):
        assert awards_of(cast.city, [], ["small"])[0].ended_on == dt.date(2027, 12, 31)
    page = browser.get(made.url).content.decode()
    assert "협약서로 확인" in page and "2027. 12. 31." in page

    assert browser.post(at("award-removal", one.pk), {"revision": 2}).status_code == 400
    assert browser.post(at("award-removal", one.pk), {"revision": 2, "reason": "다른 시였음"}).status_code == 302
    assert held(cast.city) == [] and not past_calls().get().awards.all(), "held against nobody, in no public list"
    assert browser.get(at("award-removal", one.pk)).status_code == 409
    assert browser.post(made.url, {**values, "revision": 3, "reason": "r"}).status_code == 409
    page = browser.get(made.url)
    assert page.context["form"] is None and "다른 시였음" in page.content.decode()
    assert [change.kind for change in one.changes.all()] == ["taken_out", "corrected", "added"]
    before = one.changes.get(kind="corrected").before
    assert before["ends_on"] is None and one.changes.get(kind="taken_out").before["ends_on"] == "2027-12-31"
    kinds = Event.objects.filter(kind__startswith="competitions.award.").values_list("kind", "data__changed")
    assert [kind.rpartition(".")[2] for kind, _changed in kinds] == ["added", "corrected", "taken_out"]
    assert kinds[1][1] == ["ends_on"] and "보도" not in str(list(Event.objects.values_list("data", flat=True)))
    assert browser.post(at("award-new"), {**told, "source": "다시"}).status_code == 302, "it can be added again"


def test_what_cannot_be_written(competition, cast):
    one = award(cast.city)
    assert awards.correct(one, by=competition.officer, revision=0, reason="r", national=None) is None, "no difference"
    for wrong in ({"reason": " "}, {"reason": "r", "name_ko": " ", "organisation": None}):
        with pytest.raises(Invalid):
            awards.correct(one, by=competition.officer, revision=0, **wrong)
    award(competition.rival_city)
    with pytest.raises(Invalid, match=r".*"):
        awards.correct(one, by=competition.officer, revision=0, reason="r", name_ko=competition.rival_city.name_ko)
    with pytest.raises(NotNow):
        awards.take_out(one, by=competition.officer, revision=5, reason="r")
    with pytest.raises(NotYours):
        awards.add(by=competition.mayor, programme=Programme.objects.get(pk="hub"), year=2020, source="s", name_ko="x")
    assert not one.changes.exists()


def test_the_list_is_narrowed_and_asks_as_often_for_one_as_for_thirty(competition, cast):
    browser = People(competition)["secretariat_officer"]
    award(cast.city)
    award(cast.city, "hub", 2023)
    award(None)
    gone = award(competition.rival_city, "hub", 2023)
    awards.take_out(gone, by=competition.officer, revision=0, reason="r")

    def count(**asked) -> int:
        return browser.get(at("award-list"), asked).context["page"].paginator.count

    assert (count(), count(programme="hub"), count(year=2024), count(organisation=cast.city.pk)) == (3, 1, 2, 2)
    assert (count(standing="out"), count(standing="loose"), count(q="고성"), count(year=1)) == (1, 1, 1, 3)
    asked = {}
    for many in (0, 29):
        for n in range(many):
            place = OrganisationFactory(kind="local_government", name_ko=f"시험시 {n}", code=f"q{n}", parent=cast.city)
            awards.correct(award(place), by=competition.officer, revision=0, reason="r", national=n + 1)
        for path in (at("award-list"), at("award", PastAward.objects.last().pk)):
            browser.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(path).status_code == 200
            asked.setdefault(path.count("/"), []).append(len(queries))
    assert {len(set(counts)) for counts in asked.values()} == {1} and max(map(max, asked.values())) < 25, asked


def test_the_same_over_the_api(competition, cast):
    """Added, corrected and taken out by those in charge; another programme's officer and applicants find nothing."""
    programs = Programs(competition)
    officer, told = programs("secretariat_officer"), {"programme": "small", "year": 2024, "source": "보도"}
    made = officer.send("awards/", 201, **told, organisation=str(cast.city.pk), national=8)
    path = f"awards/{made['id']}/"
    assert (made["name_ko"], made["revision"], made["changes"][0]["kind"]) == (cast.city.name_ko, 1, "added")
    officer.send("awards/", 400, **told, organisation=str(cast.secretariat.pk))
    officer.send("awards/", 400, **told | {"year": 2099}, name_ko="x")
    assert officer.send(f"{path}correct/", 409, revision=0, reason="r", national=9)
    officer.send(f"{path}correct/", 400, revision=1, national=9)
    changed = officer.send(f"{path}correct/", revision=1, reason="협약서", national=9)
    assert (changed["national"], changed["changes"][0]["before"]["national"], changed["year"]) == (9, 8, 2024)
    for part, status in (("hub_officer", 404), ("auditor", 403), ("city_user", 403)):
        programs(part).send(f"{path}take-out/", status, revision=2, reason="r")
    assert programs("hub_officer").listed("awards/") == [] and programs("auditor").get(path)["revision"] == 2
    assert officer.send(f"{path}take-out/", revision=2, reason="다른 시")["removed_at"] and held(cast.city) == []
    assert [one["id"] for one in officer.listed("awards/", year=2024)] == [made["id"]]

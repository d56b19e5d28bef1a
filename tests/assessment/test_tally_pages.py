"""The pages and operations of a tally: who sees them, what they say, how many queries they take."""

import dataclasses
import json
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from openpyxl import load_workbook

from office.assessment import registry
from office.assessment.actions.tally import tally
from office.assessment.models import Adjustment, Discussion, Opinion, StoredTally
from office.assessment.tallying.papers import minutes_of, sheet_of
from office.assessment.tallying.workbook import workbook
from office.documents.models import IssuedDocument
from office.ledger.dispatch import run_due
from tests.worlds_tally import lock, one_round, recomputed, seven, shown, unpacked

pytestmark = pytest.mark.django_db


def _client(user) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


@pytest.fixture
def tallied(panel_world):
    """The seven members; r7 keeps away from E-003; nothing is tied to the end."""
    panel = panel_world.panel(5, 7, rules=one_round(tie_breaks=["untrimmed_mean"]))
    round_ = lock(panel.rounds.get(), seven())
    panel_world.excluded(panel, "r7", "E-003")
    return tally(round_, by=panel_world.officer)


def _addresses(stored: StoredTally, subject) -> list[str]:
    of = lambda name, *args: reverse(f"assessment:{name}", args=args)  # noqa: E731
    return [
        of("tallies", stored.panel_id), of("tally", stored.pk), of("tally-entry", stored.pk, subject.pk),
        of("what-if", stored.pk), of("tally-statistics", stored.pk), of("ties", stored.pk),
        f"/api/v1/assessment/tallies/{stored.pk}/",
    ]  # fmt: skip


def _files(stored: StoredTally) -> list[str]:
    of = lambda name, pk: reverse(f"assessment:{name}", args=[pk])  # noqa: E731
    return [
        of("panel-export", stored.panel_id), of("panel-workbook", stored.panel_id), of("tally-export", stored.pk),
        of("adjustments", stored.panel_id), f"/api/v1/assessment/tallies/{stored.pk}/export/",
        f"/api/v1/assessment/panels/{stored.panel_id}/export/",
        f"/api/v1/assessment/panels/{stored.panel_id}/adjustments/",
    ]  # fmt: skip


def test_who_sees_what(panel_world, tallied, cast):
    world, panel = panel_world, tallied.panel
    subject = panel.subjects.get(code="E-001")
    readers = {cast.secretariat_officer: 200, cast.auditor: 200, world.user(panel, "r1"): 200,
               world.user(panel, "r7"): 404, world.reviewers(1)[0].user: 404, cast.rival_user: 404}  # fmt: skip
    for user, wanted in readers.items():
        client = _client(user)
        for address in _addresses(tallied, subject):
            assert client.get(address).status_code == wanted, (user.email, address)
        listed = client.get("/api/v1/assessment/tallies/").json()["results"]
        assert bool(listed) is (wanted == 200), user.email
        for address in _files(tallied):
            # Members read the tally and take no files away; an empty list of adjustments tells nobody anything.
            allowed = 200 if user in (cast.secretariat_officer, cast.auditor) else 403 if wanted == 200 else 404
            got = client.get(address)
            assert got.status_code == allowed or got.json().get("results") == [], (user.email, address)
    # Names are the staff's alone.
    named = reverse("assessment:panel-export", args=[panel.pk]) + "?names"
    assert _client(cast.auditor).get(named).status_code == 403
    assert _client(cast.secretariat_officer).get(named).status_code == 200
    # What is said of an entry: everybody on the panel but who keeps away from it.
    recused, kept = _client(world.user(panel, "r7")), panel.subjects.get(code="E-003")
    for name, args in (("talk", (tallied.round_id, kept.pk)), ("opinion", (kept.pk,))):
        assert recused.get(reverse(f"assessment:{name}", args=args)).status_code == 404
    talks = recused.get(reverse("assessment:talks", args=[tallied.round_id]))
    assert talks.status_code == 200 and "E-003" not in talks.text and "E-001" in talks.text
    assert recused.get(reverse("assessment:talk", args=[tallied.round_id, subject.pk])).status_code == 200
    assert _client(cast.rival_user).get(reverse("assessment:talks", args=[tallied.round_id])).status_code == 404


def test_the_ways_to_a_tally(panel_world, tallied, cast):
    """From the panel and from the round; a recused member finds none to the ranks."""
    tallies = reverse("assessment:tallies", args=[tallied.panel_id])
    talks = reverse("assessment:talks", args=[tallied.round_id])
    for address in (reverse("assessment:panel", args=[tallied.panel_id]),
                    reverse("assessment:round", args=[tallied.round_id])):  # fmt: skip
        for user, told in ((cast.secretariat_officer, True), (panel_world.user(tallied.panel, "r7"), False)):
            page = _client(user).get(address)
            assert page.status_code == 200 and (tallies in page.text) is told, (address, user)
    assert talks in page.text
    # What waits for a member stands on the panel's page, with the way there.
    mine = _client(panel_world.user(tallied.panel, "r2")).get(reverse("assessment:panel", args=[tallied.panel_id]))
    assert [one["label"] for one in mine.context["mine"]] == ["Sign tally 1"]
    assert reverse("assessment:tally", args=[tallied.pk]) + "#signatures" in mine.text


def test_the_pages_say_how_it_came_about(panel_world, tallied, cast):
    client, panel = _client(cast.secretariat_officer), tallied.panel
    page = client.get(reverse("assessment:tally", args=[tallied.pk]))
    assert "82.40" in page.text and "To be selected" in page.text and tallied.sha256 in page.text
    worked = client.get(reverse("assessment:tally-entry", args=[tallied.pk, panel.subjects.get(code="E-001").pk]))
    assert "(84 + 81 + 79 + 83 + 85) ÷ 5 = 412 ÷ 5 = 82.4 (412/5)" in worked.text
    assert "r7: 70 dropped as the lowest" in worked.text and "r3: 86 dropped as the highest" in worked.text
    smaller = client.get(reverse("assessment:tally-entry", args=[tallied.pk, panel.subjects.get(code="E-003").pk]))
    assert "void by recusal" in smaller.text and "smaller" in smaller.text
    what_if = client.get(reverse("assessment:what-if", args=[tallied.pk]))
    assert what_if.text.count("not the result") >= 1 and "Without r7" in what_if.text
    chosen = client.get(reverse("assessment:what-if", args=[tallied.pk]) + "?way=method-mean")
    assert "82.43" in chosen.text  # the plain mean puts E-002 first
    statistics = client.get(reverse("assessment:tally-statistics", args=[tallied.pk]))
    assert "<svg" in statistics.text and "style=" not in statistics.text.split("<main")[1]


def test_export_through_the_api_and_the_workbook(panel_world, seven_panel, cast, tmp_path):
    client = _client(cast.secretariat_officer)
    round_ = seven_panel.rounds.get()
    made = client.post(f"/api/v1/assessment/rounds/{round_.pk}/tally/")
    assert made.status_code == 201 and made.json()["blocked"]
    stored = StoredTally.objects.get()
    told = client.get(f"/api/v1/assessment/tallies/{stored.pk}/export/")
    assert recomputed(unpacked(told.getvalue(), tmp_path), "--explain") == shown(stored)
    tied = {"applications": ["E-002", "E-005"]}
    api = f"/api/v1/assessment/tallies/{stored.pk}/"
    assert client.post(f"{api}lot/", tied, content_type="application/json").status_code == 409
    vote = {"places": [["E-005"], ["E-002"]], "reference": "제3호 의결"}
    assert client.post(f"{api}vote/", vote, content_type="application/json").status_code == 201
    assert not client.post(f"/api/v1/assessment/rounds/{round_.pk}/tally/").json()["blocked"]
    adjustments = f"/api/v1/assessment/panels/{seven_panel.pk}/adjustments/"
    given = {"entry": "E-004", "code": "women", "points": "2", "evidence": "확인서"}
    one = client.post(adjustments, given, content_type="application/json")
    assert one.status_code == 201, one.text
    assert client.post(adjustments, {**given, "points": "3"}, content_type="application/json").status_code == 400
    assert client.post(f"/api/v1/assessment/adjustments/{one.json()['id']}/confirm/").status_code == 409
    book = load_workbook(BytesIO(client.get(reverse("assessment:panel-workbook", args=[seven_panel.pk])).content))
    assert [sheet.max_row for sheet in book][:3] == [36, 6, 6] and book["Totals"]["D2"].value == 84


def test_discussion_outliers_and_opinion(panel_world, tallied, cast, monkeypatch):
    world, panel, round_ = panel_world, tallied.panel, tallied.round
    subject = panel.subjects.get(code="E-002")
    address = reverse("assessment:talk", args=[round_.pk, subject.pk])
    chair, member = _client(world.user(panel, "r1")), _client(world.user(panel, "r7"))
    assert "stands out" in chair.get(address).text
    seat = panel.seats.get(code="r7")
    assert chair.post(address, {"do": "ask", "member": seat.pk, "text": ""}).status_code == 400
    assert chair.post(address, {"do": "ask", "member": seat.pk, "text": "98점의 사유"}).status_code == 302
    assert member.post(address, {"do": "ask", "member": seat.pk, "text": "?"}).status_code == 403
    asked = Discussion.objects.get()
    answer = {"do": "answer", "of": asked.pk, "answer-text": "실증 결과를 높게 보았습니다."}
    assert chair.post(address, answer).status_code == 404
    assert "98점의 사유" in member.get(reverse("assessment:talks", args=[round_.pk])).text
    assert member.post(address, answer).status_code == 302
    assert member.post(address, answer).status_code == 404  # answered once
    assert _client(cast.secretariat_officer).post(address, {"do": "note", "text": "x"}).status_code == 403
    # The opinion is saved as one types, by whoever is on the panel; nobody overwrites another.
    opinion = reverse("assessment:opinion", args=[subject.pk])

    def patch(client, revision, **values):
        body = json.dumps({"revision": revision, "values": values})
        return client.patch(opinion, body, content_type="application/json")

    assert patch(chair, 0, strengths="구체적임").json()["revision"] == 1
    clash = patch(member, 0, strengths="다름")
    assert clash.status_code == 409 and clash.json()["theirs"] == {"strengths": "구체적임"}
    assert patch(member, 1, weaknesses="운영비").json()["revision"] == 2
    assert patch(_client(cast.secretariat_officer), 2, weaknesses="x").status_code == 403
    heard = patch(member, 1).json()
    assert heard["revision"] == 2 and heard["merged"]["weaknesses"] == "운영비" and heard["others"]
    assert member.patch(opinion, "[", content_type="application/json").status_code == 400
    assert "구체적임" in _client(cast.secretariat_officer).get(opinion).text
    assert chair.post(opinion, {"revision": 1, "strengths": "x"}).status_code == 400
    assert Opinion.objects.get().revision == 2
    # Once the programme decides nothing more is said, written or counted, and the pages say why.
    judged = registry.kind_of(panel.matter.parent)
    over = dataclasses.replace(judged, may_tally=lambda matter: ["It is decided."])
    with monkeypatch.context() as decided:
        decided.setitem(registry._kinds, judged.key, over)
        assert patch(chair, 2, strengths="x").status_code == 423
        assert chair.post(address, {"do": "ask", "member": seat.pk, "text": "?"}).status_code == 409
        for page in (address, opinion, reverse("assessment:panel", args=[panel.pk])):
            told = chair.get(page).text
            assert "It is decided." in told and "data-autosave-url" not in told and 'name="do"' not in told, page
        listed = chair.get(reverse("assessment:tallies", args=[panel.pk])).text
        assert "It is decided." in listed and reverse("assessment:round-tally", args=[round_.pk]) not in listed


def test_signing_asks_anew_who_it_is_and_papers_are_issued(panel_world, tallied, cast):
    world, panel = panel_world, tallied.panel
    member = _client(world.user(panel, "r2"))
    sign = reverse("assessment:tally-sign", args=[tallied.pk])
    asked = member.post(sign, {"sha256": tallied.sha256})
    assert asked.status_code == 302 and "reauthenticate" in asked.url and not tallied.signatures.exists()
    officer = _client(cast.secretariat_officer)
    assert officer.post(reverse("assessment:tally-paper", args=[tallied.pk])).status_code == 302
    Opinion.objects.create(subject=panel.subjects.get(code="E-001"), strengths="좋음",
                           written_by=world.user(panel, "r1"))  # fmt: skip
    for kind in ("minutes", "opinions"):
        assert officer.post(reverse("assessment:panel-paper", args=[panel.pk, kind])).status_code == 302
    assert officer.post(reverse("assessment:panel-paper", args=[panel.pk, "other"])).status_code == 404
    assert member.post(reverse("assessment:tally-paper", args=[tallied.pk])).status_code == 403
    papers = {one.kind: one for one in IssuedDocument.objects.all()}
    assert set(papers) == {"assessment.tally_sheet", "assessment.minutes", "assessment.opinion"}
    seen = {code: _client(world.user(panel, code)).get(papers["assessment.tally_sheet"].get_absolute_url()).status_code
            for code in ("r2", "r7")}  # fmt: skip
    assert seen == {"r2": 200, "r7": 404}
    assert _client(world.user(panel, "r2")).get(papers["assessment.opinion"].get_absolute_url()).status_code == 404
    assert _client(world.user(panel, "r1")).get(papers["assessment.opinion"].get_absolute_url()).status_code == 200
    again = officer.post(reverse("assessment:tally-paper", args=[tallied.pk]))
    assert again.status_code == 302
    states = sorted(IssuedDocument.objects.filter(kind="assessment.tally_sheet").values_list("state", flat=True))
    assert states == ["issued", "superseded"]
    run_due()


GROUPS = {"E-001": "city", "E-002": "town", "E-003": "city", "E-004": "town", "E-005": "town"}
BY_GROUP = one_round(tie_breaks=["untrimmed_mean"], quotas=[
    {"group": code, "awards": 1, "reserve": 1, "label": {"ko": ko, "en": en}}
    for code, ko, en in (("city", "시티", "City"), ("town", "타운", "Town"))
])  # fmt: skip


def test_groups_with_awards_of_their_own_rank_within_themselves(panel_world, cast):
    """Pages, worked example, paper and spreadsheet tell the rank that decides; r6 missed one entry."""

    world = panel_world
    panel = world.panel(5, 7, rules=BY_GROUP)
    for code, group in GROUPS.items():
        panel.subjects.filter(code=code).update(group=group)
    scores = seven()
    del scores["E-004"]["r6"]
    subject = panel.subjects.get(code="E-002")
    Adjustment.objects.create(
        subject=panel.subjects.get(code="E-004"), kind="bonus", code="women", points=1, evidence="확인서",
        proposed_by=cast.secretariat_officer, confirmed_by=cast.decision_maker, confirmed_at=timezone.now(),
    )  # fmt: skip
    stored = tally(lock(panel.rounds.get(), scores), by=world.officer)
    client = _client(cast.secretariat_officer)
    page = client.get(reverse("assessment:tally", args=[stored.pk]))
    assert [(row.group, row.place, row.rank, row.subject.code) for row in page.context["rows"]] == [
        ("City", 1, 1, "E-001"), ("City", 2, 4, "E-003"),
        ("Town", 1, 2, "E-002"), ("Town", 2, 3, "E-005"), ("Town", 3, 5, "E-004"),
    ]  # fmt: skip
    assert "Rank in the group" in page.text and page.context["rows"][0].rounds[0].score == "81.75"
    worked = client.get(reverse("assessment:tally-entry", args=[stored.pk, subject.pk])).text
    for sentence in (
        "Rank 1 in the group Town with 80.25 points", "Town, ranked among its own entries", "(E-005: 77.5)",
        "Over all groups it is rank 2", "absent from E-004", "announced rule on absence",
        "The sheets that do not count are not in it either: r6", "Does not count: absence",
    ):  # fmt: skip
        assert sentence in worked, sentence
    second = client.get(reverse("assessment:tally-entry", args=[stored.pk, panel.subjects.get(code="E-003").pk])).text
    assert "Before it: rank 1, E-001 with 81.75 points" in second and "After it" not in second
    last = client.get(reverse("assessment:tally-entry", args=[stored.pk, panel.subjects.get(code="E-004").pk])).text
    assert "Without its bonus and penalty it would have" in last and "the same rank" in last
    told = sheet_of(stored)
    assert [(one.group, one.place, one.rank, one.code) for one in told.entries][:3] == [
        ("시티", "1", "1", "E-001"), ("시티", "2", "4", "E-003"), ("타운", "1", "2", "E-002")]  # fmt: skip
    with override("en"):
        book = load_workbook(BytesIO(workbook(panel)))
    head, *rows = book["Tally"].iter_rows(values_only=True)
    assert head[:4] == ("Group", "Rank in the group", "Rank over all", "Entry") and "absent" in rows[2][-2]
    minutes = minutes_of(panel, stored)
    assert minutes.result[2].place == "1" and len(minutes.rounds[0].present) == 7

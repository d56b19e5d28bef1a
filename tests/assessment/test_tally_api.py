"""What is said, written and issued over the API; a bonus with the file that proves it; what waits on the desk."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from office.assessment.actions import tally_adjustments, tally_signing
from office.assessment.actions.tally import tally
from office.assessment.models import Adjustment
from office.desk import assessment as desk
from office.ledger.models import Event
from tests.worlds import small_pdf
from tests.worlds_tally import lock, one_round, seven

pytestmark = pytest.mark.django_db
API = "/api/v1/assessment"
PDF = small_pdf()


def _client(user) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def _post(client: Client, address: str, **body):
    return client.post(f"{API}{address}", body, content_type="application/json")


@pytest.fixture
def tallied(panel_world):
    """The seven members; r7 keeps away from E-003; nothing is tied to the end."""
    panel = panel_world.panel(5, 7, rules=one_round(tie_breaks=["untrimmed_mean"]))
    round_ = lock(panel.rounds.get(), seven())
    panel_world.excluded(panel, "r7", "E-003")
    return tally(round_, by=panel_world.officer)


def test_the_members_talk_and_write_over_the_api(panel_world, tallied, cast):
    world, panel, round_ = panel_world, tallied.panel, tallied.round_id
    chair, kept = _client(world.user(panel, "r1")), _client(world.user(panel, "r7"))
    officer, rival = _client(cast.secretariat_officer), _client(cast.rival_user)
    talk, ask = f"/rounds/{round_}/discussion/", f"/rounds/{round_}/questions/"

    assert _post(chair, talk, entry="E-003", text="셋째 과제").status_code == 201
    assert _post(officer, talk, entry="E-003", text="x").status_code == 403
    assert _post(kept, talk, entry="E-003", text="x").status_code == 404
    assert _post(chair, ask, entry="E-002", member="r7", text="98점의 사유는?").status_code == 201
    assert _post(kept, ask, entry="E-002", member="r1", text="x").status_code == 403
    assert _post(chair, ask, entry="E-003", member="r9", text="x").status_code == 404
    waiting = desk.questions(world.member(panel, "r7")).rows
    assert [one.title.split()[0] for one in waiting] == ["E-002"]
    (asked,) = kept.get(f"{API}/questions/").json()["results"]
    assert asked["asked"] == "r7" and chair.get(f"{API}/questions/").json()["results"] == []
    answer = {"entry": "E-002", "text": "실증 결과", "answers": asked["id"]}
    assert _post(chair, talk, **answer).status_code == 404  # put to somebody else
    assert _post(kept, talk, **answer).status_code == 201
    assert kept.get(f"{API}/questions/").json()["results"] == [] == desk.questions(world.member(panel, "r7")).rows

    def heard(client, more="") -> list[str]:
        return [one["entry"] for one in client.get(f"{API}{talk}{more}").json()["results"]]

    assert heard(chair) == ["E-002", "E-002", "E-003"] and heard(kept) == ["E-002", "E-002"]
    assert heard(officer, "?entry=E-003") == ["E-003"] and heard(kept, "?entry=E-003") == []
    assert rival.get(f"{API}{talk}").status_code == 404

    one, other = (panel.subjects.get(code=code).pk for code in ("E-001", "E-003"))
    write = lambda client, pk, **body: client.patch(  # noqa: E731
        f"{API}/subjects/{pk}/opinion/", body, content_type="application/json")  # fmt: skip
    assert chair.get(f"{API}/subjects/{one}/opinion/").json()["revision"] == 0
    assert write(chair, one, revision=0, strengths="구체적임").json()["revision"] == 1
    assert write(kept, one, revision=0, strengths="다름").status_code == 409
    assert write(kept, one, revision=1, weaknesses="운영비").json()["strengths"] == "구체적임"
    assert write(officer, one, revision=2, weaknesses="x").status_code == 403
    assert write(chair, other, revision=0, strengths="셋째").status_code == 200
    assert write(kept, other, revision=1, strengths="x").status_code == 404
    codes = lambda client: [row["entry"] for row in client.get(  # noqa: E731
        f"{API}/panels/{panel.pk}/opinions/").json()["results"]]  # fmt: skip
    assert sorted(codes(officer)) == ["E-001", "E-003"] and codes(kept) == ["E-001"]
    assert rival.get(f"{API}/panels/{panel.pk}/opinions/").status_code == 404


def test_beside_the_tally_and_its_papers_over_the_api(panel_world, tallied, cast):
    world, panel = panel_world, tallied.panel
    member, kept = _client(world.user(panel, "r2")), _client(world.user(panel, "r7"))
    officer = _client(cast.secretariat_officer)
    of = f"{API}/tallies/{tallied.pk}"
    other = member.get(f"{of}/what-if/").json()
    assert other["not_the_result"] is True and other["tally_sha256"] == tallied.sha256
    mean = next(one for one in other["scenarios"] if one["about"] == "mean")
    assert mean["places"][0]["entry"] == "E-002" and other["legal"][0]["entry"] == "E-001"
    assert {one["about"] for one in other["scenarios"] if one["kind"] == "without"} == {f"r{n}" for n in range(1, 8)}
    told = member.get(f"{of}/statistics/").json()
    # E-003 has a gap, so the table of full rows is the other four entries.
    assert 0 < told["icc"]["single"] < told["icc"]["average"] < 1 and len(told["entries"]) == 5
    assert ("E-002", "r7") in [(one["entry"], one["member"]) for one in told["outliers"]]
    assert member.get(f"{of}/statistics/?round=other").status_code == 404
    for address in ("what-if/", "statistics/"):
        assert kept.get(f"{of}/{address}").status_code == 404

    assert _post(chair := _client(world.user(panel, "r1")), f"/rounds/{tallied.round_id}/discussion/",
                 entry="E-001", text="질의").status_code == 201  # fmt: skip
    chair.patch(f"{API}/subjects/{panel.subjects.get(code='E-001').pk}/opinion/", {"revision": 0, "strengths": "좋음"},
                content_type="application/json")  # fmt: skip
    issued = [
        _post(officer, f"/tallies/{tallied.pk}/papers/"),
        _post(officer, f"/rounds/{tallied.round_id}/papers/", entry="E-003"),
        _post(officer, f"/panels/{panel.pk}/papers/", kind="minutes"),
        _post(officer, f"/panels/{panel.pk}/papers/", kind="opinions"),
    ]
    assert [one.status_code for one in issued] == [201] * 4, [one.text for one in issued]
    assert _post(officer, f"/panels/{panel.pk}/papers/", kind="other").status_code == 400
    for client, address in ((member, f"/tallies/{tallied.pk}/papers/"), (member, f"/panels/{panel.pk}/papers/")):
        assert _post(client, address, kind="minutes").status_code == 403
    kinds = lambda client: sorted(one["kind"].split(".")[1] for one in client.get(  # noqa: E731
        f"{API}/panels/{panel.pk}/papers/").json()["results"])  # fmt: skip
    assert kinds(officer) == ["entry_sheets", "minutes", "opinion", "tally_sheet"]
    assert kinds(member) == ["entry_sheets", "minutes", "tally_sheet"]
    assert kept.get(f"{API}/panels/{panel.pk}/papers/").status_code == 404


def test_the_desk_names_the_tally_until_it_is_signed(panel_world, tallied):
    actors = {code: panel_world.member(tallied.panel, code) for code in ("r2", "r7")}
    waiting = lambda code: [row.url for row in desk.to_sign(actors[code]).rows]  # noqa: E731
    assert waiting("r2") == [reverse("assessment:tally", args=[tallied.pk])] and waiting("r7") == []
    home = _client(panel_world.user(tallied.panel, "r2")).get("/")
    assert "Sign the tally" in home.text and waiting("r2")[0] in home.text
    tally_signing.sign(tallied, sha256=tallied.sha256, by=actors["r2"])
    assert waiting("r2") == []


def test_a_bonus_with_the_file_that_proves_it(panel_world, cast):
    world, panel = panel_world, panel_world.panel(5, 7, rules=one_round(tie_breaks=["untrimmed_mean"]))
    round_ = lock(panel.rounds.get(), seven())
    page, officer = reverse("assessment:adjustments", args=[panel.pk]), _client(cast.secretariat_officer)
    give = {"subject": panel.subjects.get(code="E-005").pk, "code": "women", "points": "1.5", "evidence": "확인서 15호"}
    wrong = officer.post(page, {**give, "proof": SimpleUploadedFile("확인서.pdf", b"no pdf")})
    assert wrong.status_code == 400 and not Adjustment.objects.exists()
    made = officer.post(page, {**give, "proof": SimpleUploadedFile("확인서.pdf", PDF, "application/pdf")})
    assert made.status_code == 302, made.text
    one, digest = Adjustment.objects.select_related("attachment").get(), hashlib.sha256(PDF).hexdigest()
    assert one.attachment.sha256 == digest
    assert Event.objects.get(kind="assessment.adjustment_proposed").data["file_sha256"] == digest
    assert "확인서.pdf" in officer.get(page).text and digest in officer.get(page).text

    # Read by those who may see the bonus, and by nobody else.
    address = one.attachment.get_absolute_url()
    readers = {cast.secretariat_officer: 200, cast.auditor: 200, world.user(panel, "r1"): 404, cast.rival_user: 404}
    for user, wanted in readers.items():
        assert _client(user).get(address).status_code == wanted, user.email
    assert _client(world.user(panel, "r1")).get(f"/api/v1/matters/{panel.pk}/attachments/").json()["results"] == []
    # Taken back it stays with the bonus; nothing else is handed in with a panel.
    assert officer.post(reverse("attachments:remove", args=[one.attachment.pk])).status_code == 302
    assert officer.get(address).status_code == 200
    upload = f"/api/v1/matters/{panel.pk}/attachments/"
    file = lambda: SimpleUploadedFile("지연.pdf", PDF + b"%", "application/pdf")  # noqa: E731
    assert officer.post(upload, {"field_code": "other", "file": file()}).status_code == 403
    assert _client(cast.auditor).post(upload, {"field_code": "proof", "file": file()}).status_code == 403

    # Through the API the file comes first; it is named where the bonus is.
    handed = officer.post(upload, {"field_code": "proof", "file": file()})
    assert handed.status_code == 201, handed.text
    late = {"entry": "E-004", "code": "late", "points": "1", "evidence": "지연 2일"}
    told = _post(officer, f"/panels/{panel.pk}/adjustments/", **late, proof=handed.json()["id"])
    assert told.status_code == 201 and told.json()["proof_name"] == "지연.pdf", told.text
    assert told.json()["proof_sha256"] == hashlib.sha256(PDF + b"%").hexdigest()
    tally_adjustments.drop(Adjustment.objects.get(code="late"), by=world.director)
    tally_adjustments.confirm(one, by=world.director)

    # The tally holds its hash, the worked example and the tally sheet name it.
    stored = tally(round_, by=world.officer)
    assert stored.inputs["adjustments"][0]["file_sha256"] == digest
    worked = _client(world.user(panel, "r1")).get(reverse("assessment:tally-entry", args=[stored.pk, give["subject"]]))
    assert "확인서.pdf" in worked.text and digest in worked.text
    (sheet,) = _post(officer, f"/tallies/{stored.pk}/papers/").json()
    stated = officer.get(f"/api/v1/documents/{sheet['id']}/").json()["facts"]["facts"]
    assert digest in stated["adjustments"][0] and "여성기업 가점 1.5점" in stated["adjustments"][0]
    workbook = officer.get(reverse("assessment:panel-workbook", args=[panel.pk]))
    assert workbook.status_code == 200

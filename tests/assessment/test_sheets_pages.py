"""The desk, the sheet, signing, the round: what each shows to whom, and what it refuses."""

import json
import time

import pytest
from allauth.account.internal.userkit import user_id_to_str
from django.test import Client
from django.urls import reverse

from office.assessment.actions import sheets
from office.assessment.models import SheetVersion


def at(name: str, *args) -> str:
    return reverse(f"assessment:{name}", args=args)


def signed_in(user, *, again: bool = False) -> Client:
    """Signed in; with `again` having just shown once more who it is."""
    client = Client()
    client.force_login(user)
    if again:
        session = client.session
        session["account_authentication_methods_user"] = user_id_to_str(user)
        session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
        session.save()
    return client


def patch(client: Client, sheet, revision: int, **values) -> tuple[int, dict]:
    values = {name.replace("points_", "points."): value for name, value in values.items()}
    body = json.dumps({"revision": revision, "values": values})
    answer = client.patch(
        at("sheet", sheet.pk), body, content_type="application/json", headers={"accept": "application/json"}
    )
    return answer.status_code, answer.json()


@pytest.fixture
def opened(panel_world):
    """A round of two entries and three members."""
    return panel_world.opened(panel_world.panel(2, 3))


def test_saving_keeps_every_digit_and_says_what_cannot_stand(panel_world, opened):
    sheet = panel_world.sheet(opened, "r2")
    mine = signed_in(panel_world.user(opened.panel, "r2"))
    assert patch(mine, sheet, 0, points_need="３９.５")[1]["total"] == "39.50"
    status, told = patch(mine, sheet, 1, points_innovation="60.001", comment="가")
    assert (
        status == 200
        and told["errors"] == {"points.innovation": ["소수 둘째 자리까지 쓸 수 있습니다."]}
        or told["errors"]
    )
    assert told["revision"] == 2 and told["total"] == "39.50" and told["complete"] == {"filled": 1}
    sheet.refresh_from_db()
    assert sheet.points == {"need": "39.5", "innovation": "60.001"}
    for odd in ("61", "-1", "1e1", "NaN", "0x1", "12,5", "9" * 50):
        revision = sheet.revision if odd == "61" else told["revision"]
        status, told = patch(mine, sheet, revision, points_innovation=odd)
        assert status == 200 and "points.innovation" in told["errors"], odd
    for values in (
        {"points.nothing": "1"},
        {"total": "99"},
        {"comment": "x" * 4001},
        {"note": ["x"]},
        {"comment": "\0"},
    ):
        body = json.dumps({"revision": told["revision"], "values": values})
        assert mine.patch(at("sheet", sheet.pk), body, content_type="application/json").status_code == 400, values
    for body in ("", "[]", '{"revision": true, "values": {}}', '{"revision": 99, "values": {}}', '{"values": {}}'):
        assert mine.patch(at("sheet", sheet.pk), body, content_type="application/json").status_code == 400, body


def test_a_second_window_overwrites_nothing_unseen(panel_world, opened):
    sheet = panel_world.sheet(opened, "r2")
    mine = signed_in(panel_world.user(opened.panel, "r2"))
    assert patch(mine, sheet, 0, points_need="10")[0] == 200
    status, told = patch(mine, sheet, 0, points_innovation="20")
    assert status == 200 and told["merged"] == {"points.need": "10"} and told["total"] == "30.00"
    status, told = patch(mine, sheet, 0, points_need="11")
    assert status == 409 and told["theirs"] == {"points.need": "10"} and told["revision"] == 2
    assert patch(mine, sheet, 0, points_need="10.00")[0] == 200
    page = mine.post(at("sheet", sheet.pk), {"_revision": "0", "points.need": "12", "comment": "", "note": ""})
    assert page.status_code == 409 and 'value="12"' in page.content.decode()
    sheet.refresh_from_db()
    assert sheet.points["need"] == "10"
    assert patch(mine, sheet, told["revision"], points_need="12")[1]["total"] == "32.00"


def test_saving_takes_one_select_and_one_update(panel_world, opened, django_assert_num_queries):
    sheet = panel_world.sheet(opened, "r2")
    actor = panel_world.writer(sheet)
    with django_assert_num_queries(4) as asked:
        sheets.save(sheet.pk, by=actor, values={"points.need": "10"}, revision=0)
    told = [one["sql"].split()[0] for one in asked.captured_queries]
    assert [word for word in told if word not in ("SAVEPOINT", "RELEASE")] == ["SELECT", "UPDATE"]


def test_nobody_reads_anothers_sheet_before_the_lock(panel_world, opened):
    secret = "아무도 읽지 않는 의견입니다"
    sheet = panel_world.fill(panel_world.sheet(opened, "r2"), "38.5", "57.25", comment=secret)
    sheets.save(sheet.pk, by=panel_world.writer(sheet), values={"note": "나만의 메모"}, revision=sheet.revision)
    people = {
        "chair": panel_world.user(opened.panel, "r1"), "other": panel_world.user(opened.panel, "r3"),
        **{part: getattr(panel_world.cast, part) for part in
           ("secretariat_officer", "decision_maker", "auditor", "admin", "stranger", "city_user")},
    }  # fmt: skip
    closed = [at("sheet", sheet.pk), at("sheet-receipt", sheet.pk), at("sheet-version", sheet.pk, 1),
              at("round-entry", opened.pk, sheet.subject_id), f"/api/v1/assessment/sheets/{sheet.pk}/",
              f"/api/v1/assessment/sheets/{sheet.pk}/versions/"]  # fmt: skip
    lists = [at("desk"), at("round", opened.pk), f"/api/v1/assessment/rounds/{opened.pk}/",
             "/api/v1/assessment/sheets/", at("sign"), f"/docket/?q={secret}", "/"]  # fmt: skip
    for part, user in people.items():
        client = signed_in(user, again=True)
        assert {path: client.get(path).status_code for path in closed} == dict.fromkeys(closed, 404), part
        status, told = patch(client, sheet, 0, points_need="1")
        assert status == 404, part
        for path in lists:
            said = client.get(path).content.decode()
            assert not any(one in said for one in (secret, "나만의 메모", "38.5", "57.25", "95.75")), (part, path)
    assert signed_in(people["other"]).get(at("round", opened.pk)).status_code == 200
    assert signed_in(people["city_user"]).get(at("round", opened.pk)).status_code == 404


def test_a_recused_member_finds_no_trace_of_the_entry(panel_world):
    panel = panel_world.panel(2, 3)
    panel_world.excluded(panel, "r2", "E-002")
    round_ = panel_world.locked(panel)
    subject = panel.subjects.get(code="E-002")
    sheet = panel_world.sheet(round_, "r3", "E-002")
    recused, other = signed_in(panel_world.user(panel, "r2")), signed_in(panel_world.user(panel, "r3"))
    own = panel_world.sheet(round_, "r3", "E-001")
    for path in (
        at("round", round_.pk),
        at("desk"),
        "/api/v1/assessment/sheets/",
        at("round-entry", round_.pk, own.subject_id),
    ):
        assert "E-001" in other.get(path).content.decode() and "E-001" in recused.get(path).content.decode(), path
        assert "E-002" not in recused.get(path).content.decode(), path
    for path in (at("sheet", sheet.pk), at("round-entry", round_.pk, subject.pk), at("sheet-receipt", sheet.pk),
                 f"/api/v1/assessment/sheets/{sheet.pk}/"):  # fmt: skip
        assert recused.get(path).status_code == 404, path
    assert other.get(at("round-entry", round_.pk, subject.pk)).status_code == 200
    # after the lock the others read each other's sheets, and nobody a note to oneself
    page = recused.get(at("sheet", own.pk)).content.decode()
    assert page.count("E-001") and "data-autosave-url" not in page


def test_submitting_leads_to_the_next_sheet_and_signing_asks_once_more_who_it_is(panel_world, opened):
    user = panel_world.user(opened.panel, "r2")
    mine, first = signed_in(user), panel_world.sheet(opened, "r2", "E-001")
    whole = {"_revision": "0", "points.need": "30", "points.innovation": "40.5", "note": "", "do": "submit",
             "comment": "충분히 검토하였습니다. 적정합니다."}  # fmt: skip
    short = mine.post(at("sheet", first.pk), {**whole, "comment": "짧음"})
    assert short.status_code == 409 and "짧음" in short.content.decode()
    answer = mine.post(at("sheet", first.pk), {**whole, "_revision": "1"})
    second = panel_world.sheet(opened, "r2", "E-002")
    assert answer.status_code == 302 and answer["Location"] == at("sheet", second.pk)
    assert mine.post(at("sheet", second.pk), whole)["Location"] == at("desk")
    asked = mine.get(at("sign"))
    assert asked.status_code == 302 and asked["Location"].startswith(reverse("account_reauthenticate"))
    assert not SheetVersion.objects.exists()
    again = signed_in(user, again=True)
    page = again.get(at("sign"))
    told = {f"sha256-{one['sheet'].pk}": one["sha256"] for one in page.context["told"]}
    sheet_ids = [str(one["sheet"].pk) for one in page.context["told"]]
    assert again.post(at("sign"), {"sheet": sheet_ids, **dict.fromkeys(told, "0" * 64)}).status_code == 400
    assert again.post(at("sign"), {"sheet": sheet_ids, **told})["Location"] == at("desk")
    receipt = again.get(at("sheet-receipt", first.pk))
    assert SheetVersion.objects.get(sheet=first).sha256 in receipt.content.decode()
    file = again.get(at("sheet-version", first.pk, 1))
    assert json.loads(file.content)["total"] == "70.5" and "attachment" in file["Content-Disposition"]
    assert patch(mine, first, 2, points_need="1")[0] == 423


def test_the_members_papers_are_issued_with_the_lock_once(panel_world):
    from office.assessment.actions import sheet_papers
    from office.documents.models import IssuedDocument

    round_ = panel_world.locked(panel_world.panel(2, 3))
    for seat in round_.panel.seats.all():
        sheet_papers.make(str(round_.pk), str(seat.pk))
        sheet_papers.make(str(round_.pk), str(seat.pk))
    issued = IssuedDocument.objects.filter(kind="assessment.score_sheets")
    assert issued.count() == 3
    told = issued.first().facts["facts"]
    assert [one["code"] for one in told["sheets"]] == ["E-001", "E-002"] and told["sheets"][0]["total"] == "50"


def test_the_api_goes_the_whole_way(panel_world, opened):
    sheet = panel_world.sheet(opened, "r2")
    user = panel_world.user(opened.panel, "r2")
    mine, place = signed_in(user), f"/api/v1/assessment/sheets/{sheet.pk}/"
    body = {
        "revision": 0,
        "values": {"points.need": "30", "points.innovation": "41.25", "comment": "충분히 검토하였습니다. 적정합니다."},
    }
    told = mine.patch(place, json.dumps(body), content_type="application/json").json()
    assert told["total"] == "71.25" and told["to_sign"] == ""
    assert (
        mine.patch(place, json.dumps({"revision": -1, "values": {}}), content_type="application/json").status_code
        == 400
    )
    told = mine.post(f"{place}steps/submit/", "{}", content_type="application/json").json()
    sign = json.dumps({"sha256": told["to_sign"]})
    assert mine.post(f"{place}steps/sign/", sign, content_type="application/json").status_code == 409
    again = signed_in(user, again=True)
    wrong = again.post(f"{place}steps/sign/", json.dumps({"sha256": "0" * 64}), content_type="application/json")
    assert wrong.status_code == 400
    told = again.post(f"{place}steps/sign/", sign, content_type="application/json").json()
    assert told["state"] == "signed"
    assert mine.get(f"{place}versions/").json()[0]["sha256"] == told["sha256"]
    officer = signed_in(panel_world.cast.secretariat_officer)
    rounds_ = officer.get("/api/v1/assessment/rounds/").json()["results"]
    assert [one["code"] for one in rounds_] == ["presentation", "written"]
    progress = officer.get(f"/api/v1/assessment/rounds/{opened.pk}/").json()["progress"]
    assert {one["member"]: one["signed"] for one in progress} == {"r1": 0, "r2": 1, "r3": 0}
    assert (
        mine.put(
            f"/api/v1/assessment/rounds/{opened.pk}/attendance/", "[]", content_type="application/json"
        ).status_code
        == 403
    )

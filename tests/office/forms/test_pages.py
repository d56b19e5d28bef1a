"""The form's page: with autosave, and without any script."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from office.attachments.models import Attachment
from office.forms import actions
from tests.office import files
from tests.office.applications import FORM, GOOD, complete
from tests.office.cases import open_case


@pytest.fixture
def url(answers):
    return reverse("forms:answers", kwargs={"matter": answers.matter_id, "form": FORM})


@pytest.fixture
def company(client, cast):
    client.force_login(cast.company_user)
    client.cookies["django_language"] = "en"
    return client


def patch(client, url, values, revision=0):
    body = json.dumps({"revision": revision, "values": values})
    return client.patch(url, body, content_type="application/json", headers={"Accept": "application/json"})


def shown(answers) -> list[str]:
    return [field.code for field in answers.definition.fields()]


# autosave


def test_a_saving_tells_revision_time_errors_and_how_far_it_is(company, url):
    answer = patch(company, url, {"company": "가람", "email": "누구"})
    told = answer.json()
    assert (answer.status_code, told["revision"]) == (200, 1)
    assert told["errors"] == {"email": ["Enter an e-mail address, like name@example.com."]}
    assert told["complete"]["sections"]["who"] == {"asked": 2, "done": 1, "wrong": 1, "complete": False}
    assert (told["complete"]["done"], told["complete"]["complete"]) == (1, False)
    assert told["saved_at"]


def test_a_conflict_tells_theirs_and_base(company, url, answers, cast):
    actions.save(answers, {"company": "처음"}, revision=0, by=cast.actor("company_user"))
    actions.save(answers, {"company": "그들"}, revision=1, by=cast.actor("company_writer"))
    answer = patch(company, url, {"company": "나"}, revision=1)
    told = answer.json()
    assert answer.status_code == 409
    assert told.pop("at")
    assert told == {
        "revision": 2, "theirs": {"company": "그들"}, "base": {"company": "처음"}, "by": "company writer", "merged": {},
    }  # fmt: skip


def test_signed_out_is_told_as_401(client, url):
    assert patch(client, url, {"company": "가"}).status_code == 401


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{}", '{"revision": 0}', '{"revision": "0", "values": {}}', '{"revision": true, "values": {}}',
     '{"revision": 0, "values": []}', '{"revision": 0, "values": {"nothing": 1}}', "[" * 100_000, b"\xff\xfe"],
)  # fmt: skip
def test_nonsense_is_refused_and_is_no_failure(company, url, body):
    answer = company.patch(url, body, content_type="application/json", headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_a_closed_question_is_told_as_locked(company, url, good, cast):
    actions.freeze(good.matter, by=cast.actor("company_user"))
    answer = patch(company, url, {"company": "다른"}, revision=good.revision)
    assert answer.status_code == 423
    assert "has been submitted" in answer.json()["reasons"][0]


@pytest.mark.parametrize(("part", "status"), [("company_reader", 403), ("rival_user", 404), ("molit_officer", 403)])
def test_others_do_not_write(client, cast, url, part, status):
    client.force_login(getattr(cast, part))
    assert patch(client, url, {"company": "x"}).status_code == status
    assert client.get(url).status_code == (200 if part == "company_reader" else status)


# the page


def test_the_page_carries_what_autosaving_needs(company, url):
    page = company.get(url).content.decode()
    assert f'data-autosave-url="{url}"' in page
    assert 'data-autosave-revision="0"' in page
    assert 'name="company"' in page
    assert re.search(r'name="budget\.[0-9a-f]{8}\.amount"', page)
    assert 'accept=".pdf,.hwp,.txt"' in page


def test_every_question_has_a_label_a_control_and_its_hint(company, url, answers):
    page = company.get(url).content.decode()
    for field in answers.definition.fields():
        assert str(field.label) in page
    assert "What and where" in page
    assert "An innovation" in page


def post(client, url, answers, values=(), **more):
    data = {"_revision": answers.revision, "_shown": shown(answers), **dict(values), **more}
    return client.post(url, data)


PLAIN = {
    "company": "가람모빌리티", "brn": "123-45-67891", "summary": "보도 위 배달로봇", "kind": "service",
    "personal": "false", "fields": ["traffic"],
    "budget.a1.item": "로봇", "budget.a1.amount": "12,000,000", "oath": "on",
}  # fmt: skip


def test_without_scripts_one_button_saves_everything(company, url, answers):
    upload = SimpleUploadedFile("설명서.pdf", files.pdf(2))
    answer = post(company, url, answers, PLAIN, plan=upload)
    assert (answer.status_code, answer["Location"]) == (302, url)
    answers.refresh_from_db()
    assert answers.data == {**GOOD, "budget": [{"id": "a1", "item": "로봇", "amount": 12_000_000}]}
    assert Attachment.objects.get().name == "설명서.pdf"
    page = company.get(url + "?check=1").content.decode()
    assert 'class="kit-summary"' not in page
    assert "12,000,000" in page


def test_a_box_no_longer_ticked_is_emptied(company, url, answers):
    post(company, url, answers, PLAIN)
    answers.refresh_from_db()
    post(company, url, answers, {key: value for key, value in PLAIN.items() if key not in ("oath", "fields")})
    answers.refresh_from_db()
    assert "oath" not in answers.data
    assert "fields" not in answers.data


def test_a_question_the_page_did_not_show_is_left_alone(company, url, answers, cast):
    actions.save(answers, {"company": "가람"}, revision=0, by=cast.actor("company_user"))
    company.post(url, {"_revision": 1, "_shown": ["kind"], "kind": "service"})
    answers.refresh_from_db()
    assert answers.data == {"company": "가람", "kind": "service"}


def test_what_is_missing_is_listed_with_links_when_asked_for(company, url):
    page = company.get(url + "?check=1").content.decode()
    assert 'href="#id_company"' in page
    assert "This has not been answered." in page
    assert 'href="#id_plan"' in page
    assert "Hand in a file." in page
    assert "This has not been answered." not in company.get(url).content.decode()


def test_what_is_missing_is_told_by_section_with_its_number(company, url, answers):
    post(company, url, answers, {"total": "많이", "budget.x.item": "로봇", "budget.y.amount": "?"})
    page = " ".join(company.get(url + "?check=1").content.decode().split())
    told = re.findall(r'answers-lacking-name">([^<]+)</span> <span class="answers-problems-count">([^<]+)<', page)
    lines = re.search(r"Budget</span>.*?</ul>", page)[0]
    assert [one for one in told if one[0] == "Budget"] == [("Budget", f"{lines.count('<li>')} things")]
    assert f">{sum(int(count.split()[0]) for _name, count in told)} things</span></h2>" in page
    assert 'href="#part-money"' in page
    assert re.search(r'href="#id_budget\.y\.amount">Budget lines · Row 2 · [^:<]+: Enter an amount', lines)


def test_wrong_values_stand_in_their_fields_with_the_sentence_beside(company, url, answers):
    post(company, url, answers, {"start": "내년 봄", "total": "많이", "budget.x.amount": "?"})
    page = company.get(url).content.decode()
    assert 'value="내년 봄"' in page
    assert 'value="많이"' in page
    assert "Enter an amount in whole won" in page
    assert 'href="#id_budget.x.amount"' in page


def test_a_row_is_added_by_its_button_and_removed_by_its_box(company, url, answers):
    answer = post(company, url, answers, {"budget.a.item": "로봇", "budget.b.item": "보험", "_add": "budget"})
    assert answer["Location"].endswith("?rows=budget#id_budget")
    assert len(re.findall(r'data-row="(?!__row__)', company.get(answer["Location"]).content.decode())) == 3
    answers.refresh_from_db()
    post(company, url, answers, {"budget.a.item": "로봇", "budget.b.item": "보험", "budget.a.remove": "1"})
    answers.refresh_from_db()
    assert answers.data["budget"] == [{"id": "b", "item": "보험"}]


def test_a_file_is_removed_by_its_button_and_the_form_is_no_longer_whole(company, url, good):
    post(company, url, good, PLAIN | {"_remove": str(Attachment.objects.get().pk)})
    assert Attachment.objects.get().removed_at
    assert "Nothing is missing" not in company.get(url).content.decode()


def test_a_wrong_file_is_refused_beside_its_field_and_the_rest_is_saved(company, url, answers):
    upload = SimpleUploadedFile("설명서.pdf", files.PNG)
    answer = post(company, url, answers, {"company": "가람"}, plan=upload)
    assert answer.status_code == 400
    assert "the content is: PNG picture" in answer.content.decode()
    answers.refresh_from_db()
    assert answers.data == {"company": "가람"}


def test_a_file_too_large_to_come_is_said_beside_its_field(company, url, answers, settings):
    settings.ATTACHMENT_MAX_SIZE = 2000
    answer = post(company, url, answers, {"company": "가람"}, plan=SimpleUploadedFile("긴글.txt", b"a" * 3000))
    assert answer.status_code == 400
    assert "“긴글.txt”: The file is larger than 2 KB." in answer.content.decode()


def test_a_conflict_without_scripts_shows_both_and_keeps_what_was_typed(company, url, answers, cast):
    actions.save(answers, {"company": "처음"}, revision=0, by=cast.actor("company_user"))
    stale = answers.revision
    actions.save(answers, {"company": "그들의 것"}, revision=1, by=cast.actor("company_writer"))
    data = {"_revision": stale, "_shown": shown(answers), "company": "나의 것", "budget.n1.item": "새 줄"}
    answer = company.post(url, data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "company writer has changed the same answers meanwhile" in page
    assert "그들의 것" in page
    assert 'value="나의 것"' in page
    assert 'value="새 줄"' in page
    again = company.post(url, data | {"_revision": re.search(r'name="_revision" value="(\d+)"', page)[1]})
    assert again.status_code == 302
    answers.refresh_from_db()
    assert answers.data == {"company": "나의 것", "budget": [{"id": "n1", "item": "새 줄"}]}


def test_during_a_supplement_only_what_is_asked_for_can_be_typed(company, url, good, cast):
    actions.freeze(good.matter, by=cast.actor("company_user"))
    actions.reopen(good.matter, ["summary"], reason="운행 구간을 적으십시오.", by=cast.actor("molit_officer"))
    page = company.get(url).content.decode()
    assert 'name="summary"' in page
    assert 'name="company"' not in page
    assert "가람모빌리티" in page
    assert page.count("운행 구간을 적으십시오.") == 2
    post(company, url, good, {"summary": "3km", "company": "다른"})
    good.refresh_from_db()
    assert (good.data["summary"], good.data["company"]) == ("3km", "가람모빌리티")


def test_a_submitted_form_shows_no_controls(company, url, good, cast):
    actions.freeze(good.matter, by=cast.actor("company_user"))
    page = company.get(url).content.decode()
    assert 'name="company"' not in page
    assert "data-autosave-url" not in page


def test_the_page_is_korean_by_default(client, cast, url):
    client.force_login(cast.company_user)
    page = client.get(url).content.decode()
    assert "회사명" in page
    assert "Required" not in page
    assert "Save" not in re.sub(r"<script.*?</script>|data-[a-z-]+=\"[^\"]*\"", "", page)


@pytest.mark.parametrize("rows", [1, 5])
def test_the_number_of_queries_does_not_grow_with_rows_and_files(company, cast, django_assert_max_num_queries, rows):
    answers = actions.open_answers(open_case(cast.company).matter, FORM, by=cast.actor("company_user"))
    lines = [{"item": f"{number}", "amount": number} for number in range(rows)]
    actions.save(answers, {"budget": lines}, revision=0, by=cast.actor("company_user"))
    url = reverse("forms:answers", kwargs={"matter": answers.matter_id, "form": FORM})
    company.get(url)
    with django_assert_max_num_queries(18):
        company.get(url)


def test_submissions_and_their_difference_have_pages(company, client, cast, good):
    actor = cast.actor("company_user")
    first = actions.freeze(good.matter, by=actor)
    actions.reopen(good.matter, ["summary", "budget", "plan"], by=cast.actor("molit_officer"))
    rows = [{"id": "1", "item": "로봇", "amount": 13_000_000}, {"item": "보험", "amount": 5}]
    actions.save(good, {"summary": "보도 위 자율 배달로봇", "budget": rows}, revision=good.revision, by=actor)
    second = actions.freeze(good.matter, by=actor)
    client.force_login(cast.molit_officer)
    assert client.get(reverse("forms:answers", kwargs={"matter": good.matter_id, "form": FORM}))["Location"].endswith(
        "/2/"
    )
    named = {"matter": good.matter_id, "form": FORM}
    page = client.get(reverse("forms:snapshot", kwargs=named | {"number": 1})).content.decode()
    assert first.sha256 in page
    assert "설명서.pdf" in page
    page = client.get(reverse("forms:difference", kwargs=named | {"a": 1, "b": 2})).content.decode()
    assert second.number == 2
    assert re.search(r"<ins><span class=\"sr-only\">[^<]*</span>자율 </ins>", page)
    assert "보험" in page
    client.force_login(cast.rival_user)
    assert client.get(reverse("forms:snapshot", kwargs=named | {"number": 1})).status_code == 404
    client.force_login(cast.molit_officer)
    assert client.get(reverse("forms:snapshot", kwargs=named | {"number": 9})).status_code == 404


def test_complete_fills_everything(cast, answers):
    from office.forms import queries

    complete(answers, cast.actor("company_user"))
    assert queries.missing_count(answers.matter) == 0

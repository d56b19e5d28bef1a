"""Handing in, opening and taking back by page and by program."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import RequestContext, Template
from django.test import Client
from django.urls import reverse

from office.attachments.models import Attachment
from office.ledger.models import Event
from tests.office import files

JSON = {"Accept": "application/json"}


@pytest.fixture
def company(client, cast):
    client.force_login(cast.company_user)
    client.cookies["django_language"] = "en"
    return client


def address(case, code: str = "plan") -> str:
    return reverse("attachments:upload", kwargs={"matter": case.pk, "field_code": code})


def hand_in(client, case, name="사업설명서.pdf", content=None, code="plan", **more):
    upload = SimpleUploadedFile(name, files.pdf(2) if content is None else content)
    return client.post(address(case, code), {"file": upload, **more}, headers=JSON)


def test_a_script_is_told_what_was_stored(company, case):
    content = files.pdf(2)  # made once: another one made in another second has another identifier inside
    answer = hand_in(company, case, content=content)
    told = answer.json()
    paper = Attachment.objects.get()
    assert answer.status_code == 201
    assert (told["name"], told["pages"], told["sha256"]) == ("사업설명서.pdf", 2, paper.sha256)
    assert "사업설명서.pdf" in told["html"]
    assert told["duplicates"] == []
    assert hand_in(company, case, content=content).json()["duplicates"][0]["name"] == "사업설명서.pdf"


def test_without_scripts_it_goes_back_to_the_page(company, case):
    back = f"/matters/{case.pk}/"
    upload = SimpleUploadedFile("계획.pdf", files.pdf())
    answer = company.post(address(case), {"file": upload, "next": back})
    assert (answer.status_code, answer["Location"]) == (302, back)
    answer = company.post(address(case), {"file": SimpleUploadedFile("빈.pdf", b""), "next": back})
    assert (answer.status_code, answer["Location"]) == (302, back)
    upload = SimpleUploadedFile("또.pdf", files.pdf())
    answer = company.post(address(case), {"file": upload, "next": "https://evil.example/"})
    assert "evil" not in answer["Location"]


def test_refusals_are_problems_beside_the_field(company, case):
    answer = hand_in(company, case, "그림.pdf", files.PNG)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert "PNG picture" in answer.json()["errors"]["plan"][0]
    assert hand_in(company, case, "none.pdf", b"").status_code == 400
    assert company.post(address(case), {}, headers=JSON).status_code == 400


def test_a_file_beyond_the_limit_is_not_kept_on_the_way(company, case, settings, tmp_path):
    settings.ATTACHMENT_MAX_SIZE = 1000
    answer = hand_in(company, case, "큰파일.txt", b"a" * 300_000)
    assert answer.status_code == 400
    assert "larger than 1,000 B" in answer.json()["errors"]["plan"][0]
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize(("part", "status"), [("rival_user", 404), ("company_reader", 403), ("molit_officer", 403)])
def test_who_may_not_hand_in(client, cast, case, part, status):
    client.force_login(getattr(cast, part))
    assert hand_in(client, case).status_code == status


def test_signed_out_is_told_as_401_and_the_token_is_asked_for(client, cast, case):
    assert hand_in(client, case).status_code == 401
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.company_user)
    assert hand_in(strict, case).status_code == 403
    assert not Attachment.objects.exists()


def test_a_closed_field_is_told_as_409(company, case):
    case.state = "submitted"
    case.save()
    assert hand_in(company, case).status_code == 409


def test_the_download_keeps_the_korean_name_and_runs_nothing(company, case):
    hand_in(company, case, "사업 설명서(최종).pdf")
    paper = Attachment.objects.get()
    answer = company.get(paper.get_absolute_url())
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%EC%82%AC%EC%97%85%20")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert company.get(paper.get_absolute_url() + "?inline")["Content-Disposition"].startswith("inline")


def test_what_a_browser_might_run_is_never_shown_inline(company, case):
    hand_in(company, case, "메모.txt", b"text")
    answer = company.get(Attachment.objects.get().get_absolute_url() + "?inline")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"].startswith("sandbox")


def test_who_may_not_know_of_it_gets_404_and_others_openings_are_written_down(company, client, cast, case):
    hand_in(company, case)
    paper = Attachment.objects.get()
    for part, status in (("rival_user", 404), ("stranger", 404), ("company_reader", 200), ("molit_officer", 200)):
        client.force_login(getattr(cast, part))
        assert client.get(paper.get_absolute_url()).status_code == status
        assert client.get(reverse("attachments:viewer", kwargs={"pk": paper.pk})).status_code == status
    assert list(Event.objects.filter(kind="attachments.opened").values_list("actor_id", flat=True)) == [
        cast.molit_officer.pk
    ]


def test_a_shared_paper_is_read_in_the_other_matter_only_by_its_readers(company, client, cast, case):
    from office.attachments.reading import papers_with, share
    from tests.office.cases import open_case

    hand_in(company, case)
    paper, other = Attachment.objects.get(), open_case(cast.ministry)
    client.force_login(cast.ministry_clerk)
    assert client.get(paper.get_absolute_url()).status_code == 404
    share([paper], other.matter)
    share([paper], other.matter)
    assert client.get(paper.get_absolute_url()).status_code == 200
    assert list(papers_with(cast.actor("ministry_clerk"), other.matter)) == [paper]
    assert client.get(reverse("attachments:viewer", kwargs={"pk": paper.pk})).status_code == 200
    assert client.get(f"/api/v1/matters/{case.pk}/attachments/").status_code == 404
    client.force_login(cast.other_ministry_clerk)
    assert client.get(paper.get_absolute_url()).status_code == 404


def test_the_viewer_says_what_is_known(company, case):
    hand_in(company, case)
    paper = Attachment.objects.get()
    page = company.get(reverse("attachments:viewer", kwargs={"pk": paper.pk})).content.decode()
    assert paper.sha256 in page
    assert "Not scanned for viruses" in page
    assert "<iframe" in page


def test_taking_back(company, client, cast, case):
    hand_in(company, case)
    url = reverse("attachments:remove", kwargs={"pk": Attachment.objects.get().pk})
    client.force_login(cast.molit_officer)
    assert client.post(url, headers=JSON).status_code == 403
    client.force_login(cast.rival_user)
    assert client.post(url, headers=JSON).status_code == 404
    client.force_login(cast.company_writer)
    assert client.post(url, headers=JSON).json()["removed"] is True
    assert client.post(url, headers=JSON).status_code == 404


def test_papers_beside_a_form_are_handed_in_and_taken_back_on_the_cases_page(company, cast, case, rf):
    hand_in(company, case, "자료.pdf", code="material")
    shown = {part: box(rf, cast.actor(part), case) for part in ("company_user", "company_reader", "molit_officer")}
    assert all("자료.pdf" in page for page in shown.values())
    assert [part for part, page in shown.items() if 'type="file"' in page] == ["company_user"]
    assert [part for part, page in shown.items() if "/remove/" in page] == ["company_user"]


def box(rf, actor, case) -> str:
    request = rf.get("/sandbox/")
    request.actor = actor
    page = Template('{% load papers %}{% paper_box matter "material" label="Material" %}')
    return page.render(RequestContext(request, {"request": request, "matter": case.matter}))


# programs


def test_programs_hand_in_read_and_take_back(company, case):
    url = f"/api/v1/matters/{case.pk}/attachments/"
    body = {"field_code": "plan", "file": SimpleUploadedFile("설명.pdf", files.pdf(3))}
    made = company.post(url, body)
    assert made.status_code == 201
    assert made["Location"] == made.json()["content"]
    [told] = company.get(url).json()["results"]
    assert (told["name"], told["pages"]) == ("설명.pdf", 3)
    assert b"".join(company.get(told["content"]).streaming_content).startswith(b"%PDF")
    assert company.get(f"{url}{told['id']}/").json()["sha256"] == told["sha256"]
    assert company.delete(f"{url}{told['id']}/").status_code == 204
    assert company.get(url).json()["results"] == []


def test_a_repeated_request_stores_the_file_once(company, case):
    url, key = f"/api/v1/matters/{case.pk}/attachments/", {"Idempotency-Key": "one"}
    answers = [
        company.post(url, {"field_code": "plan", "file": SimpleUploadedFile("a.txt", b"text")}, headers=key)
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert Attachment.objects.count() == 1


@pytest.mark.parametrize("body", [{}, {"field_code": "plan"}, {"field_code": "plan", "file": "text"}])
def test_what_is_missing_is_named(company, case, body):
    assert company.post(f"/api/v1/matters/{case.pk}/attachments/", body).status_code == 400


def test_who_may_not_is_refused_by_program_too(client, cast, case):
    url = f"/api/v1/matters/{case.pk}/attachments/"
    for part, status in (("rival_user", 404), ("company_reader", 403)):
        client.force_login(getattr(cast, part))
        body = {"field_code": "plan", "file": SimpleUploadedFile("a.txt", b"text")}
        assert client.post(url, body).status_code == status


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_the_same_number_of_queries(company, case, django_assert_num_queries, count):
    for number in range(count):
        hand_in(company, case, f"{number}.txt", b"text")
    url = f"/api/v1/matters/{case.pk}/attachments/"
    company.get(url)
    with django_assert_num_queries(5):
        assert len(company.get(url).json()["results"]) == count

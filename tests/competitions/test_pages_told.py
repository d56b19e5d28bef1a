"""How many pages count is told where a paper is handed in: after the upload, on each view, when the front is stated."""

import datetime as dt
import json
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from competitions.form_definitions import ENTRY_FORM
from competitions.models import Entry
from competitions.reporting import report_of
from office.attachments import attaching
from office.forms.queries import answers_of

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)
PAPER = {"label_ko": "사업계획서", "label_en": "Plan", "needed": "required", "format": "pdf", "most_pages": 50}
PAPERS = [
    {**PAPER, "id": "aaaa0001", "code": "plan", "counting": "without_front"},
    {**PAPER, "id": "aaaa0002", "code": "summary", "counting": "all_pages", "most_pages": 3},
    {**PAPER, "id": "aaaa0003", "code": "extra", "counting": "all_pages", "most_pages": ""},
]


def pages(count: int) -> bytes:
    buffer = BytesIO()
    with pikepdf.new() as pdf:
        for _number in range(count):
            pdf.add_blank_page()
        pdf.save(buffer)
    return buffer.getvalue()


def upload(entry: Entry, code: str, count: int, by) -> None:
    attaching.attach(
        entry.matter, code, SimpleUploadedFile(f"{code} {count}.pdf", pages(count), "application/pdf"), by=by
    )


class Writer:
    """Who writes the entry, in English."""

    def __init__(self, entry: Entry, user) -> None:
        self.entry, self.browser = entry, Client()
        self.browser.force_login(user)
        self.browser.cookies["django_language"] = "en"

    def save(self, **values) -> dict:
        """What saving tells of the files; sent without values it is what an upload asks for."""
        where = reverse("forms:answers", kwargs={"matter": self.entry.pk, "form": ENTRY_FORM})
        body = {"revision": answers_of(self.entry.matter, ENTRY_FORM).revision, "values": values}
        answer = self.browser.patch(where, json.dumps(body), content_type="application/json")
        assert answer.status_code == 200, answer.content
        return answer.json()["notices"]

    def page(self) -> str:
        where = reverse("competitions:entry-form", args=[self.entry.pk])
        return self.browser.get(where, {"section": "papers"}).content.decode()


@pytest.fixture
def writer(competition, cast):
    call = competition.opened(papers=PAPERS)
    with competition.at(call.opens_at + MINUTE):
        yield Writer(competition.entry(call), cast.city_user)


def test_the_pages_that_count_are_told_beside_the_file(writer, competition):
    assert writer.save() == {} and 'data-notice="plan" role="status" hidden' in writer.page()
    upload(writer.entry, "plan", 53, competition.mayor)
    upload(writer.entry, "extra", 9, competition.mayor)
    told = writer.save()
    assert set(told) == {"plan"} and told["plan"]["tone"] == "warning" and told["plan"]["href"] == "#id_plan_front"
    short = writer.save(plan_front="2")["plan"]
    assert short["tone"] == "danger" and "53 pages, 2 of them" in short["sentence"] and "only 50" in short["sentence"]
    page = writer.page()
    assert short["sentence"] in page and 'class="answers-notice is-danger"' in page
    assert '<a href="#id_plan_front" data-notice-way>' in page and 'id="id_plan_front"' in page
    said = {one.key: one.sentence for one in report_of(writer.entry).checks}  # in Korean here: the same judgement
    assert "53" in said["pages.plan"]
    assert writer.save(plan_front="3")["plan"]["tone"] == "success"
    upload(writer.entry, "summary", 4, competition.mayor)
    over = writer.save()["summary"]
    assert (over["tone"], over["href"]) == ("danger", "") and "4 pages, but only 3" in over["sentence"]


def test_it_asks_as_often_for_one_file_as_for_five(writer, competition):
    def asked() -> tuple[int, int]:
        counts = []
        for visit in (writer.page, writer.save):
            visit()
            with CaptureQueriesContext(connection) as queries:
                visit()
            counts.append(len(queries))
        return tuple(counts)

    upload(writer.entry, "plan", 1, competition.mayor)
    one = asked()
    for count in range(2, 6):
        upload(writer.entry, "plan", count, competition.mayor)
    for count in range(1, 6):
        upload(writer.entry, "summary", count, competition.mayor)
    assert asked() == one

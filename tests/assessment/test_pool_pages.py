"""The pages of the pool: what each reader finds, writes and is refused."""

import datetime as dt
import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from office.assessment.models import Employment, PoolImport, Reviewer, Work
from tests.assessment.pool import DAY, PoolWorld, book
from tests.cast import UserFactory

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + 400 * DAY


def at(name: str, *args) -> str:
    return reverse(f"assessment:{name}", args=args)


def browser(user) -> Client:
    made = Client(headers={"accept-language": "en"})
    made.force_login(user)
    return made


@pytest.fixture
def world(cast) -> PoolWorld:
    return PoolWorld(cast)


@pytest.fixture
def staff(world, cast) -> Client:
    cast.secretariat_officer.language = "en"
    cast.secretariat_officer.save()
    return browser(cast.secretariat_officer)


def text_of(answer) -> str:
    return re.sub(r"<[^>]+>|\s+", " ", answer.content.decode())


def test_staff_put_somebody_in_correct_it_and_see_what_happened(world, staff):
    assert staff.get(at("reviewer-new")).status_code == 200
    facts = {"name": "kim", "email": "kim@example.com", "expertise": ["ai", "law"], "region": "26000"}
    wrong = staff.post(at("reviewer-new"), facts | {"consent_on": "2020-01-01", "consent_until": "2019-01-01"})
    assert wrong.status_code == 400 and "end before it was given" in text_of(wrong)
    assert staff.post(at("reviewer-new"), facts).status_code == 302
    one = Reviewer.objects.get()
    again = staff.post(at("reviewer-new"), facts)
    assert again.status_code == 400 and "in the pool already" in text_of(again)
    staff.post(at("reviewer-edit", one.pk), facts | {"name": "kim min", "note": "<b>quick</b>"})
    today = timezone.localdate().isoformat()
    staff.post(at("reviewer-consent", one.pk), {"consent_on": today, "consent_until": SOON.isoformat()})
    job = {"organisation_name": "가", "began_on": "2020-01-01", "business_number": "124-81-00998"}
    staff.post(at("employment-new", one.pk), job)
    late = staff.post(at("employment", one.employments.get().pk), job | {"ended_on": "2019-01-01"})
    assert late.status_code == 400 and "before the beginning" in text_of(late)
    staff.post(at("work-new", one.pk), {"kind": "plan", "title": "스마트도시계획"})
    staff.post(at("work-remove", one.works.get().pk))
    staff.post(at("reviewer-activity", one.pk), {"active": "no"})
    shown = text_of(staff.get(at("reviewer", one.pk)))
    for word in (
        "kim min",
        "&lt;b&gt;quick",
        "부산광역시",
        "124-81-00998",
        "Inactive",
        "Work removed",
        "Consent given",
    ):
        assert word in shown, word
    assert staff.post(at("reviewer-account", one.pk), {"link": "yes"}).status_code == 409
    UserFactory(email="kim@example.com")
    assert "Link the account" in text_of(staff.get(at("reviewer", one.pk)))
    assert staff.post(at("reviewer-account", one.pk), {"link": "yes"}).status_code == 302
    staff.post(at("reviewer-withdraw", one.pk))
    one.refresh_from_db()
    assert one.user and one.withdrawn_at and not one.active


def test_a_reviewer_has_the_own_profile_and_nothing_else_of_the_pool(world, cast, staff):
    other, one = world.add("other", note="secret of other"), world.add("kim", note="secret of kim")
    user = UserFactory(email="kim@example.com", language="en")
    mine = browser(user)
    assert "My reviewer profile" in text_of(mine.get("/"))
    shown = text_of(mine.get(at("me")))
    assert "kim@example.com" in shown and "secret" not in shown and "History" not in shown
    assert "secret" not in text_of(mine.get(at("reviewer-edit", one.pk)))
    sent = {"phone": "02-1", "region": "26000", "expertise": ["ai"], "name": "lee", "email": "lee@example.com"}
    assert mine.post(at("reviewer-edit", one.pk), sent).url == at("me")
    mine.post(at("employment-new", one.pk), {"organisation_name": "가", "began_on": "2020-01-01"})
    unticked = mine.post(at("reviewer-consent", one.pk), {"consent_until": SOON.isoformat()})
    assert unticked.status_code == 400
    mine.post(at("reviewer-consent", one.pk), {"consent_until": SOON.isoformat(), "agreed": "on"})
    one.refresh_from_db()
    assert (one.name, one.phone, one.region, one.consent_until) == ("kim", "02-1", "26000", SOON)
    assert mine.post(at("employment-remove", one.employments.get().pk)).status_code == 403
    for page in ("reviewer", "reviewer-edit", "reviewer-consent", "reviewer-withdraw", "employment-new", "work-new"):
        assert mine.get(at(page, other.pk)).status_code == 404, page
    for page in ("reviewers", "pool-import", "pool-template", "reviewer-new"):
        assert mine.get(at(page)).status_code == 403, page
    for part in ("stranger", "reviewer", "admin", "other_programme_officer"):
        visitor = browser(getattr(cast, part))
        assert visitor.get(at("me")).status_code == 404, part
        assert visitor.get(at("reviewer", one.pk)).status_code == 404, part
        assert visitor.get(at("reviewers")).status_code == 403, part
    auditor = browser(cast.auditor)
    assert "secret of kim" in text_of(auditor.get(at("reviewer", one.pk)))
    for page in ("reviewer-edit", "reviewer-consent", "employment-new"):
        assert auditor.get(at(page, one.pk)).status_code == 403, page


def test_the_list_is_narrowed_sorted_and_taken_as_a_file(world, staff):
    world.add("kim", expertise=["ai", "data"], region="26000", affiliation="=한 대학교")
    world.add("lee", gender="male", consent_until=timezone.localdate() + 10 * DAY)
    world.add("bare", consent_on=None, consent_until=None, gender="")
    erased = world.add("gone")
    Reviewer.objects.filter(pk=erased.pk).update(name="", email="", erased_at=timezone.now(), active=False)

    def names(**asked) -> list[str]:
        found = staff.get(at("reviewers"), asked).context["page"].object_list
        return [one.name for one in found]

    assert names() == ["bare", "kim", "lee"]
    assert names(q="대학") == names(expertise="ai") == names(region="26000") == ["kim"]
    assert names(gender="male") == names(state="ending") == ["lee"]
    assert names(state="unconsented") == ["bare"] and names(state="erased") == [""]
    assert names(state="drawable") == ["kim", "lee"]
    assert names(sort="consent") == ["bare", "lee", "kim"] and names(sort="newest") == ["bare", "lee", "kim"]
    assert names(state="nonsense", q="\x00") is not None
    sheet = load_workbook(BytesIO(staff.get(at("reviewers"), {"export": "xlsx", "expertise": "ai"}).content)).active
    rows = list(sheet.values)
    assert len(rows) == 2 and rows[1][:5] == (
        "kim", "kim@example.com", "'=한 대학교", None, "Data and platforms, Artificial intelligence"
    )  # fmt: skip
    csv = b"".join(staff.get(at("reviewers"), {"export": "csv"}).streaming_content).decode("utf-8-sig")
    assert len(csv.splitlines()) == 4


def test_lists_and_operations_ask_the_database_as_often_for_one_as_for_thirty(world, staff):
    def counted() -> list[int]:
        found = []
        for path in (at("reviewers"), f"{at('reviewers')}?export=xlsx", "/api/v1/assessment/reviewers/"):
            with CaptureQueriesContext(connection) as asked:
                answer = staff.get(path)
            assert answer.status_code == 200
            found.append(len(asked))
        return found

    world.add("first")
    counted()
    few = counted()
    people = [
        Reviewer(name=f"n{n:02}", email=f"n{n}@example.com", region="11000", expertise=["ai"], user=UserFactory())
        for n in range(29)
    ]
    Reviewer.objects.bulk_create(people)
    assert counted() == few and max(few) <= 15
    answer = staff.get("/api/v1/assessment/reviewers/?expertise=data").json()
    assert [one["name"] for one in answer["results"]] == ["first"]


def test_an_import_is_looked_through_and_then_applied(world, cast, staff):
    one = world.add("old", affiliation="전 대학교")
    assert "template" in text_of(staff.get(at("pool-import")))
    empty = load_workbook(BytesIO(staff.get(at("pool-template")).content))
    filled = load_workbook(BytesIO(staff.get(at("pool-template"), {"filled": "1"}).content))
    assert (empty.sheetnames, empty["Reviewers"]["A1"].value) == (filled.sheetnames, "Name *")
    assert filled["Reviewers"]["B2"].value == "old@example.com" and empty["Reviewers"]["B2"].value is None

    def upload(content: bytes):
        file = SimpleUploadedFile("pool.xlsx", content)
        return staff.post(at("pool-import"), {"file": file})

    assert upload(b"nothing").status_code == 400 and staff.post(at("pool-import")).status_code == 400
    bad = [["kim", "kim@example.com", "", "Atlantis", "", "magic", "", ""]]
    shown = staff.get(upload(book({"평가위원": bad})).url)
    assert "Not a field of expertise: magic." in text_of(shown) and "1 row is to be corrected" in text_of(shown)
    assert 'name="seen"' not in shown.content.decode()
    good = [
        ["kim", "kim@example.com", "", "서울", "", "data", "", ""],
        ["", "old@example.com", "한 대학교", "", "", "", "", ""],
    ]
    page = upload(book({"평가위원": good})).url
    shown = staff.get(page)
    assert "Nothing is wrong" in text_of(shown)
    assert "before: 전 대학교" in text_of(staff.get(page, {"show": "changed"}))
    other = browser(cast.molit_officer)
    assert other.get(page).status_code == 404  # nobody applies what another has looked through
    assert staff.post(page, {"seen": "0" * 64}).status_code == 409
    seen = re.search(r'name="seen" value="(\w+)"', shown.content.decode())[1]
    assert staff.post(page, {"seen": seen}).url == at("reviewers")
    one.refresh_from_db()
    assert one.affiliation == "한 대학교" and Reviewer.objects.count() == 2
    assert "Applied on" in text_of(staff.get(page))
    assert PoolImport.objects.filter(content=b"").count() == 1


def test_the_profile_reads_as_often_for_many_lines_as_for_one(world, staff):
    one = world.add("kim")

    def counted() -> int:
        with CaptureQueriesContext(connection) as asked:
            staff.get(at("reviewer", one.pk))
        return len(asked)

    add = lambda: (  # noqa: E731
        Employment.objects.create(reviewer=one, organisation_name="가", began_on=dt.date(2020, 1, 1)),
        Work.objects.create(reviewer=one, kind="advice", title="나"),
    )
    add()
    counted()
    few = counted()
    for _n in range(10):
        add()
    assert counted() == few

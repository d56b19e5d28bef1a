"""A long form section by section: who looks after what, what others write meanwhile, how far each section is."""

import json
import re

import pytest
from django.urls import reverse
from django.utils import translation

from office.access import Invalid, NotNow, NotYours
from office.attachments import attaching
from office.attachments.models import Attachment
from office.forms import actions, assigning, paging, registry, telling
from office.forms.definition import Field, FormDefinition, Section
from office.forms.models import SectionAssignee
from office.ledger.models import Event
from tests.office import cases, files
from tests.office.applications import COLUMNS, DEFINITION, FORM, READ


@pytest.fixture
def url(answers):
    return reverse("forms:answers", kwargs={"matter": answers.matter_id, "form": FORM})


@pytest.fixture
def company(client, cast, monkeypatch):
    """The company at a form that is long enough to be paged."""
    monkeypatch.setattr(paging, "PAGED_FROM", 3)
    client.force_login(cast.company_user)
    client.cookies["django_language"] = "en"
    return client


def patch(client, url, values, revision=0):
    body = json.dumps({"revision": revision, "values": values})
    return client.patch(url, body, content_type="application/json", headers={"Accept": "application/json"}).json()


def part(page: str, code: str) -> str:
    return re.search(rf'<li class="[^"]*" data-part="{code}">.*?</li>', page, re.S)[0]


# one section on a page


def test_a_long_form_shows_one_section_and_the_list_of_all(company, url):
    page = company.get(url).content.decode()
    assert 'name="company"' in page and 'name="summary"' not in page
    assert "Section 1 of 4" in page
    assert page.count("data-part=") == 4
    assert 'data-autosave-part="who"' in page
    second = company.get(url + "?section=what").content.decode()
    assert 'name="summary"' in second and 'name="company"' not in second
    whole = company.get(url + "?section=all").content.decode()
    assert 'name="summary"' in whole and 'name="company"' in whole
    assert 'name="company"' in company.get(url + "?section=nonsense").content.decode()


def test_saving_stays_or_goes_on_and_leaves_other_sections_alone(company, url, answers, cast):
    actions.save(answers, {"summary": "보도 위 배달로봇"}, revision=0, by=cast.actor("company_user"))
    data = {"_revision": 1, "_section": "who", "_shown": ["company"], "company": "가람"}
    assert company.post(url, data)["Location"] == f"{url}?section=who"
    onward = company.post(url, data | {"_revision": 2, "_next": "what"})
    assert onward["Location"] == f"{url}?section=what"
    row = company.post(url, {"_revision": 2, "_section": "money", "_add": "budget"})
    assert row["Location"] == f"{url}?section=money&rows=budget#id_budget"
    check = company.post(url, {"_revision": 2, "_section": "papers", "_check": "1"})
    assert check["Location"] == f"{url}?section=papers&check=1"
    answers.refresh_from_db()
    assert answers.data == {"company": "가람", "summary": "보도 위 배달로봇"}


def test_what_is_missing_elsewhere_is_linked_to_its_section(company, url):
    page = company.get(url + "?section=papers&check=1").content.decode()
    assert 'href="?section=who&amp;check=1#id_company"' in page
    assert 'href="#id_plan"' in page


def test_a_refused_saving_shows_the_section_it_came_from(company, url, answers, cast):
    actions.save(answers, {"summary": "그들"}, revision=0, by=cast.actor("company_writer"))
    data = {"_revision": 0, "_section": "what", "_shown": ["summary"], "summary": "나"}
    page = company.post(url, data)
    assert page.status_code == 409
    assert 'name="summary"' in page.content.decode()


def test_a_supplement_begins_where_something_is_asked_for(company, url, good, cast):
    actions.freeze(good.matter, by=cast.actor("company_user"))
    actions.reopen(good.matter, ["budget"], by=cast.actor("molit_officer"))
    page = company.get(url).content.decode()
    assert "Section 3 of 4" in page
    assert re.search(r'name="budget\.', page)


# who looks after what


def test_a_section_is_given_to_somebody_who_writes(answers, cast):
    by = cast.actor("company_user")
    with translation.override("en"):
        assert {user.pk for user in assigning.candidates(answers)} == {cast.company_user.pk, cast.company_writer.pk}
        assigning.assign(answers, "what", cast.company_writer, by=by)
        assigning.assign(answers, "what", cast.company_user.pk, by=by)
        assert assigning.assignees_of(answers) == {"what": cast.company_user}
        assert SectionAssignee.objects.get().by == cast.company_user
        assert Event.objects.filter(kind="forms.section_assigned").count() == 2
        for other in (cast.company_reader, cast.rival_user, cast.ended_member):
            with pytest.raises(Invalid):
                assigning.assign(answers, "what", other, by=by)
        with pytest.raises(Invalid):
            assigning.assign(answers, "nothing", cast.company_user, by=by)
        for other in ("company_reader", "rival_user", "molit_officer"):
            with pytest.raises(NotYours):
                assigning.assign(answers, "what", cast.company_user, by=cast.actor(other))
        assert assigning.unassign(answers, "what", by=by) and not assigning.unassign(answers, "what", by=by)


def test_nobody_is_given_a_section_of_a_closed_form(answers, cast):
    cases.Case.objects.filter(pk=answers.matter_id).update(state="withdrawn")
    with pytest.raises(NotNow):
        assigning.assign(answers, "what", cast.company_user, by=cast.actor("company_user"))


def test_the_new_one_is_told_unless_it_was_their_own_doing(answers, cast, monkeypatch):
    told = []
    monkeypatch.setattr(registry, "_uses", {})
    registry.register(
        cases.KIND, FORM, write=cases.WRITE, draft=READ, audience="test.both",
        on_assigned=lambda subject, row: told.append((subject.pk, row.section, row.user)),
    )  # fmt: skip
    by = cast.actor("company_user")
    assigning.assign(answers, "what", cast.company_user, by=by)
    assigning.assign(answers, "money", cast.company_writer, by=by)
    assert told == [(answers.matter_id, "money", cast.company_writer)]


def test_the_list_shows_who_looks_after_what_and_only_mine(company, url, answers, cast):
    page = company.get(url).content.decode()
    assert 'name="_assignee"' in page and "Mine only" not in page
    given = {"_revision": 0, "_section": "what", "_assign": "what", "_assignee": str(cast.company_writer.pk)}
    assert company.post(url, given)["Location"] == f"{url}?section=what"
    company.post(url, given | {"_section": "who", "_assign": "who", "_assignee": str(cast.company_user.pk)})
    page = company.get(url).content.decode()
    assert "company writer" in part(page, "what") and "Given to me" in part(page, "who")
    mine = company.get(url + "?mine=1").content.decode()
    assert mine.count("data-part=") == 1 and 'data-part="who"' in mine
    company.post(url, given | {"_assignee": ""})
    assert assigning.assignees_of(answers) == {"who": cast.company_user}
    for wrong in (str(cast.rival_user.pk), "nobody"):
        refused = company.post(url, given | {"_assignee": wrong})
        assert refused.status_code == 400
        assert "Choose somebody who writes" in refused.content.decode()


def test_the_list_says_who_saved_a_section_last(company, url, answers, cast):
    actions.save(answers, {"summary": "하나"}, revision=0, by=cast.actor("company_user"))
    actions.save(answers, {"summary": "둘", "company": "가람"}, revision=1, by=cast.actor("company_writer"))
    page = company.get(url).content.decode()
    assert "Last saved by company writer" in part(page, "what")
    assert "Last saved" not in part(page, "money")


@pytest.mark.parametrize("given", [0, 4])
def test_the_number_of_queries_does_not_grow_with_sections_given(
    company, url, answers, cast, django_assert_max_num_queries, given
):
    for section in answers.definition.sections[:given]:
        assigning.assign(answers, section.code, cast.company_writer, by=cast.actor("company_user"))
        actions.save(answers, {section.fields[0].code: "1"} if section.code in ("who", "what") else {},
                     revision=answers.revision, by=cast.actor("company_user"))  # fmt: skip
    company.get(url)
    with django_assert_max_num_queries(21):
        company.get(url)


# what others write meanwhile


def test_a_saving_tells_what_others_wrote_meanwhile(company, url, answers, cast):
    actions.save(answers, {"summary": "그들의 글", "budget": [{"id": "r1", "item": "보험"}]}, revision=0,
                 by=cast.actor("company_writer"))  # fmt: skip
    told = patch(company, url, {"company": "가람"})
    assert told["merged"] == {"summary": "그들의 글", "budget.r1.item": "보험"}
    assert told["others"] == ["company writer"]
    assert patch(company, url, {}, revision=2)["merged"] == {}


def test_who_sends_what_stood_before_still_learns_of_the_change(company, url, answers, cast):
    actions.save(answers, {"summary": "처음"}, revision=0, by=cast.actor("company_user"))
    actions.save(answers, {"summary": "그들"}, revision=1, by=cast.actor("company_writer"))
    assert patch(company, url, {"summary": "처음"}, revision=1)["merged"] == {"summary": "그들"}


def test_a_conflict_tells_the_rest_too(company, url, answers, cast):
    actions.save(answers, {"summary": "그들", "company": "그들의 것"}, revision=0, by=cast.actor("company_writer"))
    told = patch(company, url, {"summary": "나"})
    assert (told["theirs"], told["merged"]) == ({"summary": "그들"}, {"company": "그들의 것"})


def test_a_file_counts_at_once(company, url, answers, cast):
    before = patch(company, url, {})["complete"]["sections"]["papers"]
    attaching.attach(answers.matter, "plan", files.upload("설명서.pdf", files.pdf(1)), by=cast.actor("company_user"))
    after = patch(company, url, {})["complete"]["sections"]["papers"]
    assert (before["done"], after["done"]) == (0, 1)


# sums and checks


def test_a_column_of_money_is_summed(company, url, answers, cast):
    table = Field("budget", "rows", ("예산", "Budget"), fields=[COLUMNS[0], Field("amount", "money", "금액", sum=True)])
    with translation.override("en"):
        [told] = telling.sums(table, [{"amount": 1_000}, {"amount": "많이"}, {"amount": 500}, {}])
    assert (told.text, told.pattern) == ("KRW 1,500", "KRW {amount}")


def test_a_row_with_something_that_is_no_amount_counts_in_no_sum():
    columns = [Field(code, "money", code, sum=True) for code in ("ours", "theirs")]
    table = Field("budget", "rows", ("예산", "Budget"), fields=[COLUMNS[0], *columns])
    rows = [{"ours": 1_000, "theirs": 5}, {"ours": 7_000, "theirs": "abc"}, {"ours": -3}, {"theirs": 10}]
    with translation.override("en"):
        told = [one.text for one in telling.sums(table, rows)] + [telling.total(table, rows).text]
    assert told == ["KRW 1,000", "KRW 15", "KRW 1,015"]
    assert (telling.left_out(table, rows), telling.left_out(table, rows[:1])) == (2, 0)


def test_what_must_agree_is_told_beside_its_question(answers, cast, monkeypatch):
    def check(definition, data):
        if data.get("total") == 1:
            yield "total", "The total is no total."

    monkeypatch.setattr(registry, "_checks", {})
    registry.define(DEFINITION, check=check)
    saved = actions.save(answers, {"total": 1}, revision=0, by=cast.actor("company_user"))
    assert saved.errors == {"total": ["The total is no total."]}
    assert not actions.save(answers, {"total": 2}, revision=1, by=cast.actor("company_user")).errors


def test_a_register_stands_only_for_one_choice():
    for wrong in (
        Field("a", "text", "가", source="ministries"),
        Field("a", "choice", "가", source="ministries", choices=[("b", "나")]),
    ):
        with pytest.raises(ValueError, match="register"):
            FormDefinition("wrong", 1, "가", [Section("s", "가", [wrong])])


# versions


def test_any_two_versions_are_compared(company, client, cast, good):
    actor, address = cast.actor("company_user"), {"matter": good.matter_id, "form": FORM}
    url = reverse("forms:versions", kwargs=address)
    assert "Nothing has been submitted yet" in company.get(url).content.decode()
    _hand_in_again(good, actor)
    for number, summary in enumerate(("첫째 글", "둘째 글", "셋째 글")):
        if number:
            actions.reopen(good.matter, ["summary", "plan"], by=cast.actor("molit_officer"))
        actions.save(good, {"summary": summary}, revision=good.revision, by=actor)
        if number == 2:
            _hand_in_again(good, actor)
        actions.freeze(good.matter, by=actor)
    client.force_login(cast.molit_officer)
    page = client.get(url).content.decode()
    assert "셋째" in page and "둘째" in page and "첫째" not in page
    assert "자료.txt" not in page  # the same content handed in once more is no difference
    page = client.get(url + "?from=1&to=3").content.decode()
    assert "첫째" in page and "셋째" in page and "둘째" not in page
    assert "Nothing differs" in client.get(url + "?from=2&to=2").content.decode()
    assert client.get(url + "?from=1&to=now").status_code == 404
    assert client.get(url + "?from=9&to=1").status_code == 404
    client.force_login(cast.rival_user)
    assert client.get(url).status_code == 404
    client.force_login(cast.company_user)
    actions.reopen(good.matter, ["summary"], by=cast.actor("molit_officer"))
    actions.save(good, {"summary": "넷째 글"}, revision=good.revision, by=actor)
    assert "넷째" in client.get(url).content.decode()


def _hand_in_again(good, actor):
    for paper in Attachment.objects.filter(removed_at=None, name="자료.txt"):
        attaching.remove(paper, by=actor)
    attaching.attach(good.matter, "plan", files.upload("자료.txt", b"the same content"), by=actor)

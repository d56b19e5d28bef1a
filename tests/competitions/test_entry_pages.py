"""The pages of entries as everybody reads them: the lead, partners, the rival, the office, the other programme's."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from competitions.actions import entries, partners
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Entry, Partner, Receipt
from office.forms.queries import answers_of
from office.ledger import dispatch
from tests.cast import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


def browser(user) -> Client:
    made = Client()
    made.force_login(user)
    return made


def at(name: str, *args) -> str:
    return reverse(f"competitions:{name}", args=args)


def pages_of(entry: Entry) -> list[str]:
    return [at(name, entry.pk) for name in ("entry", "entry-form", "entry-report", "entry-budget", "entry-partners")]


def statuses(client: Client, paths: list[str]) -> list[int]:
    return [client.get(path).status_code for path in paths]


@pytest.fixture
def people(competition, cast) -> dict[str, Client]:
    """A browser for each reader of these pages."""
    writer = UserFactory(email="city-writer@example.com")
    MembershipFactory(user=writer, organisation=cast.city, role="writer")
    users = {
        "manager": cast.city_user, "writer": writer, "partner": cast.company_user, "invited": cast.rival_user,
        "rival": competition.rival_user, "officer": cast.secretariat_officer, "hub": competition.hub_officer,
        "sandbox": cast.deputy, "auditor": cast.auditor, "director": cast.decision_maker, "stranger": cast.stranger,
    }  # fmt: skip
    return {part: browser(user) for part, user in users.items()}


def with_partners(entry: Entry, competition, cast) -> tuple[Partner, Partner]:
    """One joined, one only invited."""
    joined = partners.invite(entry, by=competition.mayor, organisation=cast.company, part="partner", role="데이터 허브")
    invited = partners.invite(entry, by=competition.mayor, organisation=cast.rival, part="indirect")
    partners.accept(joined, by=cast.actor("company_user"))
    return joined, invited


OUTSIDERS = ("rival", "officer", "hub", "sandbox", "auditor", "director", "stranger", "invited")


def test_before_submission_nobody_but_the_consortium_finds_it(competition, cast, people):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        joined, invited = with_partners(entry, competition, cast)
        for part in ("manager", "writer", "partner"):
            assert statuses(people[part], pages_of(entry)) == [200] * 5, part
            assert "탄소중립" in people[part].get(at("entry-list")).content.decode()
        for part in OUTSIDERS:
            assert statuses(people[part], pages_of(entry)) == [404] * 5, part
            found = people[part].get(at("entry-list"), {"q": "탄소중립"}).context
            assert found["page"].paginator.count == 0, part
            export = b"".join(people[part].get(at("entry-list"), {"export": "csv"}).streaming_content).decode()
            assert "탄소중립" not in export, part
        listed = people["officer"].get(at("call-entries", call.pk))
        assert listed.context["page"].paginator.count == 0 and "탄소중립" not in listed.content.decode()
        # the invited one reads the invitation and nothing else; others not even that
        assert statuses(people["invited"], [at("partner", invited.pk), at("partner", joined.pk)]) == [200, 404]
        assert statuses(people["rival"], [at("partner", invited.pk)]) == [404]
        paper = entry.matter.attachments.first()
        reads = {part: people[part].get(paper.get_absolute_url()).status_code for part in OUTSIDERS}
        assert reads == dict.fromkeys(OUTSIDERS, 404)


def test_after_submission_the_office_of_the_programme_reads_what_was_submitted(competition, cast, people):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.submitted(call)
        revision = answers_of(entry.matter, ENTRY_FORM).revision
        entries.save_answers(entry, by=competition.mayor, values={"project_title": "새 초안"}, revision=revision)
        receipt = entry.receipts.get()
        own = people["manager"].get(at("entry", entry.pk))
        assert own.context["changed"] and own.context["countdown"].days == 19
        for part in ("officer", "auditor", "director"):
            page = people[part].get(at("entry", entry.pk))
            assert page.status_code == 200 and page.context["counts"]["fail"] == 0, part
            assert "새 초안" not in page.content.decode() and "탄소중립" in page.content.decode()
            assert statuses(people[part], pages_of(entry)[1:]) == [403, 200, 403, 403], part
            assert people[part].get(at("receipt", receipt.pk)).status_code == 200
            assert people[part].get(at("entry-list"), {"q": "새 초안"}).context["page"].paginator.count == 0
        for part in ("rival", "hub", "sandbox", "stranger", "invited"):
            assert statuses(people[part], [*pages_of(entry), at("receipt", receipt.pk)]) == [404] * 6, part
            assert people[part].get(at("entry-list")).context["page"].paginator.count == 0, part
            assert people[part].get(at("call-entries", call.pk)).status_code == 403, part
        listed = people["officer"].get(at("call-entries", call.pk), {"state": "submitted"})
        assert listed.context["money"] == {"national": 4_000_000_000, "total": 8_250_000_000}
        assert people["officer"].get(at("call-entries", call.pk), {"export": "xlsx"}).status_code == 200
        group = entry.group
        assert people["officer"].get(at("call-entries", call.pk), {"group": group}).context["page"].paginator.count == 1


def test_submit_by_the_page_leads_to_the_receipt(competition, cast, people):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        report = people["manager"].get(at("entry-report", entry.pk))
        assert report.context["send"].open and report.context["counts"]["fail"] == 0
        assert people["writer"].get(at("entry-report", entry.pk)).context["send"] is None
        assert people["writer"].post(at("entry-step", entry.pk, "submit")).status_code == 403
        assert people["manager"].get(at("entry-step", entry.pk, "submit")).status_code == 200
        gone = people["manager"].post(at("entry-step", entry.pk, "submit"))
        receipt = Receipt.objects.get()
        assert gone.url == at("receipt", receipt.pk)
        page = people["manager"].get(gone.url).content.decode()
        assert receipt.number in page and receipt.sha256 in page and receipt.content["files"][0]["sha256"] in page
        assert people["manager"].get(gone.url).context["paper"] is None
        dispatch.run_due(limit=50)
        assert people["manager"].get(gone.url).context["paper"].matter_id == entry.pk
        again = people["manager"].get(at("entry-step", entry.pk, "withdraw"))
        assert again.status_code == 200
        assert people["manager"].post(at("entry-step", entry.pk, "withdraw"), {"reason": "다시"}).status_code == 302


def test_an_attempt_after_the_close_is_receipted_once(competition, cast, people):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
    with competition.at(call.closes_at + dt.timedelta(seconds=2)):
        assert people["writer"].post(at("entry-step", entry.pk, "submit")).status_code == 403
        assert people["manager"].get(at("entry-step", entry.pk, "submit")).status_code == 409
        assert not Receipt.objects.exists()
        late = people["manager"].post(at("entry-step", entry.pk, "submit"))
        receipt = Receipt.objects.get()
        assert late.status_code == 409 and receipt.kind == "late" and receipt.number in late.content.decode()
        assert late.context["closed"].endswith("18:00:00.000")
        again = people["manager"].post(at("entry-step", entry.pk, "submit"))
        assert again.status_code == 409 and receipt.number in again.content.decode()
        assert Receipt.objects.count() == 1, "a second click is no second attempt"
        page = people["manager"].get(at("entry", entry.pk))
        assert page.context["countdown"].over and not page.context["case"]["turn"] and not page.context["may_write"]
        assert people["manager"].get(at("receipt", receipt.pk)).status_code == 200
        assert people["officer"].get(at("receipt", receipt.pk)).status_code == 404


def test_the_report_leads_to_the_fields(competition, cast, people):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.entry(call)
        page = people["manager"].get(at("entry-report", entry.pk))
        links = [url for group in page.context["groups"] for line in group.lines for _text, url in line.links]
        assert links and not page.context["send"].open
        form = at("entry-form", entry.pk)
        for url in links:
            path, _hash, anchor = url.partition("#")
            assert (
                url.startswith(f"{form}?section=") and f'id="{anchor}"' in people["manager"].get(path).content.decode()
            )


def test_the_panel_judges_what_is_being_typed(competition, people):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        year = call.version.entry_form.definition.terms["money"]["years"][0]
        row = {"year": year, "item": "construction", "tag": "climate", "national": "50.6억", "city": "49억 4천만"}
        sent = {f"budget.aaaa1111.{name}": value for name, value in row.items()}
        panel = people["manager"].post(at("entry-budget", entry.pk), sent, headers={"Accept-Language": "en"})
        told = {one.key: one for one in panel.context["panel"].findings}
        assert told["share"].too_high == 60_000_000 and "50.6" in told["share"].sentence
        assert panel.context["panel"].picture.rows[-1].total == 10_000_000_000
        gone = people["manager"].post(at("entry-budget", entry.pk), {**sent, "budget.aaaa1111.remove": "1"})
        assert gone.context["panel"].picture.rows == ()
        odd = {"budget": "x", "budget.a.b.c": "1", "budget.!!.year": "1", "budget.aaaa1111.nothing": "1"}
        assert people["manager"].post(at("entry-budget", entry.pk), odd).status_code == 200
        assert answers_of(entry.matter, ENTRY_FORM).data["budget"][0]["national"] == 4_000_000_000
        page = people["manager"].get(at("entry-form", entry.pk), {"section": "budget"}).content.decode()
        assert 'id="entry-panel"' in page and f'hx-post="{at("entry-budget", entry.pk)}"' in page


def test_an_entry_is_begun_with_what_an_earlier_one_says(competition, cast, people):
    first, second = competition.opened(), competition.opened(programme="hub")
    with competition.at(max(first.opens_at, second.opens_at) + MINUTE):
        source = competition.complete(first)
        with_partners(source, competition, cast)
        page = people["manager"].get(at("entry-new"), {"call": second.pk})
        assert page.context["form"]["call"].value() == second.pk
        asked = {"call": second.pk, "organisation": cast.city.pk, "source": source.pk,
                 "parts": ["answers", "partners", "files"]}  # fmt: skip
        gone = people["manager"].post(at("entry-new"), asked, follow=True)
        entry = Entry.objects.exclude(pk=source.pk).get()
        assert gone.redirect_chain[-1][0] == at("entry", entry.pk)
        answers = answers_of(entry.matter, ENTRY_FORM)
        assert answers.data["project_title"] == "탄소중립 스마트도시 조성" and "pledge_true" not in answers.data
        assert answers.origins["project_title"] == "earlier"
        assert [one.organisation for one in entry.partners.all()] == [cast.company]
        codes = {one.field_code for one in source.matter.attachments.all()}
        shared = {f.code for f in answers.definition.fields() if f.kind == "files" and f.code in codes}
        assert {one.field_code for one in entry.matter.attachments.all()} == shared and shared
        again = people["manager"].post(at("entry-new"), asked)
        assert again.status_code == 400 and "organisation" in again.context["form"].errors
        assert people["stranger"].post(at("entry-new"), asked).status_code == 403


def test_partners_answer_sign_off_and_leave(competition, cast, people):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.complete(call)
        asked = {"organisation": "가람모빌리티", "part": "partner", "role": "데이터"}
        assert (
            people["manager"].post(at("entry-partners", entry.pk), {**asked, "organisation": "없음"}).status_code == 400
        )
        assert people["manager"].post(at("entry-partners", entry.pk), asked).status_code == 302
        partner = entry.partners.get()
        deed = lambda name: at("partner-deed", partner.pk, name)  # noqa: E731
        assert people["partner"].get(at("entry", entry.pk)).status_code == 404
        assert people["partner"].get("/").status_code == 200
        assert people["partner"].post(deed("accept")).status_code == 302
        assert people["partner"].get(deed("sign")).status_code == 200
        assert people["manager"].post(deed("sign")).status_code == 403
        assert people["partner"].post(deed("sign")).status_code == 302
        revision = answers_of(entry.matter, ENTRY_FORM).revision
        entries.save_answers(entry, by=competition.mayor, values={"project_title": "바뀜"}, revision=revision)
        assert people["partner"].get(at("partner", partner.pk)).context["outdated"]
        assert people["manager"].get(at("entry", entry.pk)).context["partners"][0].outdated
        assert people["manager"].post(deed("ask")).status_code == 302
        assert people["partner"].post(deed("nothing")).status_code == 404
        assert people["partner"].get(deed("leave")).status_code == 200
        assert people["partner"].post(deed("leave")).url == at("partner", partner.pk)
        assert people["partner"].get(at("entry", entry.pk)).status_code == 404


def test_the_examination_by_its_pages(competition, cast, people):
    call = competition.opened()
    with competition.at(call.opens_at + MINUTE):
        entry = competition.submitted(call)
    closed = competition.closed(call)
    step = lambda name: at("entry-step", entry.pk, name)  # noqa: E731
    with competition.at(closed.closes_at + 60 * MINUTE):
        assert people["officer"].get(step("request_supplement")).context["code_sections"]
        wrong = people["officer"].post(step("request_supplement"), {"codes": ["project_title"], "until": "x"})
        assert wrong.status_code == 400
        asked = {"codes": ["project_title"], "reason": "오기", "until": "2099-01-01T18:00"}
        assert people["officer"].post(step("request_supplement"), asked).status_code == 400
        until = (closed.closes_at + dt.timedelta(days=5)).astimezone(dt.timezone(dt.timedelta(hours=9)))
        asked["until"] = until.strftime("%Y-%m-%dT%H:%M")
        assert people["officer"].post(step("request_supplement"), asked).status_code == 302
        assert people["manager"].get(at("entry", entry.pk)).context["untouched"]
        assert people["manager"].get(at("entry-form", entry.pk)).status_code == 200
        revision = answers_of(entry.matter, ENTRY_FORM).revision
        entry.refresh_from_db()
        entries.save_answers(entry, by=competition.mayor, values={"project_title": "고친 이름"}, revision=revision)
        assert "고친 이름" not in people["officer"].get(at("entry", entry.pk)).content.decode()
        assert people["manager"].get(step("supply")).status_code == 200
        assert people["manager"].post(step("supply")).url == at("receipt", Receipt.objects.latest("serial").pk)
        assert "고친 이름" in people["officer"].get(at("entry", entry.pk)).content.decode()
        assert people["officer"].post(step("propose"), {"verdict": "ineligible"}).status_code == 400
        assert people["officer"].post(step("propose"), {"verdict": "eligible"}).status_code == 302
        assert people["officer"].post(step("confirm_eligible")).status_code == 403
        assert "eligible" in people["director"].get(step("confirm_eligible")).context["subject"].proposed
        assert people["director"].post(step("confirm_eligible")).status_code == 302
        assert people["manager"].get(at("entry", entry.pk)).status_code == 200
        entry.refresh_from_db()
        assert entry.state == "eligible"
        assert people["director"].post(step("disqualify"), {"reason": "사전 접촉"}).status_code == 302

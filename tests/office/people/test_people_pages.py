"""The pages of people: each opens, says what is wrong beside the field, and nobody sees what is not theirs."""

import pytest
from django.contrib import admin
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from office.access.declare import declared
from office.access.middleware import declared_elsewhere
from office.ledger import dispatch
from office.people.actions import claims, invitations
from office.people.models import ApiToken, Appointment, Claim, Invitation, Membership, Organisation
from tests.cast import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(client, cast):
    """`visit("company_user", "people:account")`: the answer to a page; data makes it a POST."""

    def go(part, name, *args, data=None, query=None, follow=False):
        client.logout()
        if part:
            client.force_login(getattr(cast, part))
        path = reverse(name, args=args)
        return client.get(path, query, follow=follow) if data is None else client.post(path, data, follow=follow)

    return go


def test_every_page_declares_what_it_asks():
    from office.people import urls

    assert [p.name for p in urls.urlpatterns if declared(p.callback) is None] == []


@pytest.mark.parametrize(
    "name",
    ["account", "tokens", "organisations", "register", "find", "claims", "appointments"],
)
def test_pages_that_everybody_has(visit, name):
    assert visit("stranger", f"people:{name}").status_code == 200
    assert visit(None, f"people:{name}").status_code == 302


@pytest.mark.parametrize(
    "name, data, status",
    [
        ("account", {"name": "", "language": "ko"}, 400),
        ("account", {"name": "김", "language": "fr"}, 400),
        ("account", {"name": "김" * 101, "language": "ko"}, 400),
        ("tokens", {"name": "x", "days": "0"}, 400),
        ("tokens", {"name": "x", "days": "366"}, 400),
        ("tokens", {"name": "x", "days": "many"}, 400),
        ("register", {"kind": "company", "name_ko": "다솜", "brn": "123-45-67890"}, 400),
        ("register", {"kind": "ministry", "name_ko": "없는부"}, 400),
        ("register", {}, 400),
        ("revoke_token", {"token": "no such"}, 404),
    ],
)
def test_bad_input_is_said_on_the_page(visit, name, data, status):
    assert visit("stranger", f"people:{name}", data=data).status_code == status


def test_registering_and_the_number_that_is_taken(visit, cast):
    done = visit("stranger", "people:register", data={"kind": "company", "name_ko": "다솜", "brn": "110-81-12345"})
    made = Organisation.objects.get(brn="1108112345")
    assert done.url == reverse("people:organisation", args=[made.pk])
    taken = visit("rival_user", "people:register", data={"kind": "company", "name_ko": "가람", "brn": "123-45-67891"})
    assert taken.url == reverse("people:claim", args=[cast.company.pk])
    visit("rival_user", "people:claim", cast.company.pk, data={"statement": "합병되었습니다", "role": "writer"})
    assert Claim.objects.get().user == cast.rival_user
    again = visit("rival_user", "people:claim", cast.company.pk, data={"statement": "또", "role": "writer"})
    assert again.status_code == 409


def test_an_organisation_is_known_to_its_members_and_to_staff(visit, cast):
    known = {part for part in cast.people() if part != "inactive_officer"
             and visit(part, "people:organisation", cast.company.pk).status_code == 200}  # fmt: skip
    assert known == {
        "company_user", "company_writer", "company_reader", "secretariat_officer", "molit_officer", "decision_maker",
        "second_decision_maker", "deputy", "other_programme_officer", "auditor", "admin",
    }  # fmt: skip
    assert visit("rival_user", "people:organisation", cast.company.pk).status_code == 404


@pytest.mark.parametrize(
    "part, status", [("company_user", 302), ("company_writer", 403), ("auditor", 403), ("rival_user", 404)]
)
def test_only_the_manager_consents_and_edits(visit, cast, part, status):
    answer = visit(part, "people:portal_service", cast.company.pk, data={"consent": "yes"})
    assert answer.status_code == status
    answer = visit(part, "people:edit_organisation", cast.company.pk, data={"name_ko": "새 이름", "name_en": ""})
    assert answer.status_code == status


def test_an_invitation_from_mail_to_seat(visit, cast, client):
    visit("company_user", "people:invite", cast.company.pk, data={"email": "stranger@example.com", "role": "reader"})
    dispatch.run_due()
    token = invitations.token_of(Invitation.objects.get())
    assert token in mail.outbox[0].body and "초대장" in mail.outbox[0].subject
    assert "stranger@example.com" in visit(None, "people:invitation", token).content.decode()
    assert visit("rival_user", "people:invitation", token, data={}).status_code == 403
    assert visit("stranger", "people:invitation", token, data={}).status_code == 302
    assert Membership.objects.get(user=cast.stranger).role == "reader"
    assert visit("stranger", "people:invitation", token).status_code == 409
    assert visit(None, "people:invitation", "wrong").status_code == 404


def test_who_comes_by_the_invitation_needs_no_second_mail(client, cast):
    made = invitations.invite(cast.company, by=cast.actor("company_user"), email="fresh@example.com", role="writer")
    client.get(reverse("people:invitation", args=[invitations.token_of(made)]))
    password = "a plain word for tests 8"
    client.post(
        "/accounts/signup/",
        {"email": "fresh@example.com", "name": "새", "password1": password, "password2": password},
    )
    assert "_auth_user_id" in client.session


def test_members_are_changed_and_the_last_manager_stays(visit, cast):
    manager = Membership.objects.get(user=cast.company_user)
    writer = Membership.objects.get(user=cast.company_writer)
    assert visit("company_user", "people:member_end", manager.pk).status_code == 200
    assert visit("company_user", "people:member_end", manager.pk, data={}).status_code == 409
    assert visit("company_user", "people:member_role", manager.pk, data={"role": "reader"}).status_code == 409
    assert visit("company_writer", "people:member_role", writer.pk, data={"role": "manager"}).status_code == 403
    assert visit("rival_user", "people:member_end", writer.pk, data={}).status_code == 404
    assert visit("company_user", "people:member_role", writer.pk, data={"role": "manager"}).status_code == 302
    assert visit("company_user", "people:member_end", manager.pk, data={}).status_code == 302


def test_a_request_is_decided_on_its_page(visit, cast):
    asked = claims.claim(cast.company, by=cast.actor("stranger"), statement="연구소 김대리")
    assert "연구소" in visit("company_user", "people:decide_claim", asked.pk).content.decode()
    assert visit("rival_user", "people:decide_claim", asked.pk).status_code == 404
    assert visit("stranger", "people:decide_claim", asked.pk).status_code == 403
    assert visit("company_user", "people:decide_claim", asked.pk, data={"decision": "refuse"}).status_code == 400
    done = visit("company_user", "people:decide_claim", asked.pk, data={"decision": "verify", "role": "reader"})
    assert done.status_code == 302
    again = visit("company_user", "people:decide_claim", asked.pk, data={"decision": "verify", "role": "reader"})
    assert again.status_code == 409


def test_appointing_on_the_page(visit, cast):
    assert visit("company_user", "people:appoint").status_code == 403
    facts = {"email": "stranger@example.com", "role": "reviewer", "programme": "sandbox", "valid_until": "2099-12-31"}
    assert visit("secretariat_officer", "people:appoint", data=facts).status_code == 302
    made = Appointment.objects.get(user=cast.stranger)
    assert made.valid_until.isoformat() == "2099-12-31T15:00:00+00:00"  # the last day, in Korea, included
    page = visit("secretariat_officer", "people:appointments").content.decode()
    assert "2099. 12. 31." in page
    assert visit("secretariat_officer", "people:appoint", data=facts | {"email": "no@example.com"}).status_code == 400
    assert visit("secretariat_officer", "people:appoint", data=facts | {"programme": "*"}).status_code == 400
    assert visit("stranger", "people:end_appointment", made.pk, data={}).status_code == 302


def test_the_holder_names_a_deputy_on_the_page(visit, cast):
    post = Appointment.objects.get(user=cast.decision_maker)
    chosen = {"deputy": str(cast.second_decision_maker.pk), "deputy_until": "2099-01-31"}
    assert visit("decision_maker", "people:deputy", post.pk, data=chosen).status_code == 302
    assert visit("molit_officer", "people:deputy", post.pk, data=chosen).status_code == 404
    wrong = visit("decision_maker", "people:deputy", post.pk, data={"deputy": str(cast.stranger.pk)})
    assert wrong.status_code == 400


def test_the_token_is_shown_once(visit, cast):
    made = visit("company_user", "people:tokens", data={"name": "보고", "days": "30"}).content.decode()
    token = ApiToken.objects.get()
    assert token.token_key in made
    assert token.token_key not in visit("company_user", "people:tokens").content.decode()
    assert visit("rival_user", "people:revoke_token", data={"token": token.pk}).status_code == 404
    assert visit("company_user", "people:revoke_token", data={"token": token.pk}).status_code == 302


def test_public_bodies_are_found_and_companies_are_not(visit, cast):
    assert "가온시" in visit("stranger", "people:find", query={"q": "가온"}).content.decode()
    assert cast.company.name_ko not in visit("stranger", "people:find", query={"q": "가람"}).content.decode()


def test_staff_keep_the_directory(visit, cast):
    assert visit("company_user", "people:directory").status_code == 403
    assert visit("secretariat_officer", "people:directory", query={"kind": "ministry", "q": "경"}).status_code == 200
    done = visit("secretariat_officer", "people:validity", cast.city.pk, data={"valid_until": "2026-06-30"})
    assert done.status_code == 302
    assert visit("secretariat_officer", "people:validity", cast.company.pk, data={}).status_code == 409
    wrong = visit("secretariat_officer", "people:rename", cast.city.pk, data={"name_ko": "", "on": "soon"})
    assert wrong.status_code == 400


@pytest.mark.parametrize(
    "part, name, fill",
    [
        ("secretariat_officer", "directory", lambda cast, n: OrganisationFactory.create_batch(n)),
        ("secretariat_officer", "claims", lambda cast, n: [
            Claim.objects.create(user=UserFactory(), organisation=cast.company) for _ in range(n)
        ]),
        ("secretariat_officer", "appointments", lambda cast, n: [
            Appointment.objects.create(user=UserFactory(), role="reviewer", programme="sandbox") for _ in range(n)
        ]),
        ("stranger", "organisations", lambda cast, n: MembershipFactory.create_batch(n, user=cast.stranger)),
    ],
)  # fmt: skip
def test_lists_cost_the_same_at_any_length(client, cast, part, name, fill):
    counts = []
    client.force_login(getattr(cast, part))
    for more in (1, 29, 30):
        fill(cast, more)
        counts.append(queries_of(client, reverse(f"people:{name}")))
    assert len(set(counts)) == 1 and counts[0] <= 12, counts


def queries_of(client, path) -> int:
    client.get(path)  # what is asked once and cached is not the list's cost
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_members_of_a_large_organisation_cost_no_more(client, cast):
    counts = []
    client.force_login(cast.company_user)
    for more in (1, 29):
        MembershipFactory.create_batch(more, organisation=cast.company)
        counts.append(queries_of(client, reverse("people:organisation", args=[cast.company.pk])))
    assert counts[0] == counts[1]


# the admin

KEPT_BY_STAFF = {"deadlines.Holiday"}


def test_the_admin_shows_and_changes_nothing(client, cast):
    client.force_login(cast.admin)
    for model, window in admin.site._registry.items():
        if model._meta.label in KEPT_BY_STAFF or model._meta.app_label == "django_celery_beat":
            continue
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        assert client.get(reverse(f"{name}_changelist")).status_code == 200, model
        assert not window.has_add_permission(type("R", (), {"user": cast.admin})()), model
    page = client.get(reverse("admin:people_user_change", args=[cast.company_user.pk])).content.decode()
    assert cast.company_user.email in page and cast.company_user.password not in page and "_save" not in page
    changed = client.post(reverse("admin:people_user_change", args=[cast.company_user.pk]), {"email": "x@example.com"})
    assert changed.status_code == 403


def test_the_admin_is_shut_to_everybody_else(client, cast):
    client.force_login(cast.secretariat_officer)
    assert client.get("/admin/").status_code in (302, 403)
    client.logout()
    assert client.get("/admin/login/").status_code == 302


def test_of_the_sign_in_library_only_the_doors_are_public():
    class Match:
        namespace, _func_path = "", "allauth.mfa.base.views.IndexView"

        def __init__(self, name):
            self.view_name = name

    public = {name for name in all_names() if repr(declared_elsewhere(Match(name))) == "PUBLIC"}
    signed_in = {name for name in all_names() if repr(declared_elsewhere(Match(name))) == "SIGNED_IN"}
    assert public | signed_in == all_names() and {"account_login", "account_signup", "mfa_authenticate"} <= public
    assert {"mfa_index", "account_email", "account_change_password", "mfa_activate_totp"} <= signed_in


def all_names() -> set[str]:
    """Every named address of the sign-in library."""
    return {name for name in get_resolver("allauth.urls").reverse_dict if isinstance(name, str)}

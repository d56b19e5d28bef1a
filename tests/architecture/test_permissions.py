"""Everything that has an address stands in the permission table, and answers as the table says."""

import re

import pytest
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import override_settings
from django.urls import include, path

from office.access import PUBLIC, SIGNED_IN, all_rules, declare
from office.api.schema import document
from office.api.views import ApiView
from tests.architecture.addresses import all_addresses, house_pages, pages
from tests.architecture.permissions import (
    ADMIN_MODELS,
    OPERATIONS,
    PAGES,
    admin_pages,
    shown_in_admin,
)

NOT_PUBLIC = [address for address in house_pages() if PAGES.get(address.name) != "PUBLIC"]
ASKING_A_RULE = [address for address in NOT_PUBLIC if PAGES.get(address.name) != "SIGNED_IN"]
ABOUT_SOMETHING = [address for address in NOT_PUBLIC if address.gaps and not address.name.startswith("mfa_")]
GUARDED_OPERATIONS = [one for one in all_addresses() if one.is_api and "PUBLIC" not in one.operations().values()]
METHODS = ("get", "post", "put", "patch", "delete")
REFUSED = {401, 403, 404, 405}


def operations() -> dict[str, str]:
    return {key: asks for address in all_addresses() if address.is_api for key, asks in address.operations().items()}


def methods_of(address) -> list[str]:
    return [operation.split()[0].lower() for operation in address.operations()]


def test_every_page_stands_in_the_table_and_declares_what_it_says():
    assert {address.name: address.asks for address in pages()} == PAGES | admin_pages()


def test_every_operation_stands_in_the_table_and_declares_what_it_says():
    assert operations() == OPERATIONS


def test_the_published_schema_and_the_table_name_the_same_operations():
    def plain(operation: str) -> str:
        return re.sub(r"{\w+}", "{}", operation)

    paths = document("en")["paths"].items()
    published = {f"{method.upper()} {at}" for at, known in paths for method in known if method in METHODS}
    assert {plain(one) for one in published} == {plain(one) for one in OPERATIONS} - {"GET /api/v1/schema/"}


def test_the_published_schema_asks_for_a_token_where_the_table_does():
    table = {re.sub(r"{\w+}", "{}", one): asks for one, asks in OPERATIONS.items()}
    for at, known in document("en")["paths"].items():
        for method, told in known.items():
            free = {} in told.get("security", [{}])
            assert free is (table[re.sub(r"{\w+}", "{}", f"{method.upper()} {at}")] == "PUBLIC"), (method, at)


def test_every_key_of_the_table_is_a_rule():
    asked = {*PAGES.values(), *OPERATIONS.values()} - {"PUBLIC", "SIGNED_IN"}
    assert asked <= set(all_rules())


def test_no_two_pages_have_one_name():
    names = [address.name for address in all_addresses() if not address.is_admin]
    assert sorted(names) == sorted(set(names))


def answers(client, addresses, **more) -> dict[str, object]:
    """Every address asked once with each method, by what was asked."""
    return {
        f"{method} {address.name}": getattr(client, method)(address.path(), **more)
        for address in addresses
        for method in (methods_of(address) if address.is_api else ("get", "post"))
    }


def statuses(found: dict, unwanted) -> dict[str, int]:
    return {asked: answer.status_code for asked, answer in found.items() if unwanted(answer)}


def test_signed_out_one_is_sent_to_sign_in(client, db):
    found = answers(client, NOT_PUBLIC)
    assert not statuses(found, lambda answer: answer.status_code != 302)
    assert not statuses(found, lambda answer: not answer["Location"].startswith("/accounts/login/?next="))


def test_a_signed_out_script_is_told_so(client, db):
    found = answers(client, NOT_PUBLIC, headers={"HX-Request": "true"})
    assert not statuses(found, lambda answer: answer.status_code != 401)


def test_a_program_without_a_token_is_told_so(client, db):
    found = answers(client, GUARDED_OPERATIONS, content_type="application/json")
    assert not statuses(found, lambda answer: answer.status_code != 401)
    assert all(answer["WWW-Authenticate"].startswith("Bearer") for answer in found.values())


@pytest.fixture
def stranger(client, cast):
    client.force_login(cast.stranger)
    return client


def test_a_stranger_finds_nothing(stranger):
    found = answers(stranger, ABOUT_SOMETHING)
    assert not statuses(found, lambda answer: answer.status_code not in REFUSED)


def test_a_strangers_program_finds_nothing(stranger):
    found = answers(stranger, [one for one in GUARDED_OPERATIONS if one.gaps], content_type="application/json")
    # 400 and 415: the shape of a body is looked at first, and tells nothing of what there is
    assert not statuses(found, lambda answer: answer.status_code not in REFUSED | {400, 415})


# What somebody may do who is signed in and nothing else: register an organisation, see one's own appointments.
OPEN_TO_STRANGERS = {"people:register", "people:appointments"}


def test_a_rule_keeps_the_stranger_out(stranger):
    found = answers(stranger, [one for one in ASKING_A_RULE if not one.gaps])
    let_in = statuses(found, lambda answer: answer.status_code not in (403, 405))
    assert {asked.split()[1] for asked in let_in} == OPEN_TO_STRANGERS


def test_no_page_breaks_for_a_stranger(stranger):
    found = answers(stranger, [one for one in NOT_PUBLIC if not one.gaps])
    assert not statuses(found, lambda answer: answer.status_code >= 500)


def test_the_admin_shows_exactly_what_stands_in_the_table():
    assert shown_in_admin() == set(ADMIN_MODELS)


ADMIN = [one for one in pages() if one.is_admin and one.name not in ("admin:login", "admin:logout", "admin:")]


def test_the_admin_is_closed_to_an_officer(client, cast):
    client.force_login(cast.secretariat_officer)
    found = answers(client, ADMIN)
    assert not statuses(found, lambda answer: answer.status_code not in (302, 403, 404))
    assert {answer["Location"].split("?")[0] for answer in found.values() if answer.status_code == 302} == {
        "/admin/login/"
    }


@pytest.mark.parametrize("part", ["stranger", "company_user", "decision_maker", "auditor"])
def test_the_admin_is_closed_to_everybody_without_the_post(client, cast, part):
    client.force_login(getattr(cast, part))
    assert client.get("/admin/").status_code == 302
    assert client.get("/admin/ledger/event/").status_code == 302


def test_the_admin_only_shows(client, cast, rf):
    """When the sweeps run is the administrator's business; nothing else is."""
    request = rf.get("/admin/")
    request.user = cast.admin
    windows = {m._meta.label_lower: window for m, window in admin.site._registry.items()}
    for model in (one for one in ADMIN_MODELS if not one.startswith("django_celery_beat.")):
        window = windows[model]
        assert window.has_view_permission(request), model
        assert not window.has_add_permission(request), model
        assert not window.has_change_permission(request), model
        assert not window.has_delete_permission(request), model
        assert not any(inline.has_add_permission(request, None) for inline in window.get_inline_instances(request))
    client.force_login(cast.admin)
    assert client.get("/admin/sandbox/rapidconfirmation/").status_code == 200
    assert client.post("/admin/sandbox/rapidconfirmation/add/", {}).status_code == 403


def undeclared(request):
    return HttpResponse("said too much")


@declare(PUBLIC)
def public(request):
    return HttpResponse("for all")


@declare(SIGNED_IN)
def known(request):
    return HttpResponse("for the known")


class UndeclaredOperation(ApiView):
    def get(self, request):
        return HttpResponse("said too much")


class Throwaway:
    """The house's addresses and four more."""

    handler400 = "office.web.errors.bad_request"
    handler403 = "office.web.errors.forbidden"
    handler404 = "office.web.errors.not_found"
    handler500 = "office.web.errors.server_error"
    urlpatterns = [
        path("tests/undeclared/", undeclared),
        path("tests/public/", public),
        path("tests/known/", known),
        path("api/v1/tests/undeclared/", UndeclaredOperation.as_view()),
        path("", include("config.urls")),
    ]


@pytest.fixture
def throwaway():
    with override_settings(ROOT_URLCONF=Throwaway):
        yield


@pytest.mark.parametrize("part", [None, "stranger", "secretariat_officer", "admin"])
def test_what_declares_nothing_is_refused_to_everybody(throwaway, client, cast, part):
    if part:
        client.force_login(getattr(cast, part))
    for at in ("/tests/undeclared/", "/api/v1/tests/undeclared/"):
        answer = client.get(at)
        assert answer.status_code in (401, 403)
        assert b"said too much" not in answer.content


def test_what_declares_is_served(throwaway, client, cast):
    assert client.get("/tests/public/").content == b"for all"
    assert client.get("/tests/known/").status_code == 302
    client.force_login(cast.stranger)
    assert client.get("/tests/known/").content == b"for the known"


def test_a_refusal_names_the_view_that_declares_nothing(throwaway, rf):
    from django.urls import resolve

    from office.access.middleware import DeclaredOnly

    request = rf.get("/tests/undeclared/")
    request.resolver_match = resolve("/tests/undeclared/", urlconf=Throwaway)
    with pytest.raises(PermissionDenied, match="declares nothing"):
        DeclaredOnly(lambda _request: None).process_view(request, undeclared, (), {})

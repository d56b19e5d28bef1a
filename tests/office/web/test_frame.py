import json
import re
from pathlib import Path

import pytest
from django.conf import settings

from tools import vendor_assets

ROOT = Path(vendor_assets.ROOT)


@pytest.mark.django_db
def test_the_language_is_changed_and_the_page_is_the_same(client):
    answer = client.post("/language/", {"language": "en", "next": "/privacy/?a=1"})
    assert answer.headers["Location"] == "/privacy/?a=1"
    assert "Privacy policy" in client.get("/privacy/").content.decode()
    client.post("/language/", {"language": "ko"})
    assert "개인정보처리방침" in client.get("/privacy/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_the_language_switch_leads_nowhere_else(client, target):
    assert client.post("/language/", {"language": "en", "next": target}).headers["Location"] == "/"


@pytest.mark.django_db
def test_an_unknown_language_changes_nothing(client):
    answer = client.post("/language/", {"language": "xx", "next": "/privacy/"})
    assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies


@pytest.mark.django_db
def test_the_language_is_remembered_with_the_account(client, cast):
    client.force_login(cast.rival_user)
    client.post("/language/", {"language": "en"})
    cast.rival_user.refresh_from_db()
    assert cast.rival_user.language == "en"


@pytest.mark.django_db
def test_the_session_says_who_is_there_and_is_never_stored(client, cast):
    said = client.get("/session/")
    assert said.json()["signed_in"] is False and said.json()["user"] is None and said.json()["csrf"]
    assert "no-store" in said.headers["Cache-Control"]
    client.force_login(cast.rival_user)
    assert client.get("/session/").json()["user"] == str(cast.rival_user.pk)


@pytest.mark.django_db
def test_a_page_obeys_the_content_policy(client):
    body = client.get("/styleguide/").content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=", body)
    assert not re.search(r"<script(?![^>]*\ssrc=)", body)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', body)


@pytest.mark.django_db
def test_the_styleguide_is_not_there_in_production(client, settings):
    settings.DEMO = settings.DEBUG = False
    for address in ("/styleguide/", "/styleguide/case/", "/styleguide/errors/404/"):
        assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_the_demo_says_so_and_nothing_else_does(client, settings):
    settings.DEMO = True
    assert "kit-demo" in client.get("/privacy/").content.decode()
    settings.DEMO = False
    assert "kit-demo" not in client.get("/privacy/").content.decode()


@pytest.mark.django_db
def test_the_official_masthead_is_off_until_it_is_switched_on(client, settings):
    assert "kit-masthead" not in client.get("/privacy/").content.decode()
    settings.OFFICIAL_MASTHEAD = True
    assert "kit-masthead" in client.get("/privacy/").content.decode()


def test_vendored_files_are_those_of_the_lock():
    assert vendor_assets.altered() == []


def test_no_style_sheet_or_script_of_ours_calls_another_host():
    for path in [*ROOT.glob("static/**/*.css"), *ROOT.glob("static/js/*.js"), *ROOT.glob("templates/**/*.html")]:
        found = re.search(r"(?:url\(|src=|href=|import |fetch\()\s*['\"]?(?:https?:)?//", path.read_text())
        assert not found, f"{path}: {found and found[0]}"


def test_everything_a_style_sheet_names_is_there():
    for sheet in [*ROOT.glob("static/css/**/*.css"), *ROOT.glob("static/vendor/**/*.css")]:
        for name in re.findall(r"url\(['\"]?([^'\")]+)", sheet.read_text()):
            if not name.startswith("data:"):
                assert (sheet.parent / name).resolve().is_file(), f"{sheet.name}: {name}"


def test_the_lock_pins_every_package_by_its_hash():
    lock = json.loads(vendor_assets.LOCK.read_text())
    assert set(lock) == set(vendor_assets.PINS)
    assert all(entry["integrity"].startswith("sha512-") and entry["files"] for entry in lock.values())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "name", "other"), [("ko", "가온 혁신지원", "Gaon Desk"), ("en", "Gaon Desk", "가온 혁신지원")]
)
def test_the_house_has_the_name_that_the_installation_gives_it(client, settings, language, name, other):
    settings.HOUSE_NAMES = {"ko": "가온 혁신지원", "en": "Gaon Desk"}
    client.cookies["django_language"] = language
    for address in ("/", "/accounts/login/", "/competitions/open/", "/nothing-is-here/"):
        page = client.get(address).content.decode()
        assert re.search(rf"<title>[^<|]+ \| {name}</title>", page), address
        assert f">{name}</span>" in page and f">{other}</span>" in page
        assert f'<p class="kit-footer-name">{name}</p>' in page
        frame = re.sub(r"<main.*</main>", "", page, flags=re.S)
        assert "Sandbox" not in frame and "규제샌드박스" not in frame


def test_mail_says_whose_it_is(settings):
    from django.template.loader import render_to_string
    from django.utils import translation

    from office.people.adapter import AccountAdapter

    settings.HOUSE_NAMES = {"ko": "가온 혁신지원", "en": "Gaon Desk"}
    for language, name in settings.HOUSE_NAMES.items():
        with translation.override(language):
            assert AccountAdapter().format_email_subject("x") == f"[{name}] x"
            assert name in render_to_string("notifications/layout.txt", {"in_mail": True, "site": ""})
            assert name in render_to_string("notifications/layout.html", {})
            assert name in render_to_string("account/email/base_message.txt", {})

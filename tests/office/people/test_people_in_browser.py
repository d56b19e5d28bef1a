"""The pages of people and docket in a real browser: accessible, and no wider than a phone."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from playwright.sync_api import expect

from office.people.actions import claims, invitations
from office.people.models import Appointment, Membership
from tests.cast import PASSWORD, OrganisationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world(cast, rapid):
    """Something on every page."""
    part = rapid.part(rapid.inquiring())
    asked = claims.claim(
        cast.company, by=cast.actor("stranger"), statement="연구소 선임연구원입니다. 대표번호로 확인하여 주십시오."
    )
    made = invitations.invite(cast.company, by=cast.actor("company_user"), email="new@example.com", role="writer")
    OrganisationFactory.create_batch(3, kind="university", brn="")
    organisation, seat = cast.company.pk, Membership.objects.get(user=cast.company_writer).pk
    post = Appointment.objects.get(user=cast.decision_maker).pk
    token = invitations.token_of(made)
    return {
        None: {
            "login": "/accounts/login/",
            "signup": "/accounts/signup/",
            "password-reset": "/accounts/password/reset/",
            "verification-sent": "/accounts/confirm-email/",
            "invitation": reverse("people:invitation", args=[token]),
        },
        "company_user": {
            "account": reverse("people:account"),
            "tokens": reverse("people:tokens"),
            "organisations": reverse("people:organisations"),
            "register": reverse("people:register"),
            "find": reverse("people:find") + "?q=대학",
            "organisation": reverse("people:organisation", args=[organisation]),
            "organisation-edit": reverse("people:edit_organisation", args=[organisation]),
            "invite": reverse("people:invite", args=[organisation]),
            "member-role": reverse("people:member_role", args=[seat]),
            "member-end": reverse("people:member_end", args=[seat]),
            "claims": reverse("people:claims"),
            "claim-decide": reverse("people:decide_claim", args=[asked.pk]),
            "security": reverse("mfa_index"),
            "reauthenticate": reverse("mfa_activate_totp"),
            "password": reverse("account_change_password"),
            "email": reverse("account_email"),
            "sessions": reverse("usersessions_list"),
            "logout": reverse("account_logout"),
            "matters": reverse("docket:matters"),
        },
        "stranger": {
            "organisations-empty": reverse("people:organisations"),
            "matters-empty": reverse("docket:matters"),
        },
        "secretariat_officer": {
            "directory": reverse("people:directory"),
            "validity": reverse("people:validity", args=[cast.city.pk]),
            "appointments": reverse("people:appointments"),
            "appoint": reverse("people:appoint"),
            "deputy": reverse("people:deputy", args=[post]),
            "appointment-end": reverse("people:end_appointment", args=[post]),
        },
        "ministry_manager": {"assign": reverse("docket:assign", args=[part.pk])},
    }


@pytest.mark.parametrize(("language", "width"), [("ko", 390), ("en", 1440)])
def test_every_page_is_accessible_and_fits(visit, cast, world, live_server, axe, screenshots, width, language):
    for part, pages in world.items():
        page = visit(getattr(cast, part) if part else None, language=language)
        page.set_viewport_size({"width": width, "height": 900})
        page.context.add_cookies([{"name": "django_language", "value": language, "url": live_server.url}])
        for name, address in pages.items():
            page.complaints.clear()
            page.goto(address)
            assert page.complaints == [], name  # before axe and the camera bring styles of their own
            page.screenshot(path=screenshots / f"people-{name}-{language}-{width}.png", full_page=True)
            assert page.locator("h1").count() == 1, name
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
            assert bool(re.search("[가-힣]", page.locator("h1").inner_text())) is (language == "ko"), name


def test_signing_up_by_hand_with_a_slip(visit):
    page = visit()
    page.goto("/accounts/signup/")
    page.get_by_label("전자우편").fill("hand@example.com")
    page.get_by_label("이름").fill("손으로")
    page.get_by_label("비밀번호", exact=False).first.fill(PASSWORD)
    page.get_by_label("비밀번호 (확인)", exact=False).fill("another")
    page.get_by_role("button", name="계정 만들기").click()
    expect(page.locator(".kit-summary")).to_contain_text("비밀번호")


def test_a_passkey_from_setting_up_to_signing_in_without_a_password(visit, cast, settings, axe, screenshots):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    page = visit(cast.company_user)
    machine = page.context.new_cdp_session(page)
    machine.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    machine.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/accounts/2fa/webauthn/add/")
    page.locator("main input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="계속").click()
    axe(page)
    page.screenshot(path=screenshots / "people-passkey-add.png", full_page=True)
    expect(page.get_by_label("패스키로 사용")).to_be_checked()
    page.get_by_role("button", name="추가").click()
    page.wait_for_url(re.compile("recovery-codes|webauthn/$"))
    assert Authenticator.objects.filter(user=cast.company_user, type="webauthn").count() == 1
    page.goto("/accounts/2fa/webauthn/")
    axe(page)
    page.screenshot(path=screenshots / "people-passkeys.png", full_page=True)
    page.goto("/accounts/logout/")
    page.locator("main").get_by_role("button", name="로그아웃").click()
    page.goto("/accounts/login/")
    page.get_by_role("button", name="패스키로 로그인").click()
    expect(page.locator("body")).to_have_attribute("data-user", str(cast.company_user.pk))


def test_an_authenticator_app_is_set_up(visit, cast, axe, screenshots):
    import time

    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    page = visit(cast.company_user)
    page.goto("/accounts/2fa/totp/activate/")
    page.locator("main input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="계속").click()
    axe(page)
    page.screenshot(path=screenshots / "people-totp.png", full_page=True)
    assert page.locator("main img").evaluate("img => img.naturalWidth") > 50
    secret = page.locator("main code").inner_text()
    page.locator("main input[name=code]").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="설정하기").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("복구 코드")
    axe(page)
    page.screenshot(path=screenshots / "people-recovery-codes.png", full_page=True)
    assert Authenticator.objects.filter(user=cast.company_user, type="totp").exists()

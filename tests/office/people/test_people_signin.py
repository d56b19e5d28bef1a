"""Signing in: mail, password, second factor, in place; and what the demo's password never opens."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.hashers import identify_hasher, make_password
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse

from office.ledger import dispatch
from office.ledger.models import Effect
from office.people.models import User
from office.people.passwords import DEMO_PASSWORD, NotTheDemoPassword
from tests.cast import PASSWORD, UserFactory
from tests.office.people.signing import AGAIN, LOGIN, code_now, give_totp, link_in_mail, sign_in, signed_in

pytestmark = pytest.mark.django_db


# by mail and password


def test_an_account_opens_only_after_its_address_is_confirmed(client):
    facts = {"email": "New@Example.com", "name": "김새롬", "password1": PASSWORD, "password2": PASSWORD}
    answer = client.post("/accounts/signup/", facts)
    assert answer.status_code == 302 and not signed_in(client)
    user = User.objects.get()
    assert (user.email, user.name, user.language) == ("new@example.com", "김새롬", "ko")
    assert sign_in(client, user).url == reverse("account_email_verification_sent")
    dispatch.run_due()
    assert mail.outbox[0].to == ["new@example.com"] and "전자우편 주소 확인" in mail.outbox[0].subject
    client.post(link_in_mail(0))
    sign_in(client, user)
    assert signed_in(client)


def test_account_mail_leaves_no_link_behind(client):
    client.post(
        "/accounts/signup/", {"email": "a@example.com", "name": "a", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert "http" in str(Effect.objects.get().payload)
    dispatch.run_due()
    assert Effect.objects.get().payload == {"sent": True}


def test_a_mail_server_that_is_down_stops_no_one_from_signing_up(client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    answer = client.post(
        "/accounts/signup/", {"email": "a@example.com", "name": "a", "password1": PASSWORD, "password2": PASSWORD}
    )
    dispatch.run_due()
    assert answer.status_code == 302
    assert Effect.objects.get().state == "pending"


def test_whether_an_address_has_an_account_is_not_told(client):
    known = UserFactory()
    facts = {"name": "a", "password1": PASSWORD, "password2": PASSWORD}
    one = client.post("/accounts/signup/", facts | {"email": known.email})
    other = client.post("/accounts/signup/", facts | {"email": "fresh@example.com"})
    assert (one.status_code, one.url) == (other.status_code, other.url)
    one = client.post("/accounts/password/reset/", {"email": known.email})
    other = client.post("/accounts/password/reset/", {"email": "nobody@example.com"})
    assert (one.status_code, one.url) == (other.status_code, other.url)


def test_a_forgotten_password_is_replaced_once(client):
    user = UserFactory()
    client.post("/accounts/password/reset/", {"email": user.email})
    dispatch.run_due()
    page = client.get(link_in_mail(), follow=True)
    chosen = {"password1": "quite another word 9", "password2": "quite another word 9"}
    client.post(page.redirect_chain[-1][0], chosen)
    assert "쓸 수 없는 링크" in client.get(link_in_mail(), follow=True).content.decode()
    sign_in(client, user)
    assert not signed_in(client)
    sign_in(client, user, "quite another word 9")
    assert signed_in(client)


def test_guessing_is_stopped_for_the_account_and_not_for_the_address(client):
    user, colleague = UserFactory(), UserFactory()
    for _ in range(5):
        sign_in(client, user, "wrong")
    assert "5분 뒤" in sign_in(client, user).content.decode() and not signed_in(client)
    sign_in(client, colleague)
    assert signed_in(client)


def test_closed_accounts_and_unknown_addresses_do_not_open(client, cast):
    sign_in(client, cast.inactive_officer)
    assert not signed_in(client)
    assert "올바르지" in client.post(LOGIN, {"login": "no@example.com", "password": "x"}).content.decode()


def test_passwords_are_kept_with_argon2(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert identify_hasher(make_password("x")).algorithm == "argon2"
    from config.settings import base

    assert base.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_other_browsers_are_seen_and_signed_out():
    from django.test import Client

    user, here, there = UserFactory(), Client(), Client(headers={"user-agent": "Somewhere Else 1.0"})
    for client in (there, here):
        sign_in(client, user)
    page = here.get("/accounts/sessions/").content.decode()
    assert "Somewhere Else 1.0" in page and "이 브라우저" in page
    here.post("/accounts/sessions/")
    assert here.get("/people/account/").status_code == 200
    assert there.get("/people/account/").status_code == 302


# the demo's password


def test_the_demo_password_opens_the_demo_alone(client, settings):
    user = UserFactory(password=make_password(DEMO_PASSWORD))
    settings.DEMO = False
    sign_in(client, user, DEMO_PASSWORD)
    assert not signed_in(client)
    answer = client.post(AGAIN, {"email": user.email, "password": DEMO_PASSWORD})
    assert answer.status_code == 400 and not signed_in(client)
    settings.DEMO = True
    sign_in(client, user, DEMO_PASSWORD)
    assert signed_in(client)


def test_the_demo_password_is_nobodys_choice(client):
    with pytest.raises(ValidationError):
        NotTheDemoPassword().validate(DEMO_PASSWORD)
    facts = {"email": "a@example.com", "name": "a", "password1": DEMO_PASSWORD, "password2": DEMO_PASSWORD}
    assert "공개된 비밀번호" in client.post("/accounts/signup/", facts).content.decode()
    assert not User.objects.exists()


# the second factor


def test_the_second_factor_is_asked_and_a_recovery_code_counts_once(client):
    user = UserFactory()
    secret = give_totp(user)
    codes = RecoveryCodes.activate(user).get_unused_codes()
    assert sign_in(client, user).url == reverse("mfa_authenticate") and not signed_in(client)
    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert not signed_in(client)
    client.post("/accounts/2fa/authenticate/", {"code": code_now(secret)})
    assert signed_in(client)
    client.logout()
    for expected in (True, False):
        sign_in(client, user)
        client.post("/accounts/2fa/authenticate/", {"code": codes[0]})
        assert signed_in(client) is expected
        client.logout()


def test_secrets_of_factors_are_encrypted(settings):
    user = UserFactory()
    secret = give_totp(user)
    kept = Authenticator.objects.get(user=user)
    assert secret not in str(kept.data)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    settings.SECRET_KEY_FALLBACKS = [old]
    assert kept.wrap().validate_code(code_now(secret))


def test_passkeys_are_offered_and_challenged(client):
    page = client.get(LOGIN).content.decode()
    assert 'id="passkey_login"' in page
    challenge = client.get("/accounts/2fa/webauthn/login/", headers={"accept": "application/json"})
    assert challenge.json()["request_options"]["publicKey"]["challenge"]


@pytest.mark.parametrize(
    "part, gated",
    [
        ("company_user", False),
        ("city_user", False),
        ("stranger", False),
        ("ministry_clerk", True),
        ("secretariat_officer", True),
        ("molit_officer", True),
        ("deputy", True),
        ("reviewer", True),
        ("auditor", True),
        ("admin", True),
    ],
)
def test_staff_set_up_a_second_factor_first(client, cast, settings, part, gated):
    settings.MFA_REQUIRED = True
    user = getattr(cast, part)
    client.force_login(user)
    answer = client.get("/people/account/")
    assert (answer.status_code, answer.headers.get("location")) == ((302, "/accounts/2fa/") if gated else (200, None))
    assert client.get("/accounts/2fa/").status_code == 200
    assert client.get("/api/v1/me/").status_code == (403 if gated else 200)
    give_totp(user)
    assert client.get("/people/account/").status_code == 200


def test_the_demo_asks_for_no_second_factor(client, cast, settings):
    settings.MFA_REQUIRED = False
    client.force_login(cast.molit_officer)
    assert client.get("/people/account/").status_code == 200


def test_staff_keep_their_last_factor(client, cast):
    from allauth.mfa.adapter import get_adapter

    give_totp(cast.molit_officer)
    give_totp(cast.company_user)
    staff, other = (Authenticator.objects.get(user=user) for user in (cast.molit_officer, cast.company_user))
    assert not get_adapter().can_delete_authenticator(staff)
    assert get_adapter().can_delete_authenticator(other)

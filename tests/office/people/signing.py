"""Signing in, as the tests of sign-in do it."""

import re
import time

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail

from tests.cast import PASSWORD

LOGIN = "/accounts/login/"
AGAIN = "/people/sign-in-again/"


def sign_in(client, user, password=PASSWORD):
    return client.post(LOGIN, {"login": user.email, "password": password})


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def link_in_mail(n: int = -1) -> str:
    return re.search(r"http://testserver(\S+)", mail.outbox[n].body)[1]


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def give_totp(user) -> str:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret

"""How the sign-in library fits into the house."""

import base64
import hashlib
import uuid

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from office.people import mail
from office.people.actors import actor_of
from office.web.house import house_name


class AccountAdapter(DefaultAccountAdapter):
    """Account mail goes through the outbox: a mail server that is down neither stops nor loses anything."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "too_many_login_attempts": _("Too many failed attempts. Try again in five minutes."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Render in the reader's language and hand over to the worker."""
        request = allauth_context.request
        reader = context.get("user")
        with translation.override(getattr(reader, "language", None) or translation.get_language()):
            message = self.render_mail(template_prefix, email, {"request": request, "email": email, **context})
        mail.promise(message, key=f"{mail.ACCOUNT_MAIL}:{uuid.uuid4()}")

    def format_email_subject(self, subject: str) -> str:
        """The house's name first, so that mail can be sorted."""
        return f"[{house_name()}] {subject}"

    def save_user(self, request, user: AbstractBaseUser, form, commit: bool = True) -> AbstractBaseUser:
        """Keep the address in lower case and the language in which the visitor reads."""
        user = super().save_user(request, user, form, commit=False)
        user.email = user.email.lower()
        user.name = form.cleaned_data.get("name", "")
        user.language = "en" if translation.get_language() == "en" else "ko"
        if commit:
            user.save()
        return user


class MFAAdapter(DefaultMFAAdapter):
    """Second factors: keys encrypted at rest, and never taken away from those who must have one."""

    def encrypt(self, text: str) -> str:
        return _vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _vault().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Staff keep at least one factor besides the recovery codes."""
        from office.people.mfa import must_have_second_factor

        if not must_have_second_factor(actor_of(authenticator.user)):
            return True
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def _vault() -> MultiFernet:
    """Keys derived from the installation's secrets: a copy of the database alone gives no factor away."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(b"people.second-factor:" + secret.encode()).digest())

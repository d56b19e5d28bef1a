"""The admin's window on people; sign-in goes through the house's own page, with its second factor."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin

from office.ledger.models import Effect, Event
from office.people import models
from office.web.readonly import show

admin.site.login = secure_admin_login(admin.site.login)

show(models.User, "email", "name", "is_active", "is_staff", hidden=("password",), search=("email", "name"))
show(models.Organisation, "name_ko", "kind", "brn", "code", search=("name_ko", "name_en", "brn", "code"))
show(models.Membership, "user", "organisation", "role", "state", search=("user__email", "organisation__name_ko"))
show(models.Appointment, "user", "role", "programme", "organisation", "valid_from", "valid_until")
show(models.Invitation, "email", "organisation", "role", "created_at", hidden=("token_digest",))
show(models.Claim, "user", "organisation", "state", "created_at")
show(models.ApiToken, "user", "name", "created", "expiry", "last_used_at", hidden=("digest",))
show(Event, "id", "at", "kind", "actor_kind", "matter_id", search=("kind", "subject_id", "matter_id"))
# An account mail that still waits holds a one-time link.
show(Effect, "kind", "state", "attempts", "next_at", "last_error", hidden=("payload",), search=("kind", "key"))


def shut_library_doors() -> None:
    """Called when every package has registered its own: factors, addresses and groups change by no hand here."""
    for model in list(admin.site._registry):
        if model._meta.app_label in {"account", "mfa", "usersessions", "knox", "auth"}:
            admin.site.unregister(model)

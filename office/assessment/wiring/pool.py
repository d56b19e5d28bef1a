"""The pool in the office: its sweep, the link at sign-in, the fields of expertise, lines in the menus."""

from typing import Any

from allauth.account.signals import email_confirmed
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_init, post_migrate, post_save
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from office.assessment import expertise, known_pool, notifications_pool, retention, rules_pool  # noqa: F401  notices register
from office.assessment.actions.pool_accounts import link_at_sign_in
from office.assessment.models import Reviewer
from office.assessment.queries_pool import on_open_panels
from office.ledger import register_sweep
from office.web import nav


def connect() -> None:
    """Called once, when every application is ready."""
    register_sweep(retention.sweep)
    retention.register_need(on_open_panels)
    post_migrate.connect(expertise.store, dispatch_uid="assessment.expertise")
    user_logged_in.connect(_signed_in, dispatch_uid="assessment.pool.sign-in")
    email_confirmed.connect(_confirmed, dispatch_uid="assessment.pool.confirmed")
    post_init.connect(known_pool.remember, sender=Reviewer, dispatch_uid="assessment.pool.read")
    post_save.connect(known_pool.forget, sender=Reviewer, dispatch_uid="assessment.pool.saved")
    label, overlooks = pgettext_lazy("pool", "Reviewers"), rules_pool.OverlookPool.holds
    nav.register("reviewers", label, "assessment:reviewers", overlooks, order=66, group="competitions")
    nav.register_account("reviewer", _("My reviewer profile"), "assessment:me", known_pool.has_profile, order=22)


def _signed_in(sender: Any, user: Any, **about: Any) -> None:
    link_at_sign_in(user)


def _confirmed(sender: Any, email_address: Any, **about: Any) -> None:
    link_at_sign_in(email_address.user)

"""Notifications as an app: handlers and the daily digest for the ledger, the letter box for the page frame."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeNotificationsConfig(AppConfig):
    name = "office.notifications"
    label = "notifications"
    verbose_name = _("Notifications")

    def ready(self) -> None:
        from office.ledger import register_sweep
        from office.notifications import digest, fanning, frame, postman, sending  # noqa: F401  handlers register

        register_sweep(digest.sweep)
        register_sweep(postman.close_idle)
        frame.register()

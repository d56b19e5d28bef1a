"""Deadlines as an app: at start it hands its sweep to the ledger."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeDeadlinesConfig(AppConfig):
    name = "office.deadlines"
    label = "deadlines"
    verbose_name = _("Deadlines")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from office.deadlines import lapses, table  # noqa: F401  (the table registers its clocks)
        from office.web import nav

        lapses.connect()
        nav.register("deadlines", _("Deadlines"), "deadlines:list", visible=nav.signed_in, order=40)

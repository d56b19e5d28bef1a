"""Jobs as an app: the worker's handler, the sweep that clears away, a line in the account menu."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeJobsConfig(AppConfig):
    name = "office.jobs"
    label = "jobs"
    verbose_name = _("Jobs")

    def ready(self) -> None:
        from office.jobs import expiring, running  # noqa: F401  the handler registers on import
        from office.ledger import register_sweep
        from office.web import nav

        register_sweep(expiring.sweep)
        nav.register_account("jobs", _("My jobs"), "jobs:list", order=30)

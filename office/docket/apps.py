from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeDocketConfig(AppConfig):
    name = "office.docket"
    label = "docket"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from office.docket import rules  # noqa: F401  (declares its rules)
        from office.web import nav

        nav.register("matters", _("Matters"), "docket:matters", nav.signed_in, order=20, group="cases")

"""The desk as an app: it brings the panels that are the same for every programme."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeDeskConfig(AppConfig):
    name = "office.desk"
    label = "desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        from office.desk import assessment, committees, generic, people

        assessment.register()
        generic.register()
        committees.register()
        people.register()

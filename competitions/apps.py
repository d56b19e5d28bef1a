from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CompetitionsConfig(AppConfig):
    name = "competitions"
    label = "competitions"
    verbose_name = _("Competitions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from competitions import desk, wiring
        from competitions.demo import loading
        from office.desk.demo import register_demo

        wiring.connect()
        desk.register()
        register_demo("competitions", loading.load, order=20)

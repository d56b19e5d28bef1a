from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "office.assessment"
    label = "assessment"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from office.assessment import wiring

        wiring.connect()

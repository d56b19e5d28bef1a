from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    name = "office.committees"
    label = "committees"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from office.committees import wiring

        wiring.connect()

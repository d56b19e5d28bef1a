from django.apps import AppConfig


class OfficeAttachmentsConfig(AppConfig):
    name = "office.attachments"
    label = "attachments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from office.attachments import purging, scanning  # noqa: F401  they register their effects

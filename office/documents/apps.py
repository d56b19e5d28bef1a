from django.apps import AppConfig


class OfficeDocumentsConfig(AppConfig):
    name = "office.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the outbox handlers and whatever drafts a letter for a step behind an approval."""
        from office.documents import letters, serving, storing  # noqa: F401  the handlers register on import
        from office.workflow import on_draft

        on_draft(letters.draft_for_step)

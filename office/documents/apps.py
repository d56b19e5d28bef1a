from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeDocumentsConfig(AppConfig):
    name = "office.documents"
    label = "documents"
    verbose_name = _("Documents")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the outbox handlers and whatever drafts a letter for a step behind an approval."""
        from office.documents import letters, serving, storing  # noqa: F401  the handlers register on import
        from office.workflow import on_draft

        on_draft(letters.draft_for_step)
        _menus()


def _menus() -> None:
    from office.documents import rules
    from office.web import nav

    nav.register("box", _("Letters received"), "documents:box", visible=nav.signed_in, order=40, group="documents")
    nav.register(
        "letters", _("Letters to send"), "documents:letters", visible=rules.Office.holds, order=41, group="documents"
    )
    nav.register("verify", _("Check a document"), "verify:home", order=90, group="documents")

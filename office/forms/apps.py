from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OfficeFormsConfig(AppConfig):
    name = "office.forms"
    label = "forms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from office.attachments.kinds import register_retention
        from office.forms import keeping, publishing
        from office.forms.api import problems  # noqa: F401  it explains conflicts to programs

        register_retention(keeping.submitted)
        post_migrate.connect(publishing.publish_all, sender=self, dispatch_uid="office.forms.publish")

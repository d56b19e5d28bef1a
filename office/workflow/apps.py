from django.apps import AppConfig


class OfficeWorkflowConfig(AppConfig):
    name = "office.workflow"
    label = "workflow"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class OfficeDocumentsConfig(AppConfig):
    name = "office.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

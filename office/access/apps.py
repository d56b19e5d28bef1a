from django.apps import AppConfig


class OfficeAccessConfig(AppConfig):
    name = "office.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

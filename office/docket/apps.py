from django.apps import AppConfig


class OfficeDocketConfig(AppConfig):
    name = "office.docket"
    label = "docket"
    default_auto_field = "django.db.models.BigAutoField"

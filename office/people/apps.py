from django.apps import AppConfig


class OfficePeopleConfig(AppConfig):
    name = "office.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

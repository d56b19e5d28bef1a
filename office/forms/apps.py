from django.apps import AppConfig


class OfficeFormsConfig(AppConfig):
    name = "office.forms"
    label = "forms"

from django.apps import AppConfig


class OfficeDeskConfig(AppConfig):
    name = "office.desk"
    label = "desk"

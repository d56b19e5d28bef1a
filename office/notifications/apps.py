from django.apps import AppConfig


class OfficeNotificationsConfig(AppConfig):
    name = "office.notifications"
    label = "notifications"

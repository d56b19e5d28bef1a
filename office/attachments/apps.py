from django.apps import AppConfig


class OfficeAttachmentsConfig(AppConfig):
    name = "office.attachments"
    label = "attachments"

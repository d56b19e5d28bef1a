from django.apps import AppConfig


class OfficeWebConfig(AppConfig):
    name = "office.web"
    label = "web"

    def ready(self) -> None:
        from office.web import frame

        frame.register_own()

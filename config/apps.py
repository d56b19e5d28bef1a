from django.apps import AppConfig


class HouseConfig(AppConfig):
    """The building itself: commands of the caretaker, which belong to no piece."""

    name = "config"
    label = "house"
    verbose_name = "House"

    def ready(self) -> None:
        # Tasks are sent through the app that is current: without this one they would look for a queue elsewhere.
        from config import celery  # noqa: F401

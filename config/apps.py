from django.apps import AppConfig


class HouseConfig(AppConfig):
    """The building itself: commands of the caretaker, which belong to no piece."""

    name = "config"
    label = "house"
    verbose_name = "House"

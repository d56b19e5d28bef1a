"""The admin's window on the register, and on every model of the house that has no window of its own."""

from django.apps import apps
from django.contrib import admin

from office.docket.models import Matter, NumberSeries
from office.web.readonly import show

show(Matter, "number", "kind", "title", "organisation", "officer", "opened_at", search=("number", "title"))
show(NumberSeries, "series", "year", "last")


def show_the_rest() -> None:
    """Called when every piece has registered its own."""
    for config in apps.get_app_configs():
        if config.name.startswith(("office.", "sandbox")):
            for model in config.get_models():
                if not admin.site.is_registered(model):
                    show(model)

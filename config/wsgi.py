"""For gunicorn. Production unless the environment says otherwise: forgetting a variable must not open the house.

Loaded once with --preload, before the workers part: one that has to be replaced serves from its first moment.
"""

import gc

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from django.utils import translation

from config import env

env.choose_settings("config.settings.production")

application = get_wsgi_application()


def load() -> None:
    """What the first request would load: every page's program, and the words of every language."""
    get_resolver().url_patterns  # noqa: B018  reading it imports them
    for language, _name in settings.LANGUAGES:
        translation.activate(language)
    translation.deactivate()


load()
# What was loaded by now stays: looking it through again for garbage takes a tenth of every request.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)

"""For gunicorn. Production unless the environment says otherwise: forgetting a variable must not open the house."""

import gc

from django.core.wsgi import get_wsgi_application

from config import env

env.choose_settings("config.settings.production")

application = get_wsgi_application()

# What was loaded by now stays: looking it through again for garbage takes a tenth of every request.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)

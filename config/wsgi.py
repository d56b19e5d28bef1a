"""For gunicorn. Production unless the environment says otherwise: forgetting a variable must not open the house."""

from django.core.wsgi import get_wsgi_application

from config import env

env.choose_settings("config.settings.production")

application = get_wsgi_application()

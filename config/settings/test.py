"""The suite's settings: a real PostgreSQL and a real Valkey, started here when none is given.

pytest-django imports the settings before any conftest.py runs, so the servers start at import. Workers of
pytest-xdist and the processes that tests start inherit the addresses, so only the first process starts and stops them.
"""

from config import env, services

services.for_tests()
env.publish({"LOG_LEVEL": env.text("LOG_LEVEL", "WARNING")})

from config.settings.base import *  # noqa: E402, F403
from config.settings.base import CACHES, DATABASES, MIDDLEWARE, REDIS_URL  # noqa: E402

_worker = env.text("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
SECRET_KEY = "only-for-the-suite"
DEMO = True
MFA_REQUIRED = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = "http://testserver"
# The fast hash comes first; argon2 stays so that its own test can ask for it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", "django.contrib.auth.hashers.Argon2PasswordHasher"]
# A pool would keep connections open under DROP DATABASE at the end.
DATABASES["default"]["OPTIONS"].pop("pool", None)
DATABASES["default"]["TEST"] = {"TEMPLATE": "template0"}
REDIS_NUMBER = int(_worker or 0) % 16
REDIS_URL = services.numbered(REDIS_URL, REDIS_NUMBER)
CACHES["default"] |= {"LOCATION": REDIS_URL, "KEY_PREFIX": f"test{_worker}"}
CELERY_BROKER_URL = services.broker_url(REDIS_URL)
if not env.given("EMAIL_URL"):
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Effects run when a test says office.ledger.dispatch.run_due(), and not by themselves.
EFFECTS_NUDGE = env.flag("EFFECTS_NUDGE")
# A job tells at each of its steps, in the test's own connection, and no thread beside it.
JOB_PULSE_SECONDS = env.number("JOB_PULSE_SECONDS", 0)
# It would read every static file again for each test's client; the live server serves them itself.
MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")
# The tests travel in time; the database does not.
CHECK_ARRIVAL = False

"""A real installation. It refuses to start with what is only fit for a developer's machine."""

from django.core.exceptions import ImproperlyConfigured

from config import env
from config.settings.base import *  # noqa: F403
from config.settings.base import ALLOWED_HOSTS, SECRET_KEY, STORAGES

DEBUG = env.flag("DEBUG")


def refusals() -> list[str]:
    """Every reason not to start, each saying what to set."""
    reasons = []
    if SECRET_KEY == env.INSECURE_SECRET or len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
        reasons.append("SECRET_KEY must be set to a secret of at least 50 random characters.")
    if DEBUG:
        reasons.append("DEBUG must not be on.")
    if not ALLOWED_HOSTS or any("*" in host for host in ALLOWED_HOSTS):
        reasons.append("ALLOWED_HOSTS must name the hosts, without '*'.")
    for name in ("DATABASE_URL", "REDIS_URL", "SITE_URL", "EMAIL_URL"):
        if not env.given(name):
            reasons.append(f"{name} must be set.")
    return reasons


if reasons := refusals():
    raise ImproperlyConfigured("This installation refuses to start: " + " ".join(reasons))

# Only a demo served over plain HTTP inside a closed network turns this off, knowingly.
_https = env.flag("HTTPS", default=True)
SECURE_SSL_REDIRECT = _https
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _https
SECURE_HSTS_PRELOAD = _https
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
if env.number("TRUSTED_PROXIES", 0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}

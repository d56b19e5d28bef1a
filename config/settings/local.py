"""A developer's machine and the demo: everything under var/, letters as files in var/mail, nothing to configure."""

from config import env
from config.settings.base import *  # noqa: F403
from config.settings.base import STATE_DIR

DEMO = env.flag("DEMO", default=True)
MFA_REQUIRED = env.flag("MFA_REQUIRED", default=not DEMO)
DEBUG = env.flag("DEBUG")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ("*",))
SITE_URL = env.text("SITE_URL", f"http://localhost:{env.number('PORT', 8000)}").rstrip("/")
STATE_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
# No collecting on a developer's machine: files are served from where they lie.
WHITENOISE_USE_FINDERS = True
# Passkeys ask for HTTPS everywhere but on one's own machine.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True

"""What holds in every installation. Where something differs from one machine to the next, it comes from config.env."""

from pathlib import Path

import django

from config import env, services
from config.settings.logs import LOGGING  # noqa: F401
from office.api import settings as api
from office.people import settings as people

BASE_DIR = env.BASE_DIR
STATE_DIR = env.state_dir()


SECRET_KEY = env.text("SECRET_KEY", env.INSECURE_SECRET)
# Former secrets, so that what they signed or sealed (second factors among it) can still be read.
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
VERSION = "0.1"
DEBUG = False
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
SITE_URL = env.text("SITE_URL", "http://localhost:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")

# The demo password is public: it opens nothing unless the installation says it is a demo.
DEMO = env.flag("DEMO")
MFA_REQUIRED = env.flag("MFA_REQUIRED", default=not DEMO)

INSTALLED_APPS = [
    "config",
    "sandbox",
    "competitions",
    "office.desk",
    "office.assessment",
    "office.committees",
    "office.documents",
    "office.notifications",
    "office.deadlines",
    "office.jobs",
    "office.forms",
    "office.workflow",
    "office.attachments",
    "office.docket",
    "office.people",
    "office.web",
    "office.api",
    "office.access",
    "office.ledger",
    "config.admin.HouseAdmin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "knox",
    "django_filters",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "django_celery_beat",
    "pgtrigger",
    "csp",
    "django_structlog",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.Arrival",
    "office.api.middleware.Problems",
    "config.middleware.RequestLog",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "office.people.middleware.ActorMiddleware",
    "office.people.middleware.WrongInput",
    "office.web.middleware.Refusals",
    "office.people.mfa.SecondFactorFirst",
    "office.access.middleware.DeclaredOnly",
]

# Views of libraries cannot be decorated: what they ask is declared here and, for sign-in, by people.
DECLARED_NAMESPACES = {
    "admin": "SIGNED_IN",
    "set_language": "PUBLIC",
    "drf_spectacular": "PUBLIC",
}

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # django.forms stands here and not among the apps: its label would clash with office.forms
        "DIRS": [BASE_DIR / "templates", Path(django.__file__).parent / "forms" / "templates"],
        "OPTIONS": {
            # cotton needs to stand first in an explicit chain; the cache keeps its compiled components
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "office.web.context.page",
            ],
        },
    }
]
COTTON_DIR = "components"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.database(f"postgres://sandbox@/{STATE_DIR}/sandbox")}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Without the timeout a pool with a dead host hangs for half a minute.
DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8, "timeout": 5}
# What is asked often is planned once: half of the database's work. Compiling short questions costs more.
DATABASES["default"]["OPTIONS"] |= {"server_side_binding": True, "prepare_threshold": 3, "options": "-c jit=off"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.text("REDIS_URL", f"unix://{STATE_DIR}/valkey.sock")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "office",
    }
}
SESSION_ENGINE = "config.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "office.web.errors.csrf_failure"
CSRF_COOKIE_SAMESITE = "Lax"

AUTH_USER_MODEL = "people.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

LANGUAGE_CODE = "ko"
LANGUAGES = [("ko", "한국어"), ("en", "English")]
LOCALE_PATHS = sorted(path for path in (BASE_DIR / "locale").glob("*") if path.is_dir())
TIME_ZONE = "Asia/Seoul"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = env.folder("STATIC_ROOT", STATE_DIR / "static")
STATICFILES_DIRS = [path for path in [BASE_DIR / "static"] if path.is_dir()]

# Uploads are never served by address: a view asks the case's own rule first.
FILES_DIR = env.folder("FILES_DIR", STATE_DIR / "files")
MEDIA_ROOT = FILES_DIR
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(FILES_DIR)}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if env.given("S3_BUCKET"):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": env.text("S3_BUCKET"),
            "endpoint_url": env.text("S3_ENDPOINT") or None,
            "access_key": env.text("S3_ACCESS_KEY") or None,
            "secret_key": env.text("S3_SECRET_KEY") or None,
            "default_acl": "private",
            "querystring_auth": True,
            "file_overwrite": False,
        },
    }
# Straight to disk and through the hash, never beyond what is taken.
FILE_UPLOAD_HANDLERS = ["office.attachments.receiving.HashingHandler"]
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
ATTACHMENT_MAX_SIZE = env.number("ATTACHMENT_MAX_MEGABYTES", 100) * 1024**2
ATTACHMENT_MATTER_QUOTA = env.number("ATTACHMENT_MATTER_MEGABYTES", 2048) * 1024**2
ATTACHMENT_GRACE_DAYS = env.number("ATTACHMENT_GRACE_DAYS", 30)
CLAMAV_ADDRESS = env.text("CLAMAV_ADDRESS")  # host:port or the path of clamd's socket; empty: no scanner

MAIL_DIR = STATE_DIR / "mail"
vars().update(env.email(f"filemail:///{MAIL_DIR}"))
EMAIL_TIMEOUT = env.number("EMAIL_TIMEOUT", 20)
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "sandbox@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# What the house is called in its header, its mails and its titles; letters keep the words of the law.
HOUSE_NAMES = {
    "ko": env.text("HOUSE_NAME_KO", "스마트도시 혁신지원시스템"),
    "en": env.text("HOUSE_NAME_EN", "Smart City Innovation Support"),
}
# The masthead "공식 전자정부 누리집" belongs to a government's own site alone.
OFFICIAL_MASTHEAD = env.flag("OFFICIAL_MASTHEAD")

# How many of our own proxies stand in front; only their part of X-Forwarded-For is believed.
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)
# Set by the outermost of them to the second a request arrived: what counts for a deadline is arrival, not the queue.
ARRIVAL_HEADER = env.text("ARRIVAL_HEADER", "X-Request-Start")

# A worker that dies leaves its effect claimed; after this many seconds another takes it over.
EFFECT_LEASE_SECONDS = env.number("EFFECT_LEASE_SECONDS", 120)
# Long work: where it puts what is half done, how often it tells, and how much of it at once. One worker process is
# left for letters and mails.
JOB_DIR = env.folder("JOB_DIR", STATE_DIR / "jobs")
JOB_PULSE_SECONDS = env.number("JOB_PULSE_SECONDS", 1)
JOBS_AT_ONCE = env.number("JOBS_AT_ONCE", max(1, env.number("TASK_WORKERS", 2) - 1))
# Up to so many points (sheets times criteria) a round is tallied while somebody waits; beyond them by the worker.
TALLY_AT_ONCE = env.number("TALLY_AT_ONCE", 20_000)
# Members who owe score sheets are reminded by chair or staff once in so many hours at most.
SHEET_REMINDER_HOURS = env.number("SHEET_REMINDER_HOURS", 24)
CHAIN_HEADS_DIR = env.folder("CHAIN_HEADS_DIR", STATE_DIR / "chain-heads")
FONTCONFIG_FILE = BASE_DIR / "fonts" / "fonts.conf"
CHROMIUM = env.text("CHROMIUM", "/usr/bin/chromium")

CELERY_BROKER_URL = services.broker_url(REDIS_URL)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # the task of a killed worker comes back within seconds, not minutes
    "visibility_timeout": EFFECT_LEASE_SECONDS * 5,
    "unacked_restore_interval": 2,
    "unacked_restore_throttle": 1,
    # the nudge on commit must never hold up a page when the broker is down: the sweep does the work anyway
    "socket_timeout": 5,
    "socket_connect_timeout": 1,
    "max_retries": 0,
}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_DEFAULT_QUEUE = "office"
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

DJANGO_STRUCTLOG_CELERY_ENABLED = True

# Pieces that tame a library say how, in plain values of their own.
DECLARED_NAMESPACES |= people.DECLARED_NAMESPACES
vars().update(people.ALLAUTH)
MFA_TOTP_ISSUER = HOUSE_NAMES["en"]
vars().update({name: value for name, value in vars(api).items() if name.isupper()})
SPECTACULAR_SETTINGS = {**api.SPECTACULAR_SETTINGS, "TITLE": f"{HOUSE_NAMES['en']} API"}

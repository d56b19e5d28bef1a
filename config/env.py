"""The only reader of the environment: every knob of the installation stands here, with its default.

Whoever deploys the house reads this file. Nothing else in the repository looks at os.environ.
"""

import os
from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[1]
INSECURE_SECRET = "insecure-only-for-a-developers-machine"  # noqa: S105 - production refuses it by name

_env = environ.Env()
if (BASE_DIR / ".env").exists():
    environ.Env.read_env(BASE_DIR / ".env")


def choose_settings(default: str) -> str:
    """Name the settings module in force: the environment's choice, else the given default."""
    return os.environ.setdefault("DJANGO_SETTINGS_MODULE", default)


def publish(values: dict[str, str]) -> None:
    """Hand addresses found out at start (embedded servers) to this process and its children."""
    os.environ.update(values)


def given(name: str) -> bool:
    """Whether the installation sets this variable to something."""
    return bool(os.environ.get(name))


def text(name: str, default: str = "") -> str:
    return os.environ.get(name) or default


def flag(name: str, default: bool = False) -> bool:
    return _env.bool(name, default=default) if given(name) else default


def number(name: str, default: int) -> int:
    """Raises ImproperlyConfigured with the variable's name when it is no whole number."""
    from django.core.exceptions import ImproperlyConfigured

    try:
        return int(text(name, str(default)))
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {text(name)!r}.") from error


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    return [word.strip() for word in text(name).split(",") if word.strip()] or list(default)


def folder(name: str, default: Path) -> Path:
    return Path(text(name, str(default))).resolve()


def state_dir() -> Path:
    """Where the embedded servers, private files and logs of this installation live."""
    return folder("STATE_DIR", BASE_DIR / "var")


def database(default: str = "") -> dict:
    """DATABASE_URL; a UNIX socket is spelt postgres://user@//directory/name."""
    return _env.db_url_config(text("DATABASE_URL", default))


def email(default: str) -> dict:
    """EMAIL_URL: smtp://host:port, smtp+tls://user:password@host:587, filemail:////folder, consolemail://."""
    return _env.email_url_config(text("EMAIL_URL", default))


def process_environment(**more: str) -> dict[str, str]:
    """The environment for a child process, with a few values of ours."""
    return {**os.environ, **more}

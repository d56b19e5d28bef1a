"""Production says no to what is only fit for a developer's machine, and what it accepts is clean."""

import subprocess
import sys

import django_fsm
import pytest
from django.db import connection

from config import env

GOOD = {
    "SECRET_KEY": "k7Zq-1mXw93vBn5Rt8Yc2Lp6Dj4Hg0Sf_aEuWiOoQxMzNbVcC+1!",
    "ALLOWED_HOSTS": "sandbox.example.org",
    "SITE_URL": "https://sandbox.example.org",
    "EMAIL_URL": "smtp://mail.example.org:25",
    "DEBUG": "",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "",  # the browser tests of the same run set it
}


def check(**changes: str) -> subprocess.CompletedProcess:
    """`manage.py check --deploy` under the production settings, in a process of its own."""
    world = env.process_environment(DJANGO_SETTINGS_MODULE="config.settings.production", **{**GOOD, **changes})
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=env.BASE_DIR, env=world, capture_output=True, text=True, check=False)


def test_good_settings_are_clean_for_deployment():
    done = check()
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"SECRET_KEY": env.INSECURE_SECRET}, "SECRET_KEY"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY"),
        ({"DEBUG": "1"}, "DEBUG"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "sandbox.example.org,*.example.org"}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"DATABASE_URL": ""}, "DATABASE_URL"),
        ({"EMAIL_URL": ""}, "EMAIL_URL"),
    ],
)
def test_refuses_to_start(change, said):
    done = check(**change)
    assert done.returncode != 0
    assert "refuses to start" in done.stderr
    assert f"{said} must" in done.stderr


def test_the_demo_is_closed_unless_asked_for():
    script = "from django.conf import settings as s; print(s.DEMO, s.MFA_REQUIRED)"
    world = env.process_environment(DJANGO_SETTINGS_MODULE="config.settings.production", **GOOD)
    done = subprocess.run([sys.executable, "-c", script], cwd=env.BASE_DIR, env=world, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "True"], done.stderr


def test_a_number_that_is_none_is_named(monkeypatch):
    from django.core.exceptions import ImproperlyConfigured

    monkeypatch.setenv("TRUSTED_PROXIES", "two")
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES must be a whole number"):
        env.number("TRUSTED_PROXIES", 0)


def test_the_state_machine_is_the_maintained_one():
    """django-fsm and django-fsm-2 install side by side and overwrite each other; only the second has this name."""
    assert hasattr(django_fsm, "ANY_STATE")


def test_the_database_is_postgresql():
    """On another one triggers and change history would record nothing, silently."""
    assert connection.vendor == "postgresql"


def test_only_one_module_reads_the_environment():
    own = {env.BASE_DIR / "config" / "env.py"}
    readers = [
        path.relative_to(env.BASE_DIR).as_posix()
        for folder in ("config", "office", "sandbox")
        for path in (env.BASE_DIR / folder).rglob("*.py")
        if path not in own and any(word in path.read_text() for word in ("os.environ", "os.getenv", "import environ"))
    ]
    assert readers == []


def test_every_scheduled_task_exists():
    from config.celery import app

    app.loader.import_default_modules()
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(app.tasks)


def test_letters_of_a_developer_s_machine_lie_under_its_state_directory(tmp_path):
    script = "from django.conf import settings as s; print(s.EMAIL_BACKEND, s.EMAIL_FILE_PATH)"
    world = env.process_environment(
        DJANGO_SETTINGS_MODULE="config.settings.local", STATE_DIR=str(tmp_path), EMAIL_URL=""
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=env.BASE_DIR, env=world, capture_output=True, text=True)
    assert done.stdout.split() == ["django.core.mail.backends.filebased.EmailBackend", f"{tmp_path}/mail"], done.stderr

"""The settings of a worker that knows the job of two halves."""

from config.settings.test import *  # noqa: F403
from config.settings.test import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.office.jobs.slow.apps.Slow"]

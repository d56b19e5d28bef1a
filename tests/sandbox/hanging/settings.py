"""The settings of a worker that comes to a stop in the middle of rendering, to be killed there."""

from config.settings.test import *  # noqa: F403
from config.settings.test import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.sandbox.hanging.apps.Hanging"]

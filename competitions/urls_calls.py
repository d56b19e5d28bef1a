"""Calls, their set-up, questions, time; and the programmes."""

from typing import Any

urlpatterns: list[Any] = []

"""Entries, partners, receipts."""

from typing import Any

urlpatterns: list[Any] = []

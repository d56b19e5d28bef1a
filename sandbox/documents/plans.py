"""What a plan says, in Korean words for letters, whoever's language the page was in."""

import datetime as dt
from typing import Any

from django.utils import translation

from office.forms import telling
from office.forms.models import Snapshot
from sandbox.form_definitions.checks import day_of

TRACKS = {"demonstration": "스마트실증사업", "innovation": "스마트혁신사업"}
ACTS = {"demonstration": "제50조제2항에 따라 준용하는 제49조", "innovation": "제49조"}


def words_of(plan: Snapshot, *codes: str) -> dict[str, str]:
    """Answers by code in words; a question that was not answered is empty."""
    with translation.override("ko"):
        fields = {code: plan.definition.field(code) for code in codes}
        return {code: telling.words(field, plan.answers.get(code)) if field else "" for code, field in fields.items()}


def period_of(plan: Snapshot) -> dict[str, dt.date | None]:
    """From when to when."""
    return {code: day_of(plan.answers.get(code)) for code in ("start_date", "end_date")}


def rows_of(plan: Snapshot, code: str) -> list[dict[str, Any]]:
    """The rows of a table as they were typed."""
    return list(plan.answers.get(code) or [])


def boundary_in(plan: Snapshot, local_government: Any) -> str:
    """What the plan uses of one local government's ground; of all of them where it is not named by its code."""
    rows = rows_of(plan, "regions")
    own = [row for row in rows if row.get("local_government") == local_government.code] or rows
    return "; ".join(str(row.get("boundary", "")) for row in own)

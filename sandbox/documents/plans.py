"""What a plan says, in Korean words for letters, whoever's language the page was in."""

from typing import Any

from django.utils import translation

from office.forms import telling
from office.forms.models import Snapshot

TRACKS = {"demonstration": "스마트실증사업", "innovation": "스마트혁신사업"}
ACTS = {"demonstration": "제50조제2항에 따라 준용하는 제49조", "innovation": "제49조"}


def words_of(plan: Snapshot, *codes: str) -> dict[str, str]:
    """Answers by code in words; a question that was not answered is empty."""
    with translation.override("ko"):
        fields = {code: plan.definition.field(code) for code in codes}
        return {code: telling.words(field, plan.answers.get(code)) if field else "" for code, field in fields.items()}


def period_of(plan: Snapshot) -> str:
    """From when to when: 2027. 3. 1.부터 2029. 2. 28.까지(24개월)."""
    told = words_of(plan, "start_date", "end_date", "months")
    return f"{told['start_date']}부터 {told['end_date']}까지({told['months']})"


def rows_of(plan: Snapshot, code: str) -> list[dict[str, Any]]:
    """The rows of a table as they were typed."""
    return list(plan.answers.get(code) or [])


def boundary_in(plan: Snapshot, local_government: Any) -> str:
    """What the plan uses of one local government's ground; of all of them where it is not named by its code."""
    rows = rows_of(plan, "regions")
    own = [row for row in rows if row.get("local_government") == local_government.code] or rows
    return "; ".join(str(row.get("boundary", "")) for row in own)

"""What an applicant reads before a supplement goes in: what was asked for, and whether anything was changed."""

from typing import Any

from django.urls import reverse


def demands_of(case: Any) -> list:
    """The demands that wait for an answer: the first, and the second one after it."""
    return list(case.matter.supplement_demands.filter(answered_at=None))


def beside_supply(case: Any, step: str, form_url: str) -> dict[str, Any]:
    """What stands beside the step `supply`, with the way to the form; nothing for any other step."""
    if step != "supply":
        return {}
    form = reverse(form_url, kwargs={"pk": case.pk})
    return {
        "beside": "sandbox/_supply.html",
        "demands": demands_of(case),
        "untouched": case.as_filed(),
        "form_url": form,
    }

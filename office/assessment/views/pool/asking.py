"""What the forms of these pages have in common."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from office.access import Actor, Invalid
from office.assessment import rules_pool
from office.assessment.forms.pool import PoolForm
from office.assessment.models import Reviewer


def asked(request: HttpRequest) -> Any:
    """What was sent; None where the form is only shown."""
    return request.POST if request.method == "POST" else None


def answer(form: PoolForm, deed: Callable[[dict[str, Any]], Any]) -> Any:
    """What the use case makes of a form that is right; None with the reasons in the form otherwise."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return deed(form.cleaned_data)
    except Invalid as wrong:
        form.refuse(wrong)
        return None


def home_of(reviewer: Reviewer, actor: Actor) -> str:
    """Where one goes on reading: those who keep the pool in it, the person at home."""
    if rules_pool.OverlookPool.holds(actor):
        return reverse("assessment:reviewer", kwargs={"pk": reviewer.pk})
    return reverse("assessment:me")

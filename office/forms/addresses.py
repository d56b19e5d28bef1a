"""Where submissions and their differences are shown."""

from typing import Any

from django.urls import reverse

from office.forms.models import Snapshot


def of(snapshot: Snapshot) -> dict[str, str]:
    """The page of a submission; from the second on also what changed since the one before."""
    told = {"snapshot": page(snapshot)}
    if snapshot.number > 1:
        told["difference"] = difference(snapshot, snapshot.number - 1)
    return told


def page(snapshot: Snapshot) -> str:
    """The page of a submission."""
    return reverse("forms:snapshot", kwargs=_named(snapshot) | {"number": snapshot.number})


def difference(snapshot: Snapshot, since: int) -> str:
    """What changed since the submission number `since`."""
    return reverse("forms:difference", kwargs=_named(snapshot) | {"a": since, "b": snapshot.number})


def versions(matter: Any, form: str) -> str:
    """All submissions of a form, any two of which can be compared."""
    return reverse("forms:versions", kwargs={"matter": matter.pk, "form": form})


def _named(snapshot: Snapshot) -> dict:
    return {"matter": snapshot.matter_id, "form": snapshot.form_code}

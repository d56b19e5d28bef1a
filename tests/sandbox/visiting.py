"""Visiting the sandbox's pages as everybody."""

from django.test import Client
from django.urls import reverse

from sandbox.models import RapidConfirmation

READERS = (
    "company_user", "company_writer", "company_reader", "ended_member", "rival_user", "city_user", "ministry_clerk",
    "other_ministry_clerk", "secretariat_officer", "molit_officer", "decision_maker", "expired_officer",
    "other_programme_officer", "auditor", "reviewer", "admin", "stranger",
)  # fmt: skip


class Browsers(dict):
    """A browser for each part, signed in when it is first used."""

    def __init__(self, cast) -> None:
        super().__init__()
        self.cast = cast

    def __missing__(self, part: str) -> Client:
        self[part] = browser = Client()
        browser.force_login(getattr(self.cast, part))
        return browser


def page_of(subject) -> str:
    name = "rapid" if isinstance(subject, RapidConfirmation) else "consultation"
    return reverse(f"sandbox:{name}", kwargs={"pk": subject.pk})


def step_page(subject, step: str) -> str:
    name = "rapid" if isinstance(subject, RapidConfirmation) else "consultation"
    return reverse(f"sandbox:{name}-step", kwargs={"pk": subject.pk, "step": step})

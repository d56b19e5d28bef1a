"""Whoever may not know an entry or a score learns nothing of it by trying to change something either.

Every address and operation of panels and competitions that takes anything but GET is asked with the ids of what is
hidden and with a body that could be meant; what a deed changes is taken back.
"""

import datetime as dt
import json
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.internal.userkit import user_id_to_str
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import timezone

from competitions.models import Call, Entry, Objection
from office.assessment.models import Panel, Round, Seat, Sheet
from office.people.models import User
from office.workflow import steps_of
from tests.architecture.addresses import Address, all_addresses
from tests.assessment.leaking import NOTE, SCORES, WORDS, Hidden, found, text_of
from tests.competitions.programs import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PIECES = re.compile(r"^(?:api/v1/)?(?:assessment|competitions)/|^api/v1/(?:calls|entries|result-objections)/")
REFUSED = {401, 403, 404, 405}
STEPS = {
    name: steps_of(model) for name, model in {
        "panel": Panel, "panels": Panel, "seat": Seat, "seats": Seat, "round": Round, "rounds": Round, "sheet": Sheet,
        "sheets": Sheet, "call": Call, "calls": Call, "entry": Entry, "entries": Entry, "objection": Objection,
        "result-objections": Objection,
    }.items()
}  # fmt: skip
DEEDS = {"exclusion": ("uphold", "withdraw", "override"), "adjustment": ("confirm", "drop")}


def confirmed(browser: Client, user: User) -> None:
    """Signed in, and just now again: a signature asks for it before anything else."""
    browser.force_login(user)
    session = browser.session
    session["account_authentication_methods_user"] = user_id_to_str(user)
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session.save()


class Deeds(Hidden):
    """The same panel, asked to change."""

    def values(self, segment: str, name: str) -> list[Any]:
        """One entry, a draft and what is signed of it: a deed asks the same of each."""
        found_ = super().values(segment, name)
        return found_[::2] if segment == "sheets" else found_[:1]

    def done(self, who: str) -> Iterator[tuple[str, str, int]]:
        """Everything that somebody tries: what was asked, what was answered and with which status."""
        browser = Client(headers={"accept-language": "ko"}, raise_request_exception=True)
        if who:
            confirmed(browser, self.user(who))
        for number, (address, method, path) in enumerate(self.tried()):
            if number % 20 == 0:
                cache.clear()  # how often one may ask is tried elsewhere
            with transaction.atomic():
                answer = self.ask(browser, method, path, api=address.is_api)
                told = text_of(answer) + str(answer.cookies)
                transaction.set_rollback(True)
            assert answer.status_code < 500, (method, path)
            yield f"{method} {path}", told, answer.status_code

    def tried(self) -> Iterator[tuple[Address, str, str]]:
        """Whatever names something; signing names its sheet behind the address."""
        for address in all_addresses():
            if not address.is_admin and PIECES.match(address.route):
                yield from ((address, method, path) for method, path in self._tried(address))
            if address.name == "assessment:sign":
                yield from ((address, "post", f"{address.path()}?sheet={one.pk}") for one in self.sheets)

    def _tried(self, address: Address) -> Iterator[tuple[str, str]]:
        methods = [one.split()[0].lower() for one in address.operations()] if address.is_api else ["post"]
        for path in self.paths(address) if address.gaps else ():
            yield from ((method, path) for method in methods if method != "get")

    def paths(self, address: Address) -> Iterator[str]:
        """Each step and each deed has a path of its own."""
        about = address.name.rpartition(":")[2].rpartition("-")[0]
        names = (
            STEPS.get(about, {}) if "step" in address.gaps else DEEDS.get(about, ()) if "deed" in address.gaps else ()
        )
        gap = "step" if "step" in address.gaps else "deed"
        for path in super().paths(address):
            if not names:
                yield path
            made_up = path.rstrip("/").rpartition("/")[0]
            yield from (f"{made_up}/{name}/" for name in names if gap)

    def ask(self, browser: Client, method: str, path: str, *, api: bool) -> Any:
        """With what a program or a page could mean: one body that fits most of them."""
        one, seat = self.kept["r2"], self.seats["r2"]
        body = {
            **{name: "충분히 자세한 글입니다." for name in ("reason", "text", "comment", "note", "ground", "evidence")},
            "subject": str(one.pk), "entry": str(one.matter_id), "seat": str(seat.pk), "name": seat.reviewer.name,
            "rule": "plan", "answer": "none", "action": "save", "revision": 0, "sha256": self.sheets[0].sha256,
            "due_at": (timezone.now() + dt.timedelta(days=9)).isoformat(), "kind": "bonus", "code": one.code,
            "points": "1", "first": one.code, "order": [one.code], "present": [], "values": {}, "left_out": "r3",
            "sheet": [str(each.pk) for each in self.sheets],
        }  # fmt: skip
        ask = getattr(browser, method)
        return ask(path, json.dumps(body), content_type="application/json") if api else ask(path, body)


@pytest.fixture
def hidden(competition):
    made = Deeds(competition)
    with competition.at(made.call.closes_at + DAY):
        yield made


def entered(hidden: Deeds, who: str) -> set[str]:
    """The ids at which somebody is refused: of the entries, and of others' sheets before the lock."""
    sheets = {str(one.pk) for one in hidden.sheets}
    entries = {str(pk) for one in hidden.kept.values() for pk in (one.pk, one.matter_id)}
    own = {str(hidden.kept["r2"].pk), str(hidden.kept["r2"].matter_id)}
    return {"r1": set(), "r2": own | sheets, "auditor": sheets}.get(who, entries | sheets)


@pytest.mark.parametrize("who", ["r1", "r2", "auditor", "rival", "stranger", ""])
def test_no_deed_tells_what_one_may_not_know(hidden, who):
    hides = {"r1": (), "r2": hidden.words_of("r2"), "auditor": ()}.get(who, hidden.others)
    told, through, refused = {}, {}, entered(hidden, who)
    for asked, text, status in hidden.done(who):
        told[asked] = text
        # Who is signed out is sent to sign in. Signing has a page of its own, which leads back where nothing is chosen.
        sent_on = status == 302 and ((not who and "/accounts/login/" in text) or "/sign/" in asked)
        if any(pk in asked for pk in refused) and status not in REFUSED and not sent_on:
            through[asked] = status
    assert len(told) > 150
    assert through == {}
    # An answer may repeat the ids that were sent: a form says which of its choices it does not know.
    sent = {str(pk) for one in hidden.kept.values() for pk in (one.pk, one.matter_id)}
    assert found(told, (*SCORES, WORDS, NOTE, *(word for word in hides if word not in sent))) == {}

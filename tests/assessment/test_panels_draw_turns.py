"""Whoever a draw waits for is told, finds it on the desk, and everybody in charge reads whose turn it is."""

import re

import pytest
from django.template import engines
from django.utils import translation

from competitions.desk.draws import waiting
from office.assessment import draw
from office.assessment.actions import draws, panels
from office.assessment.notifications import draws as told
from office.assessment.queries.draws import awaited
from office.ledger import dispatch
from office.notifications.models import Delivery
from office.notifications.rendering import render_sample
from office.people.actors import actor_of
from office.people.models import User
from tests.cast import AppointmentFactory, UserFactory

HANGUL = re.compile(r"[가-힣]")


@pytest.mark.django_db
def test_each_party_is_told_when_it_is_awaited_and_finds_it_on_the_desk(panel_world, client):
    world = panel_world
    world.reviewers(5)
    call = world.call()
    world.entries(call, 2)
    panel = panels.compose(call, by=world.officer, size=3, alternates=1)
    outsider = UserFactory(email="outside@example.com")
    AppointmentFactory(user=outsider, role="auditor", programme="rapid", organisation=world.cast.secretariat)
    people = {"secretariat": world.cast.secretariat_officer, "auditor": world.cast.auditor, "outsider": outsider}

    def stands() -> tuple[dict, dict, str]:
        """What is awaited, whose desk has a line with which mark, and what the panel's page says next."""
        with translation.override("en"):
            desks = {name: [row.mark for row in waiting(actor_of(user)).rows] for name, user in people.items()}
        client.force_login(world.cast.secretariat_officer)
        page = client.get(f"/assessment/panels/{panel.pk}/", headers={"accept-language": "en"})
        found = awaited(made) if made else {}
        return found, {name: marks for name, marks in desks.items() if marks}, page.context["case"]["next"]

    def telling() -> list[tuple[str, str]]:
        dispatch.run_due()
        new = Delivery.objects.filter(key__startswith="assessment.draw", channel="inbox")
        found = sorted((one.key.rpartition("_")[2], one.person.email) for one in new.select_related("person"))
        new.delete()
        return found

    made = None
    assert stands()[1] == {}
    made = draws.freeze(panel, by=world.officer)
    assert telling() == [("commit", world.cast.auditor.email)]
    assert stands()[:2] == (
        {"secretariat": "commit", "auditor": "commit"},
        {"secretariat": ["Commitment awaited"], "auditor": ["Commitment awaited"]},
    )
    nonces = {party: draw.new_nonce() for party in draw.PARTIES}
    actors = {"secretariat": world.officer, "auditor": world.auditor}

    def commit(party: str):
        known = draw.commitment(made.pool_sha256, party, nonces[party])
        return draws.commit(made, party, by=actors[party], commitment=known)

    made = commit("secretariat")
    assert telling() == []
    assert stands() == (
        {"auditor": "commit"}, {"auditor": ["Commitment awaited"]},
        "The secretariat has committed. The auditor's commitment is awaited.",
    )  # fmt: skip
    made = commit("auditor")
    assert telling() == [("show", user.email) for user in sorted(
        (people["secretariat"], people["auditor"]), key=lambda user: user.email)]  # fmt: skip
    assert stands()[1] == {"secretariat": ["Nonce awaited"], "auditor": ["Nonce awaited"]}
    made = draws.reveal(made, "secretariat", by=world.officer, nonce=nonces["secretariat"])
    assert stands() == (
        {"auditor": "show"},
        {"auditor": ["Nonce awaited"]},
        "The auditor's nonce is awaited; with it the panel is drawn.",
    )
    made = draws.reveal(made, "auditor", by=world.auditor, nonce=nonces["auditor"])
    made.panel.refresh_from_db()
    assert stands()[:2] == ({}, {})


@pytest.mark.parametrize("what", [told.COMMIT, told.SHOW], ids=lambda what: what.key)
def test_the_message_is_whole_in_both_languages(what, monkeypatch):
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", "⟦%s⟧")
    for language in ("ko", "en"):
        message = render_sample(what, language, User(name="Kim", email="kim@example.com", language="ko"))
        for text in (message.subject, message.text, message.html):
            assert "⟦" not in text and what.sample.panel in text
        with translation.override(language):
            assert bool(HANGUL.search(str(what.label))) == (language == "ko")

"""A party makes its nonce in the browser: the server learns the commitment alone, and the pages are whole."""

import datetime as dt

import pytest
from django.urls import reverse

from office.assessment import draw
from office.assessment.actions import draws, panels
from office.assessment.models import Employment, PanelDraw

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_commitment_is_made_in_the_browser(panel_world, visit, axe, screenshots):
    world = panel_world
    people = world.reviewers(7)
    call = world.call()
    world.entries(call, 4)
    quotas = [{"field": "expertise", "value": "transport", "least": 1, "most": None}]
    panel = panels.compose(call, by=world.officer, size=3, alternates=2, quotas=quotas)
    city = panel.subjects.get(code="E-002").organisation
    Employment.objects.create(reviewer=people[0], organisation=city, organisation_name=city.name_ko,
                              began_on=dt.date(2020, 1, 1))  # fmt: skip
    path = reverse("assessment:panel-draw", args=[panel.pk])
    officer = visit(world.cast.secretariat_officer)
    officer.goto(reverse("assessment:panel-conflicts", args=[panel.pk]))
    officer.screenshot(path=screenshots / "panels-conflicts_pool.png", full_page=True)
    officer.goto(path)
    officer.screenshot(path=screenshots / "panels-draw_pool.png", full_page=True)
    officer.locator("button:has-text('후보군 확정')").click()
    officer.locator("[data-keep]").wait_for(state="visible")
    nonce = officer.locator("#own-nonce").input_value()
    officer.screenshot(path=screenshots / "panels-draw_commit.png", full_page=True)
    officer.locator("input[name=commitment]").press("Enter")
    officer.wait_for_load_state()
    made = PanelDraw.objects.get(panel=panel)
    assert made.secretariat_commitment == draw.commitment(made.pool_sha256, "secretariat", nonce)
    other = draw.new_nonce()
    value = draw.commitment(made.pool_sha256, draw.AUDITOR, other)
    draws.commit(made, draw.AUDITOR, by=world.auditor, commitment=value)
    draws.reveal(made, draw.AUDITOR, by=world.auditor, nonce=other)
    officer.goto(path)
    officer.locator("input[name=nonce]").fill(nonce)
    officer.screenshot(path=screenshots / "panels-draw_reveal.png", full_page=True)
    officer.locator("input[name=nonce]").press("Enter")
    officer.wait_for_load_state()
    assert officer.locator("#sitting-title").is_visible()
    officer.screenshot(path=screenshots / "panels-draw_done.png", full_page=True)
    for size, language in (("desktop", "ko"), ("phone", "en")):
        page = visit(world.cast.secretariat_officer, size=size, language=language)
        for name, address in _pages(panel, made):
            page.goto(address)
            page.screenshot(path=screenshots / f"panels-{name}-{size}-{language}.png", full_page=True)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
            assert page.complaints == [], name
            axe(page)
            page.complaints.clear()  # the checker's own styles are refused


def _pages(panel, made) -> list[tuple[str, str]]:
    of_panel = ("panel", "panel-draw", "panel-conflicts")
    found = [(name, reverse(f"assessment:{name}", args=[panel.pk])) for name in of_panel]
    return [("panels", reverse("assessment:panels")), *found, ("draw", reverse("assessment:draw", args=[made.pk]))]

"""The awards of a call are counted while its list is chosen; what is too many is told at once, and refused."""

import pytest
from playwright.sync_api import expect

from tests.competitions.selecting import Selecting
from tests.competitions.visiting import at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_awards_are_counted_while_the_list_is_chosen(competition, visit, axe):
    world = Selecting(competition, awards=1, reserve=1)
    world.tallied()
    second = world.ids[1]
    officer = visit(competition.cast.secretariat_officer)
    officer.goto(at("call-step", world.call.pk, "prepare_decision"))
    selected, reserve = (officer.locator(f"[data-counts={name}]") for name in ("selected", "reserve"))
    expect(selected).to_have_text("선정 1건 / 선정 건수 1건", use_inner_text=True)
    expect(reserve).to_have_text("예비 1건(정원 1건)", use_inner_text=True)
    officer.locator(f"select[name=outcome_{second}]").select_option("selected")
    expect(selected).to_have_text("선정 2건 / 선정 건수 1건 – 초과", use_inner_text=True)
    expect(selected).to_have_class("call-quota is-over")
    expect(reserve).to_have_text("예비 0건(정원 1건)", use_inner_text=True)
    assert officer.locator("dl[aria-live=polite] [data-counts]").count() == 2, "read out as it changes"
    assert officer.complaints == []
    axe(officer)
    officer.complaints.clear()  # what the checker itself brings into the page
    officer.fill(f"textarea[name=reason_{second}]", "정책적 필요")
    officer.click("form.call-decision button[type=submit]")
    expect(officer.locator(".kit-alert.is-danger")).to_contain_text("2건")
    expect(selected).to_have_class("call-quota is-over")
    assert world.again().state == "judging"
    officer.locator(f"select[name=outcome_{second}]").select_option("reserve")
    expect(selected).to_have_text("선정 1건 / 선정 건수 1건", use_inner_text=True)
    expect(selected).to_have_class("call-quota")
    officer.locator(f"select[name=outcome_{second}]").select_option("not_selected")
    officer.click("form.call-decision button[type=submit]")
    officer.wait_for_url("**" + at("call", world.call.pk))
    assert world.again().state == "deciding"
    assert [one for one in officer.complaints if "400" not in one] == []

from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.test import RequestFactory

from office.web.templatetags import kit


def step(name, **more):
    return SimpleNamespace(**{"name": name, "open": False, "in_state": True, "primary": False, **more})


def names(steps):
    return [one.name for one in steps]


def test_the_main_step_comes_first_and_far_ones_stand_apart():
    found = kit.case_steps(
        [
            step("withdraw", open=True),
            step("submit", open=True, primary=True),
            step("ask"),
            step("decide", in_state=False),
        ]
    )
    assert names(found["open"]) == ["submit", "withdraw"]
    assert names(found["closed"]) == ["ask"] and names(found["later"]) == ["decide"]


@pytest.mark.parametrize(
    ("number", "window"),
    [
        (1, [1, 2, 3, None, 30]),
        (7, [1, None, 5, 6, 7, 8, 9, None, 30]),
        (4, [1, 2, 3, 4, 5, 6, None, 30]),
        (30, [1, None, 28, 29, 30]),
    ],
)
def test_page_numbers_leave_out_the_far_ones(number, window):
    assert kit.page_window(Paginator(range(300), 10).page(number)) == window


def test_a_query_keeps_what_it_does_not_change():
    context = {"request": RequestFactory().get("/?state=open&page=3&q=로봇")}
    assert kit.query(context, page=4) == "?state=open&page=4&q=%EB%A1%9C%EB%B4%87"
    assert kit.query(context, page=None, state=None) == "?q=%EB%A1%9C%EB%B4%87"


def test_an_address_that_is_not_there_is_none():
    assert kit.url_or_none("nowhere:page") is None
    assert kit.url_or_none("web:privacy") == "/privacy/"

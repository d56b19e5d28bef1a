"""Every registered notification can be sent: three templates, sample facts, both languages."""

import re

import pytest
from django.template.loader import get_template

from office.notifications import all_notifications
from office.notifications.plain import freeze, thaw
from office.notifications.rendering import render_sample
from office.people.models import User

HANGUL = re.compile(r"[가-힣]")
KEYS = sorted(all_notifications())


def test_there_are_some():
    assert KEYS


@pytest.mark.parametrize("key", KEYS)
def test_its_three_templates_stand_where_they_belong(key):
    for part in ("subject.txt", "body.txt", "body.html"):
        get_template(f"{all_notifications()[key].folder}/{part}")


@pytest.mark.parametrize("key", KEYS)
def test_it_reads_well_in_both_languages(key):
    what, person = all_notifications()[key], User(name="A reader", email="reader@example.com")
    korean, english = (render_sample(what, language, person) for language in ("ko", "en"))
    for message in (korean, english):
        assert message.subject
        assert "\n" not in message.subject
        assert "{{" not in message.text + message.html
        assert "<" not in message.text
        assert "A reader" in message.text
        assert "A reader" in message.html
    assert HANGUL.search(korean.subject)
    assert korean.text != english.text


@pytest.mark.parametrize("key", KEYS)
def test_its_facts_are_plain_values(key):
    what = all_notifications()[key]
    assert vars(thaw(freeze(what.sample))) == vars(what.sample)
    with pytest.raises(AttributeError):
        what.sample.anything = 1

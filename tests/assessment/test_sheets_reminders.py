"""Chair and staff remind whoever owes sheets: one message each, not twice within a day."""

import pytest
from django.template import engines
from django.utils import timezone, translation

from office.access import NotNow, NotYours
from office.assessment.actions import rounds, sheet_signing
from office.assessment.notifications.sheets import SHEETS_REMINDED
from office.ledger.dispatch import run_due
from office.ledger.models import Event
from office.notifications.models import Delivery
from office.notifications.rendering import render_sample
from office.people.models import User
from tests.assessment.test_sheets_pages import at, signed_in
from tests.worlds import later

STEP = "round-step"


def reminded() -> list[tuple[str, str]]:
    """Who was told since it was asked last, with the text."""
    run_due()
    new = Delivery.objects.filter(key=SHEETS_REMINDED.key, channel="inbox").select_related("person")
    found = sorted((one.person.email, one.subject_line) for one in new)
    new.delete()
    return found


@pytest.mark.django_db
def test_whoever_owes_sheets_is_reminded_once_a_day(panel_world, settings):
    panel = panel_world.panel(2, 3)
    round_ = panel_world.opened(panel)
    emails = {code: panel_world.user(panel, code).email for code in ("r1", "r2", "r3")}
    for entry in ("E-001", "E-002"):
        panel_world.signed(panel_world.sheet(round_, "r2", entry))
    panel_world.submitted(panel_world.sheet(round_, "r3", "E-001"))
    with pytest.raises(NotYours):
        rounds.remind(round_, by=panel_world.member(panel, "r3"))
    with pytest.raises(NotYours):
        rounds.remind(round_, by=panel_world.auditor)

    chair, officer = signed_in(panel_world.user(panel, "r1")), signed_in(panel_world.cast.secretariat_officer)
    page = chair.get(at("round", round_.pk)).content.decode()
    assert at(STEP, round_.pk, "remind") in page
    assert chair.post(at(STEP, round_.pk, "remind"))["Location"] == at("round", round_.pk)
    assert [email for email, _text in reminded()] == sorted([emails["r1"], emails["r3"]])
    told = Event.objects.get(kind="assessment.round.members_reminded")
    assert told.data == {"round": "written", "members": ["r1", "r3"]} and told.actor_id == panel_world.user(panel).pk

    # neither chair nor staff within a day, and the page says when it was and why not
    page = officer.get(at("round", round_.pk)).content.decode()
    assert "24시간에 한 번까지만" in page and at(STEP, round_.pk, "remind") not in page
    with pytest.raises(NotNow):
        rounds.remind(round_, by=panel_world.officer)
    place = f"/api/v1/assessment/rounds/{round_.pk}/steps/remind/"
    assert officer.post(place, "{}", content_type="application/json").status_code == 409
    assert reminded() == []
    settings.SHEET_REMINDER_HOURS = 0
    assert officer.post(place, "{}", content_type="application/json").status_code == 200
    assert [email for email, _text in reminded()] == sorted([emails["r1"], emails["r3"]])
    settings.SHEET_REMINDER_HOURS = 24
    with later(1):
        assert timezone.now() > round_.opened_at
        rounds.remind(round_, by=panel_world.officer)
        assert len(reminded()) == 2

    # nobody owes a sheet: there is nothing to press and nothing to explain
    panel_world.sign_all(round_)
    handed_in = panel_world.sheet(round_, "r3", "E-001")
    sheet_signing.sign(handed_in, by=panel_world.writer(handed_in), sha256=sheet_signing.digest_of(handed_in))
    assert "평가표 작성 요청" not in officer.get(at("round", round_.pk)).content.decode()
    settings.SHEET_REMINDER_HOURS = 0
    with pytest.raises(NotNow, match="알릴 위원이 없습니다"):
        rounds.remind(round_, by=panel_world.officer)


def test_the_reminder_is_whole_in_both_languages_and_names_no_entry(monkeypatch):
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", "⟦%s⟧")
    for language, words in (("ko", "서명하지 않은 평가표가 3건"), ("en", "3 score sheets of yours")):
        message = render_sample(SHEETS_REMINDED, language, User(name="Kim", email="kim@example.com", language=language))
        for text in (message.text, message.html):
            assert "⟦" not in text and words in text
        assert SHEETS_REMINDED.sample.panel in message.subject
        with translation.override(language):
            assert str(SHEETS_REMINDED.label)

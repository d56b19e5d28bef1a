"""What the page of a seat shows, in the order of every case page."""

import dataclasses
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from office.access import Actor
from office.assessment import conflict_rules, history_conflicts, rules
from office.assessment.history_seats import history_of
from office.assessment.models import Seat
from office.assessment.queries import seats as found_in
from office.assessment.states import EXCLUSION_KEEPS_AWAY, Holding
from office.assessment.states import Sitting as S
from office.documents import queries as documents
from office.documents.registry import label_of
from office.workflow import StepView, steps_for

_WAY = [
    (pgettext_lazy("seat stage", "Invitation"), (S.DRAWN, S.INVITED)),
    (pgettext_lazy("seat stage", "Declaration"), (S.ACCEPTED,)),
    (pgettext_lazy("seat stage", "Pledge"), (S.CLEARED,)),
    (pgettext_lazy("seat stage", "On the panel"), (S.PLEDGED,)),
]
_ENDED = (S.DECLINED, S.EXPIRED, S.EXCLUDED, S.REPLACED, S.DISMISSED)
_MEMBER = {
    S.INVITED: gettext_lazy("Accept or decline. The entries are named to you only once you have accepted."),
    S.ACCEPTED: gettext_lazy("Declare for every entry whether you have a conflict, then close the declaration."),
    S.CLEARED: gettext_lazy("Read and sign the papers. Then the entries open."),
    S.PLEDGED: gettext_lazy("You are on the panel. As soon as a round opens your sheets are there."),
}
_STAFF = {
    S.DRAWN: gettext_lazy("Invite the reviewer, with the days, the duties and the fee."),
    S.INVITED: gettext_lazy("The reviewer's answer is awaited."),
    S.ACCEPTED: gettext_lazy("The reviewer declares on every entry; decide what was found or named."),
    S.CLEARED: gettext_lazy("The reviewer signs the papers."),
}
_TURNS = (S.INVITED, S.ACCEPTED, S.CLEARED)


def seat_context(seat: Seat, actor: Actor) -> dict[str, Any]:
    """The names that `case.html` reads."""
    own = rules.OwnSeat.holds(actor, seat)
    return {
        "subject": seat,
        "own": own,
        "case": {
            "title": seat.panel.matter.title,
            "number": "",
            "kind_label": _("My seat on a panel") if own else _("Seat on a panel"),
            "state_label": seat.state_label(actor),
            "tone": seat.tone,
            "turn": _turn(seat, own=own),
            "next": _next(seat, own=own),
        },
        "progress": _way(seat),
        "clocks": [],
        "steps": _steps(seat, actor),
        "letters": [_letter(one) for one in documents.documents_of(seat.matter, actor)],
        "history": history_of(seat, actor),
        "asked": seat.asked_for,
        "conflicts": [] if own else _conflicts(seat, actor),
        "kept": history_conflicts.own(seat) if own else [],
        "warnings": [] if own else _warnings(seat),
        "left": seat.undeclared().count() if own and seat.state == S.ACCEPTED else 0,
    }


def _next(seat: Seat, *, own: bool) -> str:
    """What comes next; of a member who sits, by how far the rounds are."""
    if not own or seat.state != S.PLEDGED:
        return str((_MEMBER if own else _STAFF).get(seat.state, ""))
    states = set(seat.panel.rounds.values_list("state", flat=True))
    if Holding.OPEN in states:
        return _("You are on the panel. A round is open: your sheets are on your desk.")
    if states and states == {Holding.LOCKED}:
        return _("You are on the panel. Every round is locked: your sheets are signed and closed.")
    return str(_MEMBER[S.PLEDGED])


def _turn(seat: Seat, *, own: bool) -> str:
    if seat.state in _TURNS:
        return _("It is your turn") if own else _("It is the reviewer's turn")
    if seat.state == S.DRAWN:
        return _("It is the office's turn")
    return ""


def _way(seat: Seat) -> list[dict]:
    """The progress line; a seat that ended shows how far it came and how it ended."""
    if seat.state in _ENDED:
        reached = [seat.invited_at, seat.answered_at and seat.state != S.DECLINED, seat.cleared_at, seat.pledged_at]
        done = [str(label) for (label, _states), at in zip(_WAY, reached, strict=True) if at]
        return [{"label": label, "status": "done"} for label in (*done, seat.get_state_display())]
    at = next(number for number, (_label, states) in enumerate(_WAY) if seat.state in states)
    over = seat.state == S.PLEDGED
    return [
        {
            "label": str(label),
            "status": "done" if n < at or (over and n == at) else "current" if n == at else "todo",
        }
        for n, (label, _states) in enumerate(_WAY)
    ]


def _steps(seat: Seat, actor: Actor) -> list[StepView]:
    """The steps of this state; closing the declaration is taken on its own page."""
    shown = [one for one in steps_for(seat, actor) if one.in_state]
    onward = [one.name for one in shown if one.open and one.primary][-1:]
    return [dataclasses.replace(one, url=_address(seat, one), primary=one.name in onward) for one in shown]


def _address(seat: Seat, one: StepView) -> str:
    if one.name == "close_declaration":
        return reverse("assessment:declaration", args=[seat.pk])
    return reverse("assessment:seat-step", args=[seat.pk, one.name])


def _letter(letter: Any) -> dict:
    return {"url": letter.get_absolute_url(), "title": label_of(letter.kind), "number": letter.reference,
            "at": letter.issued_at}  # fmt: skip


def _conflicts(seat: Seat, actor: Actor) -> list[dict]:
    """For the staff: the entries that the member keeps away from, and what is not decided."""
    found = found_in.exclusions_for(actor).filter(seat=seat)
    return [
        {"exclusion": one, "rule": conflict_rules.label_of(one.rule), "away": one.state in EXCLUSION_KEEPS_AWAY}
        for one in found
    ]


def _warnings(seat: Seat) -> list[str]:
    """What the staff must not overlook in the signed papers."""
    given, told = seat.pledge_given, []
    if "yes" in (given.get("contact"), given.get("explanation"), given.get("offer")):
        told.append(f"{_('Told of contact before the assessment')}: {given.get('contact_note', '')}")
    if any(value == "yes" for name, value in given.items() if name.startswith("ethics_")):
        told.append(f"{_('Told in the ethics self-check')}: {given.get('ethics_note', '')}")
    if given.get("filming") == "disagree":
        told.append(_("Does not consent to filming and streaming."))
    if given.get("fee_consent") == "disagree":
        told.append(_("Does not consent to the use of personal data for the fee."))
    return told

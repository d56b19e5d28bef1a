"""What the page of a panel shows: where it stands, whose turn it is, what comes next."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from office.access import Actor
from office.assessment import panel_parts, registry, rules
from office.assessment.actions.panels import closed, difference
from office.assessment.conflicts import RULES, in_words, window_of
from office.assessment.draw import AUDITOR, SECRETARIAT
from office.assessment.forms.panels import quota_words
from office.assessment.history_panels import history_of
from office.assessment.models import Panel, PanelDraw, Seat
from office.assessment.queries import panels as queries
from office.assessment.queries.draws import COMMIT, SHOW, awaited, awaited_of
from office.assessment.queries.finding import named_like
from office.assessment.states import SITTING_STANDING, Composing, Holding, Sitting
from office.assessment.views.panel_conflicts import matrix_of
from office.assessment.views.panel_own import own_work
from office.docket import registry as docket
from office.workflow import StepView, steps_for

PER_PAGE = 30
NOTHING: Mapping[str, str] = {}
NOT_PAGES = ("seat_members",)
# What is said where (party, what is awaited of it): every combination in which a draw can stand.
_AWAITED = {
    ((AUDITOR, COMMIT), (SECRETARIAT, COMMIT)): lambda: _(
        "The pool is frozen. The secretariat and the auditor each publish a commitment."
    ),
    ((AUDITOR, COMMIT),): lambda: _("The secretariat has committed. The auditor's commitment is awaited."),
    ((SECRETARIAT, COMMIT),): lambda: _("The auditor has committed. The secretariat's commitment is awaited."),
    ((AUDITOR, SHOW), (SECRETARIAT, SHOW)): lambda: _(
        "Both commitments are published. Each party now shows its nonce; with the second one the panel is drawn."
    ),
    ((AUDITOR, SHOW),): lambda: _("The auditor's nonce is awaited; with it the panel is drawn."),
    ((SECRETARIAT, SHOW),): lambda: _("The secretariat's nonce is awaited; with it the panel is drawn."),
}
_STAGES = (Composing.FORMING, Composing.SEATED, Composing.WORKING, Composing.FINISHED)


def panel_context(panel: Panel, actor: Actor, asked: Mapping[str, str] = NOTHING) -> dict[str, Any]:
    """The names that `case.html` reads, and what a panel has of its own."""
    works = rules.WorkOnPanel.holds(actor, panel)
    runs = rules.RunPanel.holds(actor, panel)
    draw = queries.draw_of(panel)
    seats = list(queries.seats_for(actor, panel)) if works else []
    return {
        "subject": panel,
        "works": works,
        "runs": runs,
        "case": {
            "title": panel.matter.title,
            "number": panel.matter.number or "",
            "kind_label": pgettext("panel", "Panel"),
            **_state(panel, actor),
            "turn": turn_of(panel, actor, draw),
            "next": next_of(panel, draw, seats) if works else closing_of(panel),
        },
        "mine": [] if works else own_work(panel, actor),
        "progress": way_of(panel, draw),
        "steps": steps_of_page(panel, actor),
        "above": above_of(panel, actor),
        "draw": draw,
        "seats": seats,
        "invites": panel.state == Composing.SEATED and any(seat.state == Sitting.DRAWN for seat in seats),
        "rounds": list(panel.rounds.order_by("position")),
        "matrix": matrix_of(panel, actor) if works and seats else None,
        **_entries(panel, actor, asked),
        "parts": panel_parts.of(panel, actor),
        "history": history_of(panel, actor) if works else [],
        "editable": runs and not closed(panel),
        "changed": difference(panel) if runs and not closed(panel) else None,
        "told": told_of(panel) if works else None,
    }


def _state(panel: Panel, actor: Actor) -> dict[str, str]:
    return state_of(panel, actor, over=panel.state == Composing.WORKING and bool(closing_of(panel)))


def state_of(panel: Panel, actor: Actor, *, over: bool) -> dict[str, str]:
    """A panel whose result is being decided or published (`over`) is at work no more."""
    if over and panel.state == Composing.WORKING:
        return {"state_label": pgettext("panel", "Assessed"), "tone": "success"}
    return {"state_label": panel.state_label(actor), "tone": panel.tone}


def _entries(panel: Panel, actor: Actor, asked: Mapping[str, str]) -> dict[str, Any]:
    """The entries page by page; `q` finds one by its number or title."""
    named = asked.get("q", "").strip()
    found = named_like(queries.subjects_for(actor, panel), named)
    page = Paginator(found, PER_PAGE).get_page(asked.get("page"))
    if any(one.group for one in page.object_list):
        labels = registry.kind_of(panel.matter.parent).groups(panel.matter.parent)
        for one in page.object_list:
            one.group = labels.get(one.group) or one.group
    return {"page": page, "asked": named}


def above_of(panel: Panel, actor: Actor) -> dict[str, str]:
    """What the panel judges, with the way there for whoever may know of it."""
    above = panel.matter.parent
    known = above.kind in docket.kinds() and docket.may_see(actor, above)
    return {"title": above.title, "url": docket.address_of(above) if known else ""}


def way_of(panel: Panel, draw: PanelDraw | None) -> list[dict[str, str]]:
    """The progress line."""
    labels = [
        pgettext("stage of a panel", "Composition and draw"), pgettext("stage of a panel", "Clearing of conflicts"),
        pgettext("stage of a panel", "Assessment"), pgettext("stage of a panel", "Finished"),
    ]  # fmt: skip
    if panel.state == Composing.CANCELLED:
        reached = 1 if draw and draw.drawn_at else 0
        return [{"label": label, "status": "done"} for label in labels[:reached]] + [
            {"label": panel.get_state_display(), "status": "done"}
        ]
    at = _STAGES.index(panel.state)
    return [{"label": label, "status": _status(place, at)} for place, label in enumerate(labels)]


def _status(place: int, at: int) -> str:
    if place < at or (at == len(_STAGES) - 1 and place == at):
        return "done"
    return "current" if place == at else "todo"


def turn_of(panel: Panel, actor: Actor, made: PanelDraw | None = None) -> str:
    """Whose turn it is."""
    if panel.state in (Composing.FINISHED, Composing.CANCELLED):
        return ""
    if made and (parties := awaited(made)):
        return _turn_in_draw(made, parties, actor)
    if panel.state == Composing.WORKING:
        return "" if closing_of(panel) else _("It is the members' turn")
    return _("It is your turn") if rules.RunPanel.holds(actor, panel) else _("It is the secretariat's turn")


def _turn_in_draw(made: PanelDraw, parties: dict[str, str], actor: Actor) -> str:
    if awaited_of(made, actor):
        return _("It is your turn")
    if len(parties) > 1:
        return _("It is the turn of the secretariat and the auditor")
    return _("It is the auditor's turn") if AUDITOR in parties else _("It is the secretariat's turn")


def next_of(panel: Panel, draw: PanelDraw | None, seats: list[Seat]) -> str:
    """What happens now, in a sentence."""
    if panel.state == Composing.FORMING:
        return _next_of_draw(draw)
    if panel.state == Composing.SEATED:
        standing = [seat for seat in seats if seat.state in SITTING_STANDING]
        if len(standing) < panel.size:
            return _(
                "%(free)d seats are free and nobody is left in the drawn order with whom the quotas can be kept. "
                "Give up this panel and compose another with a wider pool."
            ) % {"free": panel.size - len(standing)}
        done = sum(seat.state == Sitting.PLEDGED for seat in standing)
        return _("%(done)d of %(all)d members are cleared and have pledged.") % {"done": done, "all": panel.size}
    if panel.state in (Composing.WORKING, Composing.FINISHED) and (told := closing_of(panel)):
        return told
    if panel.state == Composing.WORKING:
        locked = panel.rounds.filter(state=Holding.LOCKED).count()
        return _("%(done)d of %(all)d rounds are locked.") % {"done": locked, "all": panel.rounds.count()}
    return ""


def closing_of(panel: Panel) -> str:
    """Why the panel has nothing more to do, once the programme says so or its work is finished."""
    if panel.state == Composing.WORKING:
        return registry.over(panel.matter.parent)
    return _("The panel's work is finished.") if panel.state == Composing.FINISHED else ""


def _next_of_draw(draw: PanelDraw | None) -> str:
    if draw is None:
        return _("Look over the entries, the settings and the conflicts of the pool. Then freeze the pool and draw.")
    return _AWAITED[tuple(sorted(awaited(draw).items()))]()


def steps_of_page(panel: Panel, actor: Actor) -> list[StepView]:
    """The steps of this state, with their addresses."""
    return [
        dataclasses.replace(step, url=reverse("assessment:panel-step", args=[panel.pk, step.name]))
        for step in steps_for(panel, actor)
        if step.in_state and step.name not in NOT_PAGES
    ]


def told_of(panel: Panel) -> dict[str, Any]:
    """The settings in words, for those who look over the panel."""
    return {
        "quotas": quota_words(panel.quotas),
        "windows": [{"rule": rule, "window": in_words(window_of(panel.windows, rule.code))} for rule in RULES],
    }

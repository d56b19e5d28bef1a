"""What a draw waits for, and of whom: the second party has no other reason to look."""

from office.access import Actor
from office.assessment import draw, rules, rules_panels
from office.assessment.models import Panel, PanelDraw
from office.assessment.states import Composing

COMMIT, SHOW = "commit", "show"
PARTIES = {draw.SECRETARIAT: rules.RunPanel, draw.AUDITOR: rules_panels.AuditDraw}


def awaited(made: PanelDraw) -> dict[str, str]:
    """The parties that have something to do now: commitments first, then the nonces behind both."""
    if made.drawn_at or made.panel.state != Composing.FORMING:
        return {}
    missing = {party: COMMIT for party in draw.PARTIES if not getattr(made, f"{party}_commitment")}
    return missing or {party: SHOW for party in draw.PARTIES if not getattr(made, f"{party}_nonce")}


def awaited_of(made: PanelDraw, actor: Actor) -> str:
    """What is awaited of this person; empty: nothing. A nonce only whoever committed to it can show."""
    for party, what in awaited(made).items():
        other = next(one for one in draw.PARTIES if one != party)
        if what == SHOW and getattr(made, f"{party}_by_id") == actor.user_id:
            return what
        free = getattr(made, f"{other}_by_id") != actor.user_id
        if what == COMMIT and free and PARTIES[party].holds(actor, made.panel):
            return what
    return ""


def draws_awaiting(actor: Actor) -> list[tuple[PanelDraw, str]]:
    """The draws that cannot go on without this person, and what each waits for."""
    panels = Panel.objects.filter(rules.WorkOnPanel.scope(actor), state=Composing.FORMING)
    found = PanelDraw.objects.filter(drawn_at=None, panel__in=panels).select_related("panel__matter")
    rows = found.defer("pool", "panel__rules").order_by("frozen_at")
    return [(one, what) for one in rows if (what := awaited_of(one, actor))]

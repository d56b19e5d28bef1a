"""Why a round cannot be tallied now, in sentences."""

from django.utils.translation import gettext as _

from office.assessment import registry
from office.assessment.models import Adjustment, Round, Sheet
from office.assessment.states import Composing, Filling, Holding
from office.assessment.tallying.facts import Facts, is_last


def reasons(round_: Round) -> list[str]:
    """Empty: it may be tallied."""
    if told := registry.over(round_.panel.matter.parent):
        return [told]  # whatever else there is would not help
    return [sentence for closed, sentence in _closed(round_) if closed] + _pending(round_)


def _closed(round_: Round) -> list[tuple[bool, str]]:
    panel = round_.panel
    later = panel.rounds.filter(position__gt=round_.position).exclude(state=Holding.WAITING)
    conflicts = panel.exclusions().filter(state="found")
    return [
        (panel.state != Composing.WORKING, _("The panel is not at work.")),
        (round_.state != Holding.LOCKED, _("The round is not locked.")),
        (later.exists(), _("The next round was opened by this result: it stays.")),
        (conflicts.exists(), _("A conflict that was found or named is not decided yet.")),
    ]


def _pending(round_: Round) -> list[str]:
    """What was proposed and neither confirmed nor dropped would be forgotten in the result."""
    waiting = Adjustment.objects.filter(subject__panel=round_.panel_id, dropped_at=None, confirmed_at=None)
    if is_last(round_) and waiting.exists():
        return [_("A bonus or penalty was proposed and is neither confirmed nor dropped.")]
    return []


def unheard(round_: Round) -> list[str]:
    """Entries of the first round on whose sheets nothing can be computed: the arithmetic would not know of them."""
    first = round_.panel.rounds.order_by("position").first()
    sheets = Sheet.objects.filter(round=first, state=Filling.LOCKED).values("subject")
    found = round_.panel.subjects.filter(out_at=None).exclude(pk__in=sheets).values_list("code", flat=True)
    return [_("%(entry)s is without any sheet in the round %(round)s.") % {"entry": code, "round": first.rules.name}
            for code in found]  # fmt: skip


def moved_on(round_: Round, facts: Facts, result: dict) -> list[str]:
    """Entries that this result lets go on or stops otherwise than the tally did by which the rounds were opened."""
    codes = [one.code for one in round_.panel.rule_set.rounds]
    came = {one["application"]: max(codes.index(code) for code in one["rounds"]) + 1 for one in result["applications"]}
    reached = dict(round_.panel.subjects.filter(out_at=None).values_list("code", "reached"))
    limit = codes.index(facts["until"]) + 1
    odd = sorted(code for code, position in came.items() if min(reached.get(code, position), limit) != position)
    return [_("%(entry)s would go on, or stop, otherwise than when the rounds were opened.") % {"entry": code}
            for code in odd]  # fmt: skip

"""Composing a panel under what it judges: its entries in order, its rounds by the frozen rule set, its settings."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.assessment import registry, rules
from office.assessment.conflicts import complete
from office.assessment.conflicts.windows import is_window
from office.assessment.draw import BadPool, Pool
from office.assessment.models import Panel, PanelDraw, Round, Subject
from office.assessment.models.panel import KIND
from office.assessment.registry import Judged
from office.assessment.states import Composing
from office.docket.models import Matter
from office.docket.numbers import next_number
from office.workflow import perform

SERIES = "PANEL"
MOST_COMMENT, MOST_DAYS = 2000, 30


@dataclass(frozen=True)
class Settings:
    """How a panel is drawn and how it works. `windows` names what differs from the rules' own windows."""

    size: int = 7
    alternates: int = 3
    per_entry: int | None = None
    quotas: list[dict] = field(default_factory=list)
    windows: dict[str, Any] = field(default_factory=dict)
    least_comment: int = 100
    answer_days: int = 3

    def checked(self) -> dict[str, Any]:
        """As they are stored; raises Invalid with the errors by name."""
        if errors := self._errors():
            raise Invalid(errors)
        return {**vars(self), "windows": complete(self.windows)}

    def _errors(self) -> dict[str, list[str]]:
        found = _drawable(self)
        if self.per_entry is not None and not 1 <= self.per_entry <= self.size:
            found["per_entry"] = [_("Give at least one, and not more than there are members.")]
        if not 0 <= self.least_comment <= MOST_COMMENT:
            found["least_comment"] = [_("Give a number from 0 to %(most)d.") % {"most": MOST_COMMENT}]
        if not 1 <= self.answer_days <= MOST_DAYS:
            found["answer_days"] = [_("Give a number from 1 to %(most)d.") % {"most": MOST_DAYS}]
        if any(not is_window(value) for value in self.windows.values()):
            found["windows"] = [_("A window is a number of years, “ever”, “now” or “off”.")]
        return found


def _drawable(settings: Settings) -> dict[str, list[str]]:
    """What the draw would refuse, whoever is in the pool."""
    try:
        Pool.from_json({"draw": "-", "size": settings.size, "alternates": settings.alternates,
                        "quotas": settings.quotas, "people": [{"pseudonym": "nobody"}]})  # fmt: skip
    except BadPool as error:
        found: dict[str, list[str]] = {}
        for fault in error.faults:
            found.setdefault(fault.path.split(".")[0], []).append(str(fault))
        return found
    return {}


def may_compose(matter: Matter, actor: Actor) -> bool:
    """Whether `actor` runs panels under this matter."""
    if matter.kind not in registry.judged_kinds():
        return False
    terms = registry.kind_of(matter).terms(matter)
    return rules.RunPanel.holds(actor, Panel(programme=terms.programme, scope=terms.scope))


def compose(matter: Matter, *, by: Actor, **settings: Any) -> Panel:
    """A panel for what is judged, with its entries and rounds. Raises NotYours, NotNow with the reasons, Invalid."""
    if not may_compose(matter, by):
        raise NotYours(rules.RunPanel.key)
    told = Settings(**settings).checked()
    with transaction.atomic():
        Matter.objects.select_for_update().get(pk=matter.pk)
        if reasons := against(matter):
            raise NotNow(reasons)
        panel = _made(matter, by, told)
        _take_up(panel, registry.kind_of(matter).subjects(matter))
        Round.objects.bulk_create(
            Round(panel=panel, code=one.code, kind=one.kind, position=place)
            for place, one in enumerate(panel.rule_set.rounds, start=1)
        )
        ledger.record("assessment.panel.composed", actor=by, matter_id=panel.pk, subject=panel,
                      data={"rules_sha256": panel.rules_sha256, "size": panel.size})  # fmt: skip
    return panel


def against(matter: Matter) -> list[str]:
    """The sentences against a panel under this matter now."""
    standing = Panel.objects.filter(matter__parent=matter).exclude(state=Composing.CANCELLED)
    taken = [_("A panel was composed for this already.")] if standing.exists() else []
    return taken + [str(reason) for reason in registry.against_composing(matter)]


def _made(matter: Matter, by: Actor, told: dict[str, Any]) -> Panel:
    terms, year = registry.kind_of(matter).terms(matter), timezone.localdate().year
    with override("ko"):
        title = _("Panel: %(title)s") % {"title": terms.title}
    own = Matter.objects.create(
        kind=KIND, number=f"{SERIES}-{year}-{next_number(SERIES, year):04d}", title=title[:300], parent=matter,
        organisation=matter.organisation, officer_id=by.user_id,
    )  # fmt: skip
    return Panel.objects.create(
        matter=own, programme=terms.programme, scope=terms.scope, rules=terms.rules,
        rules_sha256=terms.rules_sha256, **told,
    )  # fmt: skip


def edit(panel: Panel, *, by: Actor, **settings: Any) -> Panel:
    """Change the settings while nothing is drawn from them. Raises NotYours, NotNow, Invalid."""
    told = Settings(**settings).checked()
    with transaction.atomic():
        row = _open(panel, by)
        changed = sorted(name for name, value in told.items() if getattr(row, name) != value)
        if changed:
            Panel.objects.filter(pk=row.pk).update(**told)
            ledger.record("assessment.panel.edited", actor=by, matter_id=row.pk, subject=row, data={"changed": changed})
    panel.refresh_from_db()
    return panel


def _open(panel: Panel, by: Actor) -> Panel:
    """The row, locked, while it is being composed and no pool is frozen."""
    row = Panel.objects.select_for_update(of=("self",)).select_related("matter__parent").get(pk=panel.pk)
    if not rules.RunPanel.holds(by, row):
        raise NotYours(rules.RunPanel.key)
    if reasons := closed(row):
        raise NotNow(reasons)
    return row


def closed(panel: Panel) -> list[str]:
    """Why settings and entries can no longer be changed; empty while they can."""
    if panel.state != Composing.FORMING:
        return [_("This is not possible while the state is “%(state)s”.") % {"state": panel.state_label()}]
    if PanelDraw.objects.filter(panel=panel).exists():
        return [_("The pool is frozen: what is drawn by cannot change any more.")]
    return []


@dataclass(frozen=True)
class Difference:
    """What the call says now beside what the panel has."""

    added: tuple[Judged, ...]
    gone: tuple[Subject, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.gone)


def difference(panel: Panel) -> Difference:
    """Entries that came or went since the panel took them up."""
    now = {one.matter.pk: one for one in registry.kind_of(panel.matter.parent).subjects(panel.matter.parent)}
    known = {one.matter_id: one for one in panel.subjects.filter(out_at=None)}
    return Difference(
        tuple(one for pk, one in now.items() if pk not in known),
        tuple(one for pk, one in known.items() if pk not in now),
    )


def take_up_again(panel: Panel, *, by: Actor) -> Difference:
    """Bring the entries up to what stands now. Raises NotYours, NotNow."""
    with transaction.atomic():
        row = _open(panel, by)
        found = difference(row)
        row.subjects.filter(pk__in=[one.pk for one in found.gone]).delete()
        _take_up(row, found.added)
        if found:
            data = {"added": len(found.added), "gone": len(found.gone)}
            ledger.record("assessment.panel.entries", actor=by, matter_id=row.pk, subject=row, data=data)
    return found


def _take_up(panel: Panel, judged: Any) -> None:
    last = max(panel.subjects.values_list("position", flat=True), default=0)
    Subject.objects.bulk_create(
        Subject(panel=panel, matter=one.matter, organisation=one.organisation, code=one.code, title=one.title,
                group=one.group, position=place)
        for place, one in enumerate(judged, start=last + 1)
    )  # fmt: skip


def begin(panel: Panel, *, by: Actor) -> None:
    """The assessment begins; the programme is told, and may refuse."""
    with transaction.atomic():
        perform(panel, "begin", by=by)
        registry.kind_of(panel.matter.parent).on_begun(panel, by=by)

"""Entries, invitations and sign-offs on everybody's desk, and in the menu."""

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competitions import queries, rules
from competitions import queries_entries as found_in
from competitions.clocks import INSTANT
from competitions.models import Entry, Partner
from competitions.states import ENTERING_ENDED, ENTERING_RESULTS, Entering
from office.access import Actor
from office.desk import panels
from office.desk.panels import Row, Rows, first_of
from office.desk.welcome import Door, Stage, Way, register_door, register_way
from office.web import nav

_TONES = {"information": "info", "gray": "neutral"}
SOON_DAYS = 7
_RUNNING = ("announced", "open")
_DOOR = Door(
    "compete",
    gettext_lazy("Enter a competition"),
    gettext_lazy(
        "Local governments and companies apply to the calls of the ministry. What is missing is said beforehand."
    ),
    gettext_lazy("See the open calls"),
    "competitions:public-calls",
    "write",
    order=25,
    main=True,
)
_WAY = Way(
    "compete",
    gettext_lazy("A competition in four steps"),
    (
        Stage(
            "notice",
            gettext_lazy("The call is announced"),
            gettext_lazy(
                "The notice says dates, who may apply, money and points; only an amended notice changes them."
            ),
            gettext_lazy("Ministry of Land, Infrastructure and Transport"),
        ),
        Stage(
            "write",
            gettext_lazy("You prepare the entry with your partners"),
            gettext_lazy("The budget is checked while you type. A report says what is missing before you submit."),
            gettext_lazy("Local government or company"),
        ),
        Stage(
            "verify",
            gettext_lazy("You submit before the close"),
            gettext_lazy(
                "The receipt carries the time and the hash of what arrived. Until the close you can do it again."
            ),
            gettext_lazy("Head of the organisation"),
        ),
        Stage(
            "answer",
            gettext_lazy("It is examined and judged"),
            gettext_lazy("A formal defect may be mended when asked. What decides was fixed with the notice."),
            gettext_lazy("Secretariat and reviewers"),
        ),
    ),
    order=20,
)


def register() -> None:
    """Called once, when every application is ready."""
    nav.register(
        "entry",
        gettext_lazy("Entries"),
        "competitions:entry-list",
        visible=sees_entries,
        order=61,
        group="competitions",
    )
    panels.register_start(
        "competitions.entry",
        gettext_lazy("Enter a call"),
        "competitions:entry-new",
        visible=found_in.may_enter,
        order=40,
        explain=gettext_lazy("A smart city competition: begin with a draft, invite partners, submit before the close."),
    )
    register_door(_DOOR)
    register_way(_WAY)
    panels.contribute("waiting", "competitions.invitation", rows=invitations, visible=found_in.may_enter)
    panels.contribute("waiting", "competitions.sign_off", rows=sign_offs, visible=found_in.may_enter)
    panels.contribute("waiting", "competitions.entry", rows=waiting, visible=sees_entries)
    panels.contribute("due", "competitions.entry", rows=due, visible=takes_part)
    panels.contribute("cases", "competitions.entry", rows=mine, visible=takes_part)


def takes_part(actor: Actor) -> bool:
    """Whether the actor sits in an organisation that can enter calls."""
    return bool(actor.organisations((), rules.APPLICANT_KINDS))


def sees_entries(actor: Actor) -> bool:
    """Those who enter, the staff and the auditors."""
    return takes_part(actor) or rules.Overlook.holds(actor)


def waiting(actor: Actor) -> Rows:
    """Drafts before their close and supplements; for the staff what is to be examined and confirmed."""
    drafts = Q(rules.WriteEntry.scope(actor), state=Entering.DRAFT, call__state__in=_RUNNING)
    supplements = Q(rules.WriteEntry.scope(actor), state=Entering.SUPPLEMENT)
    office = Q(pk__in=[])
    if rules.Staff.holds(actor):
        examined = rules.ExamineEntry.scope(actor) & found_in.waits_for_office()
        office = examined | Q(rules.ConfirmEntry.scope(actor), state=Entering.PROPOSED)
        office |= Q(rules.ConfirmStrike.scope(actor), strike_by__isnull=False, state__in=ENTERING_RESULTS)
    found = queries.entries_for(actor).filter(drafts | supplements | office)
    return _rows(found, actor, waits=rules.Staff.holds(actor))


def mine(actor: Actor) -> Rows:
    """Entries of one's own organisations and consortia that have not ended, the nearest close first."""
    known = queries.entries_for(actor).filter(found_in.of_own(actor)).exclude(state__in=ENTERING_ENDED)
    return _rows(known.exclude(call__state__in=("cancelled", "re_announced")), actor)


def due(actor: Actor) -> Rows:
    """The close of each call in which a draft of one's own waits, and the end of supplements."""
    return first_of(found_in.due_for(actor), _due, panels.SHOWN)


def entered(actor: Actor) -> Rows:
    """The open calls that one's organisations have entered already: the line leads to the entry."""
    return first_of(found_in.entered_now(actor), lambda one: _entered(one, actor), panels.SHOWN)


def invitations(actor: Actor) -> Rows:
    """Invitations to enter together that can be answered."""
    return first_of(found_in.invitations_to(actor), lambda one: _part(one, _("Invitation to enter together")))


def sign_offs(actor: Actor) -> Rows:
    """Sign-offs that the actor can give."""
    return first_of(found_in.sign_offs_for(actor), lambda one: _part(one, _("Sign-off is waiting")))


def _rows(found: QuerySet[Entry], actor: Actor, *, waits: bool = False) -> Rows:
    ordered = found.order_by(F("call__closes_at").asc(nulls_last=True), "-pk")
    return first_of(ordered, lambda one: _entry(one, actor, waits=waits))


def _entry(entry: Entry, actor: Actor, *, waits: bool) -> Row:
    supplement = entry.state == Entering.SUPPLEMENT
    open_now = entry.call.state in _RUNNING
    return Row(
        title=entry.matter.title or _("Untitled draft"),
        url=reverse("competitions:entry", args=[entry.pk]),
        note=" · ".join(filter(None, [entry.matter.number, entry.call.label(), entry.lead.label()])),
        mark=_("Disqualification to confirm") if waits and entry.strike_by_id else entry.state_label(actor),
        tone=_TONES.get(entry.tone, entry.tone),
        on=entry.supply_until if supplement else entry.call.closes_at if open_now else None,
        since=entry.submitted_at if waits and not (supplement or open_now) else None,
    )


def _due(entry: Entry) -> Row:
    what = _("End of the supplement") if entry.state == Entering.SUPPLEMENT else _("Close of the call")
    ends = timezone.localtime(entry.ends)
    if entry.state in found_in.OBJECTING:  # a period ends with its last day
        what, ends = _("End of the period for objections"), timezone.localtime(entry.ends - INSTANT)
    left = (ends.date() - timezone.localdate()).days
    return Row(
        title=entry.matter.title or _("Untitled draft"),
        url=reverse("competitions:entry", args=[entry.pk]),
        note=f"{what} · {entry.call.label()}",
        mark=panels.d_day(left),
        tone="warning" if left <= SOON_DAYS else "neutral",
        on=ends,
    )


def _entered(entry: Entry, actor: Actor) -> Row:
    return Row(
        title=entry.call.label(),
        url=reverse("competitions:entry", args=[entry.pk]),
        note=_("You have an entry in this call already: %(title)s")
        % {"title": entry.matter.title or _("Untitled draft")},
        mark=entry.state_label(actor),
        tone="info",
        on=entry.call.closes_at,
    )


def _part(partner: Partner, mark: str) -> Row:
    entry = partner.entry
    return Row(
        title=entry.matter.title or _("Untitled draft"),
        url=reverse("competitions:partner", args=[partner.pk]),
        note=f"{entry.lead.label()} · {entry.call.label()}",
        mark=mark,
        tone="info",
        on=entry.call.closes_at,
    )

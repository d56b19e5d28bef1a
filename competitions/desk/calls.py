"""What calls put on everybody's desk, and into the menu."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from competitions import queries_calls as found_in
from competitions import queries_selection as results
from competitions import rules
from competitions.desk.entries import entered
from competitions.models import Call, Extension, Objection
from competitions.states import Calling
from competitions.terms.reading import day_of
from office.access import Actor
from office.desk import panels
from office.desk.panels import Panel, Row, Rows, first_of
from office.web import nav
from office.workflow.arrival import moment

DAYS_BEFORE_CLOSE = 7
_TONES = {"information": "info", "gray": "neutral"}


def register() -> None:
    """Called once, when every application is ready."""
    nav.register("calls", gettext_lazy("Calls"), "competitions:call-list", visible=sees_calls, order=60,
                 group="competitions")  # fmt: skip
    nav.register("programmes", gettext_lazy("Programmes"), "competitions:programme-list",
                 visible=rules.Overlook.holds, order=66, group="competitions")  # fmt: skip
    nav.register("awards", gettext_lazy("Earlier awards"), "competitions:award-list", visible=rules.Overlook.holds,
                 order=67, group="competitions")  # fmt: skip
    nav.register("open-calls", gettext_lazy("Open calls"), "competitions:public-calls", visible=is_visitor, order=60)
    panels.contribute("waiting", "competitions.call", rows=calls_waiting, visible=rules.Staff.holds)
    panels.contribute("waiting", "competitions.question", rows=questions_waiting, visible=rules.Staff.holds)
    panels.contribute("waiting", "competitions.extension", rows=extensions_waiting, visible=rules.Staff.holds)
    panels.contribute("waiting", "competitions.objection", rows=objections_waiting, visible=rules.Staff.holds)
    panels.contribute("waiting", "competitions.closing", rows=closing_soon, visible=rules.Staff.holds)
    panels.contribute("cases", "competitions.call", rows=drafts, visible=rules.Staff.holds)
    panels.register(
        Panel(
            "competitions.open", gettext_lazy("Calls you can enter"), rows=enterable, visible=rules.MayEnter.holds,
            order=40, empty=gettext_lazy("No call is open to your organisations at present."),
            more="competitions:call-list",
        )
    )  # fmt: skip


def is_visitor(actor: Actor) -> bool:
    """Who is not signed in reads the public pages."""
    return not actor.signed_in


def sees_calls(actor: Actor) -> bool:
    """Those who may enter, those in charge, and auditors; others find calls by their address."""
    return bool(actor.organisations((), rules.APPLICANT_KINDS)) or rules.Overlook.holds(actor)


def calls_waiting(actor: Actor) -> Rows:
    """To approve, to announce, sent back, to publish an amendment of."""
    return first_of(found_in.to_decide(actor).order_by("-pk"), lambda call: _row(call, actor))


def questions_waiting(actor: Actor) -> Rows:
    """Calls whose questions wait for an answer."""
    return first_of(found_in.with_open_questions(actor), _questions)


def extensions_waiting(actor: Actor) -> Rows:
    """Requests for more time to decide."""
    return first_of(found_in.extensions_to_decide(actor), _extension)


def objections_waiting(actor: Actor) -> Rows:
    """Objections to results that are to be answered or decided."""
    return first_of(results.objections_waiting(actor), _objection)


def _objection(one: Objection) -> Row:
    url, title = reverse("competitions:objection", args=[one.pk]), one.entry.matter.title
    return Row(title, url, note=one.entry.call.label(), mark=one.state_label(), tone="warning")


def closing_soon(actor: Actor) -> Rows:
    """Calls that close soon, with how many entries stand."""
    return first_of(found_in.closing_soon(actor, moment(), DAYS_BEFORE_CLOSE), _closing)


def drafts(actor: Actor) -> Rows:
    """Calls one is setting up."""
    return first_of(found_in.drafts_of(actor), lambda call: _row(call, actor))


def enterable(actor: Actor) -> Rows:
    """Open calls into which one's organisations have not entered yet; then those that they have, with their entry."""
    found = first_of(found_in.enterable_for(actor, moment()), lambda call: _open(call, actor), panels.SHOWN)
    already = entered(actor)
    return Rows([*found.rows, *already.rows], found.total + already.total)


def _title(call: Call) -> str:
    return call.label() or f"{call.programme.label()} {call.year}"


def _address(call: Call, page: str = "call") -> str:
    return reverse(f"competitions:{page}", args=[call.pk])


def _row(call: Call, actor: Actor) -> Row:
    mark, tone = call.state_label(actor), _TONES.get(call.tone, call.tone)
    note, on = f"{call.programme.label()} · {call.year}", None
    if call.state == Calling.DECIDING:
        mark, tone = _("Results to publish") if call.decided_at else _("Results to decide"), "warning"
        on = day_of(call.told_on)
    elif call.state == Calling.JUDGING and call.back_reason:
        withdrawn, sent_back = _("List withdrawn: prepare it anew"), _("List sent back: prepare it anew")
        mark, tone, note = withdrawn if call.list_withdrawn else sent_back, "danger", call.back_reason
        on = day_of(call.told_on)
    elif call.state == Calling.DRAFT and call.back_reason:
        mark, tone = _("Sent back"), "warning"
    elif call.amending:
        mark, tone = _("Amendment to publish"), "warning"
    page = "call-result" if call.state in (Calling.DECIDING, Calling.JUDGING) else "call"
    return Row(_title(call), _address(call, page), note=note, mark=mark, tone=tone, on=on)


def _questions(call: Call) -> Row:
    told = ngettext("%(count)d question", "%(count)d questions", call.unanswered) % {"count": call.unanswered}
    return Row(_title(call), _address(call, "call-questions"), note=call.matter.number or "", mark=told, tone="warning",
               on=call.questions_until)  # fmt: skip


def _extension(asked: Extension) -> Row:
    whom = asked.entry.lead.label() if asked.entry else _("Everybody who enters")
    return Row(_("Request for an extension"), reverse("competitions:extension", args=[asked.pk]),
               note=f"{_title(asked.call)} · {whom}", mark=asked.get_state_display(), tone="warning",
               since=asked.asked_at)  # fmt: skip


def _closing(call: Call) -> Row:
    told = ngettext("%(count)d entry", "%(count)d entries", call.standing) % {"count": call.standing}
    return Row(_title(call), _address(call), note=_("Closes soon"), mark=told, tone="info", on=call.closes_at)


def _open(call: Call, actor: Actor) -> Row:
    return Row(_title(call), _address(call), note=call.programme.label(), mark=call.state_label(actor), tone="success",
               on=call.closes_at)  # fmt: skip

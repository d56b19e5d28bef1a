"""What a meeting's page shows, in the house's order: the case, the way, the clock, the next thing, the papers."""

import dataclasses
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from office.access import Actor
from office.committees import queries, rules
from office.committees.deadlines import CLOCK
from office.committees.knowing import steps_known
from office.committees.models import AgendaItem, Meeting, Recusal
from office.committees.states import Convening as C
from office.committees.trail import history_of
from office.deadlines.queries import Progress, clocks_of, progress_of
from office.documents import queries as documents
from office.documents.registry import label_of
from office.workflow import StepView
from office.workflow.steps import steps_of

_WAY = (
    (lambda: pgettext("stage", "Agenda"), (C.PLANNED,)),
    (lambda: pgettext("stage", "Notice"), (C.NOTICED,)),
    (lambda: pgettext("stage", "Session"), (C.OPEN,)),
    (lambda: pgettext("stage", "Minutes"), (C.CLOSED, C.MINUTES_DRAFT)),
    (lambda: pgettext("stage", "Approved"), (C.MINUTES_FINAL,)),
)


def meeting_context(meeting: Meeting, actor: Actor) -> dict:
    """The names that `case.html` reads; see templates/components/README.md."""
    serves = rules.RunMeeting.holds(actor, meeting)
    return {
        "subject": meeting,
        "meeting": meeting,
        "serves": serves,
        "overlooks": rules.OverlookMeeting.holds(actor, meeting),
        "case": {
            "title": meeting.label(),
            "number": meeting.matter.number or "",
            "kind_label": _("Meeting"),
            "state_label": meeting.state_label(actor),
            "tone": meeting.tone,
            "turn": turn_of(meeting, actor, serves=serves),
            "next": next_of(meeting, serves=serves),
        },
        "progress": way_of(meeting),
        "clocks": clocks_of(meeting.matter) if serves or rules.OverlookMeeting.holds(actor, meeting) else [],
        "steps": steps_of_meeting(meeting, actor),
        "letters": letters_of(meeting, actor),
        "history": history_of(meeting, names=serves),
    }


def way_of(meeting: Meeting) -> list[dict]:
    """The progress line; a meeting that was called off shows how far it came."""
    if meeting.state == C.CANCELLED:
        reached = [_WAY[0], *([_WAY[1]] if meeting.noticed_at else [])]
        done = [{"label": label(), "status": "done"} for label, _states in reached]
        return [*done, {"label": meeting.state_label(), "status": "done"}]
    at = next(index for index, (_label, states) in enumerate(_WAY) if meeting.state in states)
    over = meeting.state == C.MINUTES_FINAL
    return [
        {
            "label": label(),
            "status": "done" if index < at or (over and index == at) else "current" if index == at else "todo",
        }
        for index, (label, _states) in enumerate(_WAY)
    ]


def turn_of(meeting: Meeting, actor: Actor, *, serves: bool) -> str:
    """Whose turn it is, in the reader's words."""
    if meeting.state in (C.CANCELLED, C.MINUTES_FINAL):
        return ""
    if meeting.state == C.OPEN:
        return _("The committee is in session")
    if meeting.state == C.MINUTES_DRAFT:
        chairs = rules.ChairMeeting.holds(actor, meeting)
        return _("It is your turn") if chairs else pgettext("meeting", "It is the chair's turn")
    return _("It is your turn") if serves else _("It is the office's turn")


def next_of(meeting: Meeting, *, serves: bool) -> str:
    """What happens now."""
    if serves:
        return {
            C.PLANNED: _("Make the agenda, then send the notice: members are to have it seven days before."),
            C.NOTICED: _("Prepare the packet; open the meeting when its time has come."),
            C.CLOSED: _("Draft the minutes from what was recorded, and approve each resolution."),
        }.get(meeting.state, "")
    return {
        C.PLANNED: _("Time or place is being changed; a new notice follows."),
        C.NOTICED: _("Read the papers, and say in good time if you must keep away from an item."),
        C.CLOSED: _("The minutes are being drafted."),
        C.MINUTES_DRAFT: _("The minutes wait for the chair's approval."),
    }.get(meeting.state, "")


def steps_of_meeting(meeting: Meeting, actor: Actor) -> list[StepView]:
    """The reader's steps with their addresses."""
    found = [addressed(step, "committees:meeting-step", meeting.pk) for step in steps_known(meeting, actor)]
    minutes = reverse("committees:minutes", kwargs={"pk": meeting.pk})
    found = [dataclasses.replace(step, url=minutes) if step.name == "edit_minutes" else step for step in found]
    return one_first(found, meeting)


def addressed(step: StepView, name: str, pk: Any) -> StepView:
    """With the page on which it is taken."""
    return dataclasses.replace(step, url=reverse(name, kwargs={"pk": pk, "step": step.name}))


def one_first(steps: list[StepView], subject: Any) -> list[StepView]:
    """One main button: the last open step of the way that leads on."""
    known = steps_of(type(subject))
    onward = [
        step.name
        for step in steps
        if step.open and step.primary and known[step.name].leads_to(subject.state) != subject.state
    ]
    onward = onward or [step.name for step in steps if step.open and step.primary]
    return [dataclasses.replace(step, primary=step.name in onward[-1:]) for step in steps]


def letters_of(meeting: Meeting, actor: Actor) -> list[dict]:
    """The documents that the reader may know of, kind by kind; what no longer holds is left to the register."""
    found = documents.documents_of(meeting.matter, actor).exclude(state__in=["superseded", "voided"])
    shelves: dict[str, list] = {}
    for one in found:
        shelves.setdefault(one.kind, []).append(one)
    return [{"label": label_of(kind), "letters": [_letter(one) for one in some]} for kind, some in shelves.items()]


def _letter(document: Any) -> dict:
    """A letter to one member is told by the member's name."""
    to = document.facts.get("member", "")
    return {"url": document.get_absolute_url(), "title": document.title, "to": to, "number": document.reference,
            "at": document.issued_at}  # fmt: skip


def notice_told(meeting: Meeting) -> dict:
    """The notice: sent or not, and how the days of notice are counted (C11)."""
    clock: Progress | None = progress_of(meeting.matter, CLOCK)
    return {
        "clock": clock,
        "steps": list(clock.steps) if clock else [],
        "due": clock.due_on if clock else None,
        "late": meeting.state == C.PLANNED and meeting.notice_late(),
    }


def agenda_lines(meeting: Meeting, actor: Actor) -> list[AgendaItem]:
    """The agenda as the reader knows it, each with its motions' outcome and whether the papers are there."""
    found = queries.agenda_for(meeting, actor)
    papers = queries.papers_for(actor).filter(item__in=[item.pk for item in found])
    carried = {
        one.item_id: one for one in queries.motions_for(actor).filter(item__meeting=meeting.pk, result="carried")
    }
    for item in found:
        item.paper_list = [paper for paper in papers if paper.item_id == item.pk]
        item.carried = carried.get(item.pk)
    return found


def open_challenges(meeting: Meeting, actor: Actor) -> list[Recusal]:
    """Challenges that the committee has still to decide, for whoever serves it."""
    return list(queries.recusals_for(actor).filter(item__meeting=meeting.pk, state="pending"))

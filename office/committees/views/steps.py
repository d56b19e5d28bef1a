"""The pages of the steps and deeds: they ask for the facts, or say why it is not open now."""

from abc import ABC, abstractmethod
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import View

from office.access import SIGNED_IN, Actor, Invalid, NotNow, NotYours, Unknown, declare
from office.committees import boards, knowing, queries, rules
from office.committees.deeds import Deed, deed_of, do
from office.committees.models import AgendaItem, Meeting
from office.committees.views import finding
from office.committees.views.anatomy import notice_told
from office.web.errors import wants_json
from office.workflow.binding import take
from office.workflow.pages import StepPage
from office.workflow.steps import Step


def asked_from(request: HttpRequest) -> str:
    """The page of the house to come back to, if the form named one."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else ""


def done(request: HttpRequest, said: str, back: str) -> HttpResponse:
    """A script hears that it is done and asks for the page's parts anew; everybody else comes back with a word."""
    if wants_json(request):
        return HttpResponse(status=204)
    messages.success(request, said)
    return HttpResponseRedirect(back)


def meeting_of(subject: Any) -> Meeting:
    """The meeting in which something is."""
    if isinstance(subject, Meeting):
        return subject
    return subject.meeting if isinstance(subject, AgendaItem) else subject.item.meeting


def home_of(subject: Any) -> str:
    """The page of what was acted on: the meeting's, or the item's."""
    if isinstance(subject, Meeting):
        return reverse("committees:meeting", kwargs={"pk": subject.pk})
    item = subject if isinstance(subject, AgendaItem) else subject.item
    return reverse("committees:item", kwargs={"pk": item.pk})


class _Stepping(StepPage):
    template = "office/committees/step.html"

    def post(self, request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
        """For a script: the refusals as they are, and nothing to show."""
        if not wants_json(request):
            return super().post(request, pk, step)
        subject, found = self._find(request, pk, step)
        try:
            take(subject, found.name, by=request.actor, data=request.POST)
        except NotNow as closed:
            raise NotNow(knowing.reasons_known(meeting_of(subject), request.actor, closed.reasons)) from None
        return HttpResponse(status=204)

    def _on(self, request: HttpRequest, step: Step, outcome: Any) -> HttpResponse:
        return done(request, _("Done: %(step)s") % {"step": step.label}, self.address(outcome.subject))

    def address(self, subject: Any) -> str:
        """Where one came from, else the subject's own page; the list when it is no longer the reader's to know."""
        return asked_from(self.request) or home_of(subject)

    def about(self, subject: Any, step: Step) -> dict:
        """What the page says above the form."""
        return {"heading": subject.label() if isinstance(subject, Meeting) else subject.title,
                "meeting": meeting_of(subject), "next": asked_from(self.request)}  # fmt: skip


@declare(SIGNED_IN)
class MeetingStep(_Stepping):
    """A step of a meeting."""

    def subjects(self, actor: Actor) -> QuerySet:
        """What the actor may know of."""
        return queries.meetings_for(actor)

    def _page(self, request: HttpRequest, subject: Meeting, step: Step, form: Any, **more: Any) -> HttpResponse:
        more["reasons"] = knowing.reasons_known(subject, request.actor, list(more.get("reasons", ())))
        return super()._page(request, subject, step, form, **more)

    def about(self, subject: Meeting, step: Step) -> dict:
        """With the notice: who gets it, and how the seven days are counted."""
        found = super().about(subject, step)
        if step.name in ("send_notice", "open_meeting", "call_off", "reschedule"):
            found |= {"notice": notice_told(subject), "agenda": queries.agenda_for(subject, self.request.actor)}
        return found


@declare(SIGNED_IN)
class ItemStep(_Stepping):
    """A step of an item."""

    def subjects(self, actor: Actor) -> QuerySet:
        """What the actor may know of."""
        return queries.items_for(actor)

    def address(self, subject: Any) -> str:
        """An item that was taken off has no page any more."""
        if back := asked_from(self.request):
            return back
        return home_of(subject if subject.state != "removed" else subject.meeting)


class DeedPage(View, ABC):
    """GET asks for the facts of a deed, POST does it."""

    template = "office/committees/deed.html"

    @abstractmethod
    def find(self, actor: Actor, pk: UUID) -> Any:
        """The subject; raises Unknown."""

    def get(self, request: HttpRequest, pk: UUID, deed: str) -> HttpResponse:
        """Ask; 409 with the reasons where it is not open."""
        subject, found = self._known(request, pk, deed)
        reasons = [str(reason) for reason in found.why_not(subject)]
        form = None
        if found.form:
            given = {name: value for name, value in request.GET.items() if name in found.form.base_fields}
            form = found.form(subject=subject, actor=request.actor, initial=given)
        return self._page(request, subject, found, form, reasons=reasons, status=409 if reasons else 200)

    def post(self, request: HttpRequest, pk: UUID, deed: str) -> HttpResponse:
        """Do it and go back to where it was asked from."""
        subject, found = self._known(request, pk, deed)
        back = asked_from(request) or home_of(subject)
        try:
            do(subject, deed, by=request.actor, data=request.POST)
        except (Invalid, NotNow) as refusal:
            if wants_json(request):
                raise
            return self._again(request, subject, found, refusal)
        return done(request, _("Done: %(step)s") % {"step": found.label}, self._left(request, subject, back))

    def _left(self, request: HttpRequest, subject: Any, back: str) -> str:
        """Whoever has just recused himself from an item has no page of it to come back to."""
        item = subject if isinstance(subject, AgendaItem) else getattr(subject, "item", None)
        if item is None or str(item.pk) not in back or queries.items_for(request.actor).filter(pk=item.pk).exists():
            return back
        return home_of(meeting_of(subject))

    def _known(self, request: HttpRequest, pk: UUID, name: str) -> tuple[Any, Deed]:
        subject = self.find(request.actor, pk)
        try:
            deed = deed_of(type(subject), name)
        except LookupError:
            raise Unknown from None
        if not deed.allowed(request.actor, subject):
            raise NotYours(f"committees.{name}")
        return subject, deed

    def _again(self, request: HttpRequest, subject: Any, deed: Deed, refusal: Invalid | NotNow) -> HttpResponse:
        form = deed.form(request.POST, subject=subject, actor=request.actor) if deed.form else None
        if isinstance(refusal, NotNow):
            return self._page(request, subject, deed, form, reasons=refusal.reasons, status=409)
        if form is None:
            raise refusal
        if form.is_valid():
            for name, lines in refusal.errors.items():
                form.add_error(name if name in form.fields else None, lines)
        return self._page(request, subject, deed, form, reasons=[], status=400)

    def _page(
        self, request: HttpRequest, subject: Any, deed: Deed, form: Any, *, reasons: list, status: int, **more: Any
    ) -> HttpResponse:
        meeting = meeting_of(subject)
        item = None if subject is meeting else subject if isinstance(subject, AgendaItem) else subject.item
        context = {
            "deed": deed, "form": form, "reasons": reasons, "subject": subject, "meeting": meeting, "item": item,
            "next": asked_from(request), "back": asked_from(request) or home_of(subject), **more,
        }  # fmt: skip
        return render(request, self.template, context, status=status)


@declare(SIGNED_IN)
class MeetingDeed(DeedPage):
    """What is done to a meeting besides its steps."""

    def find(self, actor: Actor, pk: UUID) -> Any:
        return finding.get_meeting(actor, pk)


@declare(SIGNED_IN)
class ItemDeed(DeedPage):
    """What is done to an item besides its steps."""

    def find(self, actor: Actor, pk: UUID) -> Any:
        return finding.get_item(actor, pk)


@declare(SIGNED_IN)
class MotionDeed(DeedPage):
    """Votes, ballots, the count. A ballot is shown once more before it is cast: it cannot be taken back."""

    template = "office/committees/motion_deed.html"

    def find(self, actor: Actor, pk: UUID) -> Any:
        return finding.get_motion(actor, pk)

    def post(self, request: HttpRequest, pk: UUID, deed: str) -> HttpResponse:
        """A written ballot in two steps: looked at, then cast."""
        if deed != "cast_ballot" or "confirmed" in request.POST or wants_json(request):
            return super().post(request, pk, deed)
        motion, found = self._known(request, pk, deed)
        reasons = [str(reason) for reason in found.why_not(motion)]
        form = found.form(request.POST, subject=motion, actor=request.actor)
        right = not reasons and form.is_valid()
        status = 409 if reasons else 200 if right else 400
        return self._page(request, motion, found, form, reasons=reasons, status=status, confirming=right)

    def _page(self, request: HttpRequest, subject: Any, deed: Deed, form: Any, **more: Any) -> HttpResponse:
        """Whoever votes for himself is not asked for whom."""
        if form is not None and not rules.RunItem.holds(request.actor, subject.item):
            form.fields.pop("seat", None)
        if deed.name == "close_vote" and subject.pending:
            more["standing"] = _focus(subject.item, request.actor).before_closing()
        return super()._page(request, subject, deed, form, **more)


def _focus(item: AgendaItem, actor: Actor) -> boards.Focus:
    meeting = item.meeting
    return boards.focus_on(item, actor, knowing.stays_known(meeting, actor, knowing.members_known(meeting, actor)))


@declare(SIGNED_IN)
class RecusalDeed(DeedPage):
    """The committee's decision on a challenge."""

    def find(self, actor: Actor, pk: UUID) -> Any:
        return finding.get_recusal(actor, pk)


@declare(SIGNED_IN)
class PaperDeed(DeedPage):
    """Taking a paper out."""

    def find(self, actor: Actor, pk: UUID) -> Any:
        return finding.get_paper(actor, pk)

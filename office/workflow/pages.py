"""The page of a step, the same for every procedure: it asks for the facts, or says why the step is not open."""

from abc import ABC, abstractmethod
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from office.access import Actor, Invalid, NotNow, NotYours, Unknown
from office.people.confirming import confirm
from office.workflow.articles import cite
from office.workflow.binding import StepForm, binding_of, take
from office.workflow.performing import reasons_against
from office.workflow.steps import Step, step_of


class StepPage(View, ABC):
    """GET shows the step, POST takes it. A programme says whose subjects, and where to go afterwards."""

    template = "office/workflow/step.html"

    @abstractmethod
    def subjects(self, actor: Actor) -> QuerySet:
        """The subjects that `actor` may know of."""

    def subject(self, actor: Actor, pk: Any) -> Any:
        """One of them, or None."""
        return self.subjects(actor).filter(pk=pk).first()

    @abstractmethod
    def address(self, subject: Any) -> str:
        """The page of the subject."""

    def about(self, subject: Any, step: Step) -> dict:
        """For programmes: what their template shows beside the form."""
        return {}

    def get(self, request: HttpRequest, pk: Any, step: str) -> HttpResponse:
        """Ask for the facts; 409 with the reasons where the step is not open."""
        subject, found = self._find(request, pk, step)
        reasons = reasons_against(found, subject)
        form = self._form(found, subject, request)
        return self._page(request, subject, found, form, reasons=reasons, status=409 if reasons else 200)

    def post(self, request: HttpRequest, pk: Any, step: str) -> HttpResponse:
        """Take the step and go on: to the drafted letter, or back to the case.

        What is signed waits for the password; nobody is asked for it for what would be refused anyway.
        """
        subject, found = self._find(request, pk, step)
        if found.signed and self._complete(found, subject, request):
            confirm(request)
        try:
            outcome = take(subject, step, by=request.actor, data=request.POST)
        except Invalid as wrong:
            form = self._form(found, subject, request, request.POST)
            return self._page(request, subject, found, _with_errors(form, wrong), status=400)
        except NotNow as closed:
            typed = self._form(found, subject, request, request.POST)
            return self._page(request, subject, found, typed, reasons=closed.reasons, status=409)
        return self._on(request, found, outcome)

    def _on(self, request: HttpRequest, step: Step, outcome: Any) -> HttpResponse:
        if outcome.letter is not None:
            messages.success(request, _("A letter was drafted. Look it over and send it for approval."))
            return redirect(outcome.letter.get_absolute_url())
        messages.success(request, _("Done: %(step)s") % {"step": step.label})
        if self.subjects(request.actor).filter(pk=outcome.subject.pk).exists():
            return redirect(self.address(outcome.subject))
        return redirect("/")

    def _find(self, request: HttpRequest, pk: Any, name: str) -> tuple[Any, Step]:
        subject = self.subject(request.actor, pk)
        if subject is None:
            raise Unknown
        try:
            step = step_of(type(subject), name)
        except LookupError:
            raise Unknown from None
        if not step.rule.holds(request.actor, subject):
            raise NotYours(name)
        return subject, step

    def _complete(self, step: Step, subject: Any, request: HttpRequest) -> bool:
        form = self._form(step, subject, request, request.POST)
        return not reasons_against(step, subject) and (form is None or form.is_valid())

    def _form(self, step: Step, subject: Any, request: HttpRequest, data: Any = None) -> StepForm | None:
        form = binding_of(type(subject), step.name).form
        return form(data, subject=subject, actor=request.actor) if form else None

    def _page(
        self, request: HttpRequest, subject: Any, step: Step, form: Any, *, reasons: list = (), status: int = 200
    ) -> HttpResponse:
        context = {
            "subject": subject,
            "step": step,
            "form": form,
            "reasons": reasons,
            "here": request.path,  # a refusal after the password stands at the address of the password
            "back": self.address(subject),
            "way_back": _way_back(step),
            "basis": cite(step.basis),
            "needs_approval": step.approval is not None,
            **self.about(subject, step),
        }
        return render(request, self.template, context, status=status)


def _way_back(step: Step) -> str:
    """“Cancel”, unless the step itself is a cancelling: two buttons must not be called by one word."""
    word = _("Cancel")
    return _("Go back") if word.casefold() in str(step.label).casefold() else word


def _with_errors(form: StepForm | None, wrong: Invalid) -> StepForm | None:
    if form is None:
        raise wrong
    if form.is_valid():
        for name, lines in wrong.errors.items():
            form.add_error(name if name in form.fields else None, lines)
    return form

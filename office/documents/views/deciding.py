"""What somebody does with a letter. Wrong values come back beside their field, a closed way with its reasons."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from office.access import Invalid, NotNow, declare
from office.docket.registry import subject_of
from office.documents import actions, forms, rules
from office.documents.models import Letter
from office.documents.views.letters import letter_for, page_of
from office.workflow.binding import binding_of

Doing = Callable[[HttpRequest, Letter], str]


def act(doing: Doing) -> Callable[..., HttpResponse]:
    """Do it and come back to the letter; or show the letter again with what stood against it."""

    @wraps(doing)
    def view(request: HttpRequest, pk: UUID) -> HttpResponse:
        letter = letter_for(request, pk)
        try:
            said = doing(request, letter)
        except Shown as wrong:
            return page_of(request, letter_for(request, pk), status=400, **wrong.context)
        except NotNow as closed:
            return page_of(request, letter_for(request, pk), status=409, reasons=closed.reasons)
        messages.success(request, said)
        return redirect("documents:letter", pk=pk)

    return require_POST(view)


class Shown(Exception):  # noqa: N818  carries the form back to its page
    """A form with errors, by the name under which the page knows it."""

    def __init__(self, **context: Any) -> None:
        super().__init__()
        self.context = context


def checked(name: str, form: Any) -> dict:
    """The form's values, or the page again with its errors."""
    if not form.is_valid():
        raise Shown(**{name: form})
    return form.cleaned_data


def refused(name: str, form: Any, wrong: Invalid) -> Shown:
    """The same for errors that only the action could find."""
    for field, lines in wrong.errors.items():
        for line in lines:
            form.add_error(field if field in form.fields else None, str(line))
    return Shown(**{name: form})


@declare(rules.Draft)
@act
def revise(request: HttpRequest, letter: Letter) -> str:
    """Change the facts and the words of a draft."""
    form = forms.WordsForm(request.POST)
    asked = binding_of(type(case := subject_of(letter.matter)), letter.step).form
    facts = asked(request.POST, subject=case, actor=request.actor) if asked else None
    words_good, facts_good = form.is_valid(), facts is None or facts.is_valid()
    if not (words_good and facts_good):
        raise Shown(words_form=form, facts_form=facts)
    words = form.cleaned_data
    data = request.POST if asked else None
    try:
        actions.revise(
            letter,
            by=request.actor,
            revision=words["revision"],
            data=data,
            subject=words["subject"],
            body=words["body"],
        )
    except Invalid as wrong:
        raise refused("facts_form", facts, wrong) from wrong
    return _("Saved.")


@declare(rules.Draft)
@act
def submit(request: HttpRequest, letter: Letter) -> str:
    """Send it along its line."""
    form = forms.LineForm(request.POST, letter=letter)
    line = checked("line_form", form)
    try:
        actions.submit_for_approval(
            letter,
            by=request.actor,
            approver=line["approver"],
            reviewers=tuple(line["reviewers"]),
            cooperators=tuple(line["cooperators"]),
        )
    except Invalid as wrong:
        raise refused("line_form", form, wrong) from wrong
    return _("The letter is on its way to approval.")


@declare(rules.Review)
@act
def review(request: HttpRequest, letter: Letter) -> str:
    """Pass it on."""
    opinion = checked("opinion_form", forms.OpinionForm(request.POST))["opinion"]
    actions.review(letter, by=request.actor, opinion=opinion)
    return _("Reviewed.")


@declare(rules.Approve)
@act
def approve(request: HttpRequest, letter: Letter) -> str:
    """Decide, and send it out."""
    opinion = checked("opinion_form", forms.OpinionForm(request.POST))["opinion"]
    issued = actions.approve(letter, by=request.actor, opinion=opinion)
    return _("Approved and issued: %(numbers)s") % {"numbers": ", ".join(one.reference for one in issued) or "–"}


@declare(rules.SendBack)
@act
def send_back(request: HttpRequest, letter: Letter) -> str:
    """Return it with a reason."""
    form = forms.ReasonForm(request.POST)
    actions.return_to_drafter(letter, by=request.actor, reason=checked("reason_form", form)["reason"])
    return _("Returned to the drafter.")


@declare(rules.Draft)
@act
def withdraw(request: HttpRequest, letter: Letter) -> str:
    """Recall it."""
    actions.withdraw(letter, by=request.actor)
    return _("Recalled.")

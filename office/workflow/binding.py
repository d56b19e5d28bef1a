"""What a step asks for and which use case carries it out: page and API go the same way."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from office.access import Actor, Invalid, NotNow, NotYours
from office.workflow.performing import ask, perform, reasons_against
from office.workflow.steps import Step, step_of


class StepForm(forms.Form):
    """The facts of a step. Plain values only (ids, codes, dates, texts): a letter may have to keep them."""

    def __init__(self, *args: Any, subject: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subject, self.actor = subject, actor
        self.prepare()

    def prepare(self) -> None:
        """For subclasses: choices that depend on the subject or the actor."""


@dataclass(frozen=True)
class Binding:
    """How a step is asked for and carried out."""

    form: type[StepForm] | None = None
    action: Callable[..., Any] | None = None


@dataclass(frozen=True)
class Outcome:
    """What came of it: the subject, the letter's draft where an approval stands before the step, else what the use
    case returned."""

    subject: Any
    letter: Any = None
    result: Any = None


_bindings: dict[tuple[type, str], Binding] = {}
_drafting: list[Callable[..., Any]] = []


def bind(
    model: type, name: str, *, form: type[StepForm] | None = None, action: Callable[..., Any] | None = None
) -> None:
    """Name the form and the use case of a step; raises LookupError when the step is not declared."""
    step_of(model, name)
    _bindings[model, name] = Binding(form, action)


def binding_of(model: type, name: str) -> Binding:
    """The binding of a step; without one it asks nothing and is simply performed."""
    return _bindings.get((model, name), Binding())


def on_draft(function: Callable[..., Any]) -> None:
    """Register what drafts a letter for a step behind an approval: `function(subject, step, by=, facts=)`."""
    _drafting[:] = [function]


def take(subject: Any, name: str, *, by: Actor, data: Any = None, strict: bool = False) -> Outcome:
    """Take a step with values as they came from a page or a program.

    `strict` refuses names the form does not know. Raises Invalid (400), NotYours (403), NotNow (409) and
    LookupError (no such step). The rule is asked before the values are looked at: who may not, learns nothing.
    """
    step = step_of(type(subject), name)
    if _asks(subject, step) or (strict and data):
        early_refusal(step, subject, by)
    elif not step.rule.holds(by, subject):
        raise NotYours(name)
    facts = clean(subject, step, by=by, data=data, strict=strict)
    if step.approval is not None:
        return Outcome(subject, _drafting[0](subject, step, by=by, facts=facts))
    action = binding_of(type(subject), name).action or _plainly(name)
    return Outcome(subject, result=action(subject, by=by, **facts))


def _asks(subject: Any, step: Step) -> bool:
    """Whether there are values to be kept from whoever may not take the step; else its own door asks the guards."""
    return step.approval is not None or binding_of(type(subject), step.name).form is not None


def early_refusal(step: Step, subject: Any, by: Actor) -> None:
    """Raise NotYours or NotNow before any value is looked at."""
    if step.approval is None:
        ask(step, subject, by=by)
    elif not step.rule.holds(by, subject):
        raise NotYours(step.name)
    elif reasons := reasons_against(step, subject):
        raise NotNow(reasons)


def clean(subject: Any, step: Step, *, by: Actor, data: Any, strict: bool = False) -> dict:
    """The step's facts out of raw values; raises Invalid with the errors by field."""
    form_class = binding_of(type(subject), step.name).form
    known = set(form_class.base_fields) if form_class else set()
    if strict and (odd := set(data or {}) - known):
        raise Invalid({name: [_("This field is not known here.")] for name in sorted(odd)})
    if form_class is None:
        return {}
    form = form_class(data or {}, subject=subject, actor=by)
    if not form.is_valid():
        raise Invalid({name if name != "__all__" else "": list(lines) for name, lines in form.errors.items()})
    return form.cleaned_data


def _plainly(name: str) -> Callable[..., Any]:
    return lambda subject, by, **facts: perform(subject, name, by=by, **facts)


def take_approved(subject: Any, name: str, *, by: Actor, drafter: Actor, facts: dict) -> None:
    """Take a step behind a letter, now that `by` has approved what `drafter` drafted.

    Runs the step's own use case with both; raises what :func:`office.workflow.perform` raises.
    """
    action = binding_of(type(subject), name).action or _plainly(name)
    action(subject, by=by, drafter=drafter, **facts)

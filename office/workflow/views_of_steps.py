"""The steps as somebody sees them: what can be done, and why the rest cannot."""

from dataclasses import dataclass, field
from typing import Any

from office.access import Actor
from office.workflow.binding import binding_of
from office.workflow.performing import reasons_against
from office.workflow.steps import Step, steps_of


@dataclass(frozen=True)
class StepView:
    """A step for one reader. `in_state` is False where the state alone forbids it."""

    name: str
    label: str
    open: bool
    reasons: tuple[str, ...]
    form: Any
    needs_approval: bool
    in_state: bool
    primary: bool
    basis: str
    explain: str = ""
    quiet: bool = False
    signed: bool = False
    url: str = field(default="", compare=False)


def steps_for(subject: Any, actor: Actor) -> list[StepView]:
    """The steps that are `actor`'s to take (or to draft), open or with the reasons why not."""
    return [_view(step, subject) for step in steps_of(type(subject)).values() if step.rule.holds(actor, subject)]


def _view(step: Step, subject: Any) -> StepView:
    reasons = tuple(reasons_against(step, subject))
    return StepView(
        name=step.name,
        label=str(step.label),
        open=not reasons,
        reasons=reasons,
        form=binding_of(type(subject), step.name).form,
        needs_approval=step.approval is not None,
        in_state=subject.state in step.sources,
        primary=step.primary,
        basis=step.basis,
        explain=str(step.explain),
        quiet=step.quiet,
        signed=step.signed,
    )

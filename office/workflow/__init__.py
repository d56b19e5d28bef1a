"""Procedures as text: steps declared once, taken through one door."""

from office.workflow.binding import Outcome, StepForm, bind, on_draft, take
from office.workflow.flow import Stateful
from office.workflow.performing import perform
from office.workflow.steps import Guard, Step, guard, legal_changes, step, step_of, steps_of
from office.workflow.views_of_steps import StepView, steps_for

__all__ = [
    "Guard",
    "Outcome",
    "Stateful",
    "Step",
    "StepForm",
    "StepView",
    "bind",
    "guard",
    "legal_changes",
    "on_draft",
    "perform",
    "step",
    "step_of",
    "steps_for",
    "steps_of",
    "take",
]

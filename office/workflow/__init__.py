"""Procedures as text: steps declared once, taken through one door."""

from importlib import import_module
from typing import Any

# Loaded when first asked for: Django imports this package before any model may be defined.
_HOMES = {
    "Guard": "steps",
    "Outcome": "binding",
    "Stateful": "flow",
    "Step": "steps",
    "StepForm": "binding",
    "StepView": "views_of_steps",
    "bind": "binding",
    "guard": "steps",
    "legal_changes": "steps",
    "on_draft": "binding",
    "perform": "performing",
    "step": "steps",
    "step_of": "steps",
    "steps_for": "views_of_steps",
    "steps_of": "steps",
    "take": "binding",
    "take_approved": "binding",
}
__all__ = list(_HOMES)  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"office.workflow.{_HOMES[name]}"), name)

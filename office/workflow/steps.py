"""Declaring steps: source, target, rule, guards, effects and words, on the method that writes the data."""

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

import django_fsm

from office.access.rules import Rule

performing: ContextVar[bool] = ContextVar("performing", default=False)


@dataclass(frozen=True)
class Guard:
    """A condition with the sentence that is owed to whom it stops."""

    test: Callable[[Any], object]
    sentence: object
    name: str

    def reason(self, subject: Any) -> object | None:
        """None when the way is free, else the sentence; a test may return a more exact sentence itself."""
        said = self.test(subject)
        if said is True:
            return None
        return self.sentence if said is False or said is None else said


def guard(sentence: object) -> Callable[[Callable[[Any], object]], Guard]:
    """Make a guard of a function of the subject; it returns True, False, or the exact sentence."""

    def make(test: Callable[[Any], object]) -> Guard:
        return Guard(test, sentence, test.__name__)

    return make


@dataclass(frozen=True)
class Step:
    """One step of a procedure, as declared."""

    name: str
    sources: frozenset[str]
    target: str | None
    rule: Rule
    approval: Rule | None
    guards: tuple[Guard, ...]
    effects: tuple[Any, ...]
    label: object
    basis: str
    primary: bool
    explain: object = field(default="")
    quiet: bool = False
    signed: bool = False

    def leads_to(self, source: str) -> str:
        """The state after the step taken in `source` (the same, for steps that stay)."""
        return self.target or source


def step(
    state: django_fsm.FSMField,
    *,
    source: str | Iterable[str],
    target: str | None,
    rule: Rule,
    label: object,
    approval: Rule | None = None,
    guards: Iterable[Guard] = (),
    effects: Iterable[Any] = (),
    basis: str = "",
    primary: bool = False,
    explain: object = "",
    quiet: bool = False,
    signed: bool = False,
) -> Callable[[Callable], Callable]:
    """Declare the decorated method as a step.

    `approval` puts the step behind an outgoing letter: holders of `rule` draft, a holder of `approval` other
    than the drafter lets it happen. `target=None` stays in the state. `basis` quotes the article of law. A
    `quiet` step is always possible and hardly ever meant: it is not offered as the thing to do next. A `signed`
    step asks a person for the password (or the passkey) once more, on the page and over a browser's session.
    """
    sources = [source] if isinstance(source, str) else list(source)

    def declare(method: Callable) -> Callable:
        told = Step(
            method.__name__, frozenset(map(str, sources)), str(target) if target else None, rule, approval,
            tuple(guards), tuple(effects), label, basis, primary, explain, quiet, signed,
        )  # fmt: skip

        @wraps(method)
        def only_performed(self: Any, **facts: Any) -> Any:
            if not performing.get():
                raise RuntimeError(f"{told.name} is a step: take it through office.workflow.perform")
            return method(self, **facts)

        return django_fsm.transition(state, source=sources, target=target, custom={"step": told})(only_performed)

    return declare


def steps_of(model: type) -> dict[str, Step]:
    """The declared steps of a flow or model, by name, in the order of declaration."""
    found = {}
    for base in reversed(model.__mro__):
        for name, value in vars(base).items():
            if meta := getattr(value, "_django_fsm", None):
                found[name] = next(iter(meta.transitions.values())).custom["step"]
    return found


def step_of(model: type, name: str) -> Step:
    """The step called `name`; raises LookupError when the procedure has none."""
    try:
        return steps_of(model)[name]
    except KeyError:
        raise LookupError(f"{model.__name__} has no step {name!r}") from None


def legal_changes(flow: type) -> list[tuple[str, str]]:
    """Every (state, state) pair that a step allows: the database refuses all others."""
    changes = {(source, step.leads_to(source)) for step in steps_of(flow).values() for source in step.sources}
    return sorted(changes)

"""Which forms there are, which kind of matter is answered with which, and who writes it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from office.access import Actor, NotNow, Rule, Unknown, worded
from office.attachments import kinds as papers
from office.attachments.types import DEFAULT_TYPES
from office.docket.models import Matter
from office.forms import noticing
from office.forms.definition import FormDefinition


@dataclass(frozen=True)
class FormUse:
    """How a kind of matter uses a form. Rules are asked about the case behind the matter.

    `write` says who answers, `draft` who reads unsubmitted answers (others read what was submitted);
    `closed` gives the reasons why nothing can be written now, whatever is reopened.
    """

    kind: str
    form: str
    write: Rule
    draft: Rule
    closed: Callable[[Any], list]
    on_saved: Callable[[Any, Any], None] | None = None
    on_assigned: Callable[[Any, Any], None] | None = None
    readable: Callable[[Actor], Q] | None = None
    notices: noticing.Noticing = noticing.nothing


Check = Callable[[FormDefinition, dict[str, Any]], Iterable[tuple[str, str]]]

_definitions: dict[tuple[str, int], FormDefinition] = {}
_checks: dict[str, Check] = {}
_uses: dict[tuple[str, str], FormUse] = {}


def define(definition: FormDefinition, *, check: Check | None = None) -> FormDefinition:
    """Make a version of a form known; it is published at the next migration.

    `check(definition, answers)` tells what is wrong between answers that are right by themselves: pairs of a code
    (or `table.row.column`) and a sentence. It is asked while drafting too, and judges only what is there.
    Raises ValueError when the same version is defined twice with different questions.
    """
    key = (definition.code, definition.version)
    if _definitions.setdefault(key, definition) != definition:
        raise ValueError(f"form {definition.code} v{definition.version} is defined twice")
    if check is not None:
        _checks[definition.code] = check
    return definition


def check(code: str, function: Check) -> Check:
    """Check the answers to a form whose versions staff make and no code defines; see :func:`define`.

    `definition.terms` hold what the version is judged by. Raises ValueError when the form has another check already.
    """
    if _checks.setdefault(code, function) is not function:
        raise ValueError(f"form {code} has another check already")
    return function


def cross_faults(definition: FormDefinition, data: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """What is wrong between answers, by the check of the form."""
    check = _checks.get(definition.code)
    return check(definition, data) if check else ()


def definitions() -> tuple[FormDefinition, ...]:
    """Every version defined in code, oldest first."""
    return tuple(_definitions[key] for key in sorted(_definitions))


def _always_open(subject: Any) -> list:
    return []


def register(
    kind: str,
    form: str,
    *,
    write: Rule,
    audience: str | Callable[[Actor, Any, str], str],
    draft: Rule | None = None,
    closed: Callable[[Any], list] | None = None,
    on_saved: Callable[[Any, Any], None] | None = None,
    beside: Callable[[Actor, Any, str], bool] | None = None,
    on_assigned: Callable[[Any, Any], None] | None = None,
    readable: Callable[[Actor], Q] | None = None,
    notices: noticing.Noticing = noticing.nothing,
) -> None:
    """Let matters of `kind` be answered with the form `form`.

    Also lets files be handed in for its questions of kind `files`, for `audience` (a question may name its own).
    `beside(actor, subject, field_code)` decides about files outside the form; without it there are none.
    `on_saved(subject, answers)` runs in the saving transaction, `on_assigned(subject, assignee)` in the one in which a
    section is given to somebody else. `readable(actor)` narrows which submissions are read; without it whoever may
    know of the matter reads all of them. `notices(definition, answers, papers)` tells beside a question of files what
    its files will be judged by; it asks the database nothing, since every saving asks it.
    """
    _uses[kind, form] = FormUse(
        kind, form, write, draft or write, closed or _always_open, on_saved, on_assigned, readable, notices
    )
    papers.register_kind(
        kind, may_attach=_may_attach(beside), audience=_audience(audience), limits=_limits, label=_label
    )


def narrowed() -> list[FormUse]:
    """The uses whose submissions are not for everybody who may know of the matter."""
    return [use for use in _uses.values() if use.readable is not None]


def uses_of(kind: str) -> list[FormUse]:
    """The forms of a kind of matter."""
    return [use for use in _uses.values() if use.kind == kind]


def use_of(kind: str, form: str) -> FormUse:
    """How a kind of matter uses a form; raises Unknown when it does not."""
    try:
        return _uses[kind, form]
    except KeyError:
        raise Unknown(form) from None


def require_open(use: FormUse, subject: Any) -> None:
    """Raise NotNow with the reasons when nothing can be written."""
    if reasons := use.closed(subject):
        raise NotNow(list(reasons))


def _may_attach(beside: Callable[[Actor, Any, str], bool] | None) -> Callable[[Actor, Any, str], bool]:
    def may_attach(actor: Actor, subject: Any, field_code: str) -> bool:
        from office.forms import openness

        answers, field = _question(subject.matter, field_code)
        if field is None:
            return bool(beside) and beside(actor, subject, field_code)
        use = use_of(subject.matter.kind, answers.form_code)
        if not use.write.holds(actor, subject):
            return False
        require_open(use, subject)
        openness.require(answers, [field_code])
        return True

    return may_attach


def _question(matter: Matter, field_code: str) -> tuple[Any, Any]:
    """The answers and the files question that a code means, or nothing."""
    for answers in _answers(matter=matter.pk):
        field = answers.definition.field(field_code)
        if field is not None and field.kind == "files":
            return answers, field
    return None, None


@worded()
def _answers(matter: Any) -> QuerySet:
    from office.forms.models import SCHEMA, Answers

    return Answers.objects.filter(matter=matter).select_related("form_version").defer(SCHEMA)


def _limits(subject: Any, field_code: str) -> papers.Limits:
    _, field = _question(subject.matter, field_code)
    if field is None:
        return papers.Limits()
    return papers.Limits(field.max_size, field.most or 0, field.types or DEFAULT_TYPES)


def _label(subject: Any, field_code: str) -> str:
    _, field = _question(subject.matter, field_code)
    return str(field.label) if field else field_code


def _audience(general: str | Callable[[Actor, Any, str], str]) -> Callable[[Actor, Any, str], str]:
    def chosen(actor: Actor, subject: Any, field_code: str) -> str:
        _, field = _question(subject.matter, field_code)
        if field is not None and field.audience:
            return field.audience
        return general(actor, subject, field_code) if callable(general) else general

    return chosen

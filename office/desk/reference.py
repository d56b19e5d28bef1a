"""The procedures and everything they set off, as pages of documentation made from the declarations themselves."""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.utils import translation

from office.deadlines import clocks
from office.docket import registry as docket
from office.documents.registry import all_kinds
from office.notifications.registry import all_notifications
from office.workflow import Stateful, Step, steps_of

HEAD = """# Procedures

Made from the declarations by `manage.py write_procedures`; a test holds these pages to them. Do not edit.

A step behind an approval is drafted by holders of the first rule and happens when a holder of the second, who is
not the drafter, approves its letter. A signed step asks whoever takes it for the password once more.
"""
INDEX = "README.md"


def pages() -> dict[str, str]:
    """Every page by its file name, in English, whoever asks: one for each procedure, the tables, and their index."""
    with translation.override("en"):
        written = {**_procedures(), **_tables()}
        index = "\n".join([HEAD, *(f"- [{title}]({name})" for name, (title, _lines) in written.items())])
        return {INDEX: index + "\n"} | {name: _page(title, lines) for name, (title, lines) in written.items()}


def _page(title: object, lines: Iterable[str]) -> str:
    return "\n".join([f"# {title}\n", *lines]).rstrip() + "\n"


def _procedures() -> dict[str, tuple[object, list[str]]]:
    return {f"{key}.md": (f"{label} (`{key}`)", list(_procedure(model))) for label, key, model in _models()}


def _procedure(model: type) -> Iterator[str]:
    yield from _diagram(model)
    yield "\n| Step | From | To | Rule | Approval | Legal basis |\n| --- | --- | --- | --- | --- | --- |"
    for step in steps_of(model).values():
        yield _row(model, step)


def _tables() -> dict[str, tuple[object, list[str]]]:
    return {
        "documents.md": ("Documents", list(_documents())),
        "notifications.md": ("Notifications", list(_notifications())),
        "clocks.md": ("Clocks", list(_clocks())),
    }


def _models() -> Iterator[tuple[object, str, type]]:
    """The kinds of matters, then what has a procedure of its own and hangs on one: an item of an agenda, a letter."""
    kinds = docket.kinds().values()
    yield from ((kind.label, kind.key, kind.model) for kind in kinds)
    known = {kind.model for kind in kinds}
    for model in apps.get_models():
        if issubclass(model, Stateful) and model not in known:
            yield model._meta.verbose_name, model._meta.label_lower, model


def _diagram(model: type) -> Iterator[str]:
    yield "```mermaid\nstateDiagram-v2"
    labels = dict(model._meta.get_field("state").flatchoices)
    for code, label in labels.items():
        yield f"    {code}: {label}"
    yield f"    [*] --> {model._meta.get_field('state').get_default()}"
    for step in steps_of(model).values():
        for source in _ordered(step, labels):
            yield f"    {source} --> {step.leads_to(source)}: {step.label}"
    yield "```"


def _ordered(step: Step, labels: dict) -> list[str]:
    return [code for code in labels if code in step.sources]


def _row(model: type, step: Step) -> str:
    labels = dict(model._meta.get_field("state").flatchoices)
    sources = ", ".join(f"`{code}`" for code in _ordered(step, labels))
    target = f"`{step.target}`" if step.target else "stays"
    approval = f"`{step.approval.key}`" if step.approval else "signed" if step.signed else "–"
    cells = [f"{step.label} (`{step.name}`)", sources, target, f"`{step.rule.key}`", approval, step.basis or "–"]
    return f"| {' | '.join(cells)} |"


def _documents() -> Iterator[str]:
    yield "| Key | Document | Goes out behind | Template |\n| --- | --- | --- | --- |"
    for kind in all_kinds().values():
        steps = ", ".join(f"`{step}`" for _matter, step in kind.steps) or "issued by a step's effect"
        yield f"| `{kind.key}` | {kind.label} | {steps} | `{kind.template}` |"


def _notifications() -> Iterator[str]:
    yield "| Key | Tells | Statutory |\n| --- | --- | --- |"
    for one in all_notifications().values():
        yield f"| `{one.key}` | {one.label} | {'yes, cannot be muted' if one.statutory else 'no'} |"


def _clocks() -> Iterator[str]:
    yield "| Clock | What | Starts when | At its end | Source |\n| --- | --- | --- | --- | --- |"
    for clock in clocks.all_clocks():
        yield f"| {clock.id} | {clock.label} | {clock.starts} | {clock.at_expiry} | {clock.source} |"

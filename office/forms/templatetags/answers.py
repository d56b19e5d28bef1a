"""`{% load answers %}`: submissions and their differences on pages."""

from typing import Any

from django import template

from office.forms import addresses, comparing, telling, words
from office.forms.models import Answers, Snapshot
from office.forms.queries import snapshots_for

register = template.Library()


@register.simple_tag
def told_sections(source: Snapshot | Answers) -> list[telling.ToldSection]:
    """What was answered, by section, in words."""
    if isinstance(source, Snapshot):
        return telling.sections(source.definition, source.answers, source.files)
    from office.forms.completeness import papers_of

    files = {code: telling.file_facts(papers) for code, papers in papers_of(source).items()}
    return telling.sections(source.definition, source.data, files)


@register.simple_tag(takes_context=True)
def submission_links(context: dict, snapshot: Snapshot) -> dict[str, str]:
    """The pages of a submission and of what changed in it, for readers who may open them."""
    if not snapshots_for(context["request"].actor).filter(pk=snapshot.pk).exists():
        return {}
    return addresses.of(snapshot)


@register.simple_tag
def submission_addresses(snapshot: Snapshot) -> dict[str, str]:
    """The same where the reader is known to see them."""
    return addresses.of(snapshot)


@register.simple_tag
def told_cells(change: comparing.Change, row: dict[str, Any] | None) -> list[tuple[str, str]]:
    """A row's columns and words; empty cells are left out."""
    names = [str(column.label) for column in change.field.fields]
    pairs = zip(names, telling.cells(change.field, row or {}), strict=True)
    return [(name, text) for name, text in pairs if text]


@register.simple_tag
def word_pieces(change: comparing.Change) -> list[words.Piece]:
    """The stretches of both sides: prose word by word, anything else (an amount, a date, a choice) as a whole."""
    before, after = telling.words(change.field, change.before), telling.words(change.field, change.after)
    return words.pieces(before, after) if change.field.kind in ("text", "textarea") else words.whole(before, after)

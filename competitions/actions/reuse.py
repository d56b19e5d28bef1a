"""What an organisation has written once is taken over into its next entry: answers, partners, papers.

Nothing is asked twice (Civil Petitions Act §10③); everything stays to be read and corrected in the new draft.
"""

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from competitions import rules
from competitions.actions import entries, partners
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Call, Entry, Partner
from office.access import Actor, Invalid, NotNow, NotYours
from office.attachments import attaching, reading
from office.attachments.disk import storage
from office.attachments.models import Attachment
from office.forms.completeness import papers_of
from office.forms.definition import Field, FormDefinition
from office.forms.queries import answers_of
from office.forms.values import empty
from office.people.models import Organisation

ANSWERS, PARTNERS, FILES = "answers", "partners", "files"
# What is pledged is pledged for one entry; files are handed in, not answered.
_NEVER = ("files", "declaration")


@dataclass(frozen=True)
class Taken:
    """What came of it: how many answers, whom was asked again, which files; and what could not be taken over."""

    answers: int = 0
    partners: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def create_from(
    source: Entry, *, by: Actor, call: Call, lead: Organisation, parts: tuple[str, ...]
) -> tuple[Entry, Taken]:
    """Open a draft and take over `parts` of an earlier entry of the same organisation.

    Raises what :func:`competitions.actions.entries.create` raises, and NotYours for another organisation's entry.
    """
    if source.lead_id != lead.pk or not rules.LeadEntry.holds(by, source):
        raise NotYours("competitions.entry.reuse")
    known = known_from(source, call.version.entry_form.definition) if ANSWERS in parts else {}
    entry = entries.create(by=by, call=call, lead=lead, known=known)
    refused: list[str] = []
    asked = _partners(source, entry, by, refused) if PARTNERS in parts else []
    files = _files(source, entry, by, refused) if FILES in parts else []
    return entry, Taken(len(known), tuple(asked), tuple(files), tuple(refused))


def known_from(source: Entry, definition: FormDefinition) -> dict[str, Any]:
    """The answers to questions of the same code and kind whose values the new form takes."""
    before = answers_of(source.matter, ENTRY_FORM)
    found = {}
    for field in definition.fields():
        value, old = before.data.get(field.code), before.definition.field(field.code)
        if field.kind not in _NEVER and not empty(value) and _same(field, old) and _fits(field, value):
            found[field.code] = value
    return found


def _same(field: Field, old: Field | None) -> bool:
    """Asked for in the same way: tables by the same columns, registers out of the same register."""
    if old is None or (old.kind, old.source) != (field.kind, field.source):
        return False
    return [(one.code, one.kind) for one in old.fields] == [(one.code, one.kind) for one in field.fields]


def _fits(field: Field, value: Any) -> bool:
    """Whether every choice is offered here too: another call has other groups and other years."""
    if field.kind == "rows":
        return all(_fits(one, row[one.code]) for row in value for one in field.fields if one.code in row)
    if field.kind not in ("choice", "multichoice") or field.source:
        return True
    offered = {one.code for one in field.choices}
    return set(value if isinstance(value, list) else [value]) <= offered


def _partners(source: Entry, entry: Entry, by: Actor, refused: list[str]) -> list[str]:
    """Invited again, each: nobody joins another entry unasked."""
    asked = []
    for one in source.partners.filter(state=Partner.State.JOINED).select_related("organisation").order_by("pk"):
        try:
            partners.invite(entry, by=by, organisation=one.organisation, part=one.part, role=one.role)
        except (Invalid, NotNow):
            refused.append(one.organisation.label())
        else:
            asked.append(one.organisation.label())
    return asked


def _files(source: Entry, entry: Entry, by: Actor, refused: list[str]) -> list[str]:
    """Handed in again for the question of the same code, checked like an upload; the stored file is copied."""
    definition, taken = answers_of(entry.matter, ENTRY_FORM).definition, []
    for code, papers in papers_of(answers_of(source.matter, ENTRY_FORM)).items():
        field = definition.field(code)
        for paper in papers if field is not None and field.kind == "files" else []:
            try:
                _copy(paper, entry, code, by)
            except Invalid as wrong:
                refused += [line for lines in wrong.errors.values() for line in lines]
            except (NotNow, OSError):
                refused.append(_("“%(name)s” cannot be copied now.") % {"name": paper.name})
            else:
                taken.append(paper.name)
    return taken


def _copy(paper: Attachment, entry: Entry, code: str, by: Actor) -> None:
    if not reading.safe(paper, by):
        raise NotNow([paper.name])
    with storage().open(paper.storage_key) as stored:
        upload = UploadedFile(stored, paper.name, paper.content_type, paper.size)
        attaching.attach(entry.matter, code, upload, by=by)

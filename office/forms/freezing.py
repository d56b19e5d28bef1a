"""Submitting: the answers and files as they stand become a snapshot that nobody can change."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, NotNow, worded
from office.attachments.models import Attachment
from office.docket.models import Matter
from office.forms import reopening
from office.forms.canonical import sha256
from office.forms.completeness import State, asked, papers_of, state_of
from office.forms.models import SCHEMA, Answers, Snapshot, SnapshotFile


@dataclass(frozen=True)
class Held:
    """A draft that nobody can change before the transaction ends: its answers, its files, and how far it is."""

    answers: Answers
    papers: dict[str, list[Attachment]]
    state: State

    @cached_property
    def content(self) -> dict[str, Any]:
        """What would be frozen."""
        return content_of(self.answers, self.papers)


def hold(matter: Matter, form: str) -> Held:
    """Lock matter and answers, and read them once: whoever judges a submission judges what will be frozen.

    Must run in a transaction. Raises Answers.DoesNotExist where nothing was begun.
    """
    _matter.first(pk=matter.pk)
    if (answers := _answers.first(matter=matter.pk, form=form)) is None:
        raise Answers.DoesNotExist
    papers = papers_of(answers)
    return Held(answers, papers, state_of(answers, papers))


@worded()
def _matter(pk: Any) -> QuerySet:
    return Matter.objects.select_for_update(of=("self",)).filter(pk=pk).values_list("pk")


@worded()
def _answers(matter: Any, form: Any) -> QuerySet:
    rows = Answers.objects.select_for_update(of=("self",)).select_related("matter", "form_version")
    return rows.defer(SCHEMA).filter(matter=matter, form_code=form)


def freeze(
    answers: Answers,
    *,
    by: Actor,
    at: dt.datetime | None = None,
    keep_open: bool = False,
    held: Held | None = None,
) -> Snapshot:
    """Make the next snapshot; reopened questions close. `keep_open` leaves the draft writable for a later submission.

    Runs in the caller's transaction under a lock on matter and answers, so that what is frozen is what was complete;
    `held` where the caller has taken it already. Raises NotNow when something is missing or wrong.
    """
    with transaction.atomic(savepoint=held is None):
        held = held or hold(answers.matter, answers.form_code)
        locked = held.answers
        if held.state.errors:
            raise NotNow([_("The application form is not complete yet.")])
        snapshot = _store(held, by=by, at=at or timezone.now())
        if locked.locked:
            reopening.close(locked, by=by)
        if locked.locked is keep_open:
            Answers.objects.filter(pk=locked.pk).update(locked=not keep_open)
    answers.locked = not keep_open
    return snapshot


def _store(held: Held, *, by: Actor, at: dt.datetime) -> Snapshot:
    answers = held.answers
    number = len(_snapshots(matter=answers.matter_id, form=answers.form_code)) + 1
    content = held.content | {"number": number, "at": at.isoformat(), "by": str(by.user_id or by.kind)}
    snapshot = Snapshot.objects.create(
        matter_id=answers.matter_id, form_version=answers.form_version, form_code=answers.form_code, number=number,
        content=content, sha256=sha256(content), by_id=by.user_id, at=at,
    )  # fmt: skip
    _keep_files(snapshot, held.papers)
    data = {"number": number, "sha256": snapshot.sha256}
    ledger.record("forms.frozen", actor=by, matter_id=answers.matter_id, subject=snapshot, data=data)
    return snapshot


@worded()
def _snapshots(matter: Any, form: Any) -> QuerySet:
    return Snapshot.objects.filter(matter=matter, form_code=form).order_by().values_list("number")


def content_of(answers: Answers, papers: dict[str, list[Attachment]]) -> dict[str, Any]:
    """What counts of the answers: questions that are asked, files that are usable."""
    fields = [field for field in answers.definition.fields() if asked(field, answers.data)]
    return {
        "form": answers.form_code,
        "version": answers.form_version.version,
        "matter": str(answers.matter_id),
        "revision": answers.revision,
        "answers": {field.code: answers.data[field.code] for field in fields if field.code in answers.data},
        "files": {field.code: told for field in fields if (told := _told(papers.get(field.code, [])))},
    }


def _told(papers: list[Attachment]) -> list[dict[str, Any]]:
    return [
        {
            "id": str(paper.pk),
            "name": paper.name,
            "size": paper.size,
            "sha256": paper.sha256,
            "type": paper.type,
            "pages": paper.pages,
        }
        for paper in papers
        if paper.usable
    ]


def _keep_files(snapshot: Snapshot, papers: dict[str, list[Attachment]]) -> None:
    """Tie the files to the submission: from now on they are kept."""
    SnapshotFile.objects.bulk_create(
        SnapshotFile(snapshot=snapshot, attachment=paper, field_code=code)
        for code, found in papers.items()
        if code in snapshot.files
        for paper in found
        if paper.usable
    )


def intact(snapshot: Snapshot) -> bool:
    """Whether the content still has the hash it was given."""
    return sha256(snapshot.content) == snapshot.sha256

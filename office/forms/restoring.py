"""Going back to what was submitted: what was typed and handed in since then no longer counts."""

from django.db import transaction
from django.utils import timezone

from office import ledger
from office.access import Actor
from office.attachments.models import Attachment
from office.forms.models import Answers, Revision, Snapshot
from office.forms.saving import lock


def restore(answers: Answers, snapshot: Snapshot, *, by: Actor) -> bool:
    """Bring answers and files back to a submission of the same matter; returns whether anything had changed.

    It is the house that goes back, so nobody's right to write is asked. What stood there is kept as a revision, and
    whoever writes on an older one gets a Conflict. Raises ValueError for another matter's or form's submission.
    """
    if (snapshot.matter_id, snapshot.form_code) != (answers.matter_id, answers.form_code):
        raise ValueError("a submission of another matter or form")
    with transaction.atomic():
        locked = lock(answers)
        files = _files_back(snapshot, by)
        changed = files or locked.data != snapshot.answers or locked.form_version_id != snapshot.form_version_id
        if changed:
            _write(locked, snapshot, by)
            data = {"number": snapshot.number, "sha256": snapshot.sha256}
            ledger.record("forms.restored", actor=by, matter_id=locked.matter_id, subject=locked, data=data)
    for name in ("data", "origins", "revision", "updated_by_id", "updated_at", "form_version"):
        setattr(answers, name, getattr(locked, name))
    return changed


def _write(answers: Answers, snapshot: Snapshot, by: Actor) -> None:
    before, older = dict(answers.data), answers.form_version
    codes = sorted(code for code in {*before, *snapshot.answers} if before.get(code) != snapshot.answers.get(code))
    answers.data, answers.form_version = dict(snapshot.answers), snapshot.form_version
    answers.origins = {code: origin for code, origin in answers.origins.items() if code not in codes}
    answers.revision += 1
    answers.updated_by_id, answers.updated_at = by.user_id, timezone.now()
    answers.save()
    Revision.objects.create(
        answers=answers, number=answers.revision, by_id=by.user_id, at=answers.updated_at, codes=codes,
        before={code: before.get(code) for code in codes},
        moved_from=older if older.pk != snapshot.form_version_id else None,
    )  # fmt: skip


def _files_back(snapshot: Snapshot, by: Actor) -> bool:
    """The files of the submission are there again, later ones are taken away."""
    kept = list(snapshot.papers.values_list("attachment_id", flat=True))
    codes = [field.code for field in snapshot.definition.fields() if field.kind == "files"]
    here = Attachment.objects.filter(matter=snapshot.matter_id, field_code__in=codes)
    again = here.filter(pk__in=kept).exclude(removed_at=None).update(removed_at=None, removed_by=None)
    later = here.filter(removed_at=None).exclude(pk__in=kept)
    return bool(again + later.update(removed_at=timezone.now(), removed_by=by.user_id))

"""Handing a paper in, and taking it back."""

import secrets
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotYours
from office.attachments import purging, scanning
from office.attachments.disk import storage
from office.attachments.inspection import Found, inspect
from office.attachments.kinds import AttachmentKind, Limits, audience_of, default_quota, kind_of
from office.attachments.models import Attachment
from office.attachments.naming import tidy
from office.attachments.reading import is_own
from office.attachments.receiving import sha256_of
from office.attachments.sniff.errors import Refused
from office.attachments.types import endings
from office.docket.models import Matter
from office.docket.registry import subject_of
from office.web import formats


def may_attach(actor: Actor, matter: Matter, field_code: str) -> tuple[AttachmentKind, Any]:
    """The kind and the case when `actor` may hand in here now; raises NotYours, or NotNow with the reasons."""
    kind, subject = kind_of(matter.kind), subject_of(matter)
    if not kind.may_attach(actor, subject, field_code):
        raise NotYours(field_code)
    return kind, subject


def attach(matter: Matter, field_code: str, upload: UploadedFile, *, by: Actor) -> Attachment:
    """Check a file by its content, store it and write it down.

    Raises NotYours, NotNow, and Invalid with the sentence under the field's code.
    """
    kind, subject = may_attach(by, matter, field_code)
    limits = kind.limits(subject, field_code)
    audience = audience_of(kind.audience(by, subject, field_code)).key
    name = tidy(upload.name or "")
    found = _checked(upload, name, limits, field_code)
    fields = {
        "matter": matter, "field_code": field_code, "name": name, "size": upload.size, "type": found.type.code,
        "content_type": found.type.mime, "sha256": sha256_of(upload), "pages": found.pages, "notes": found.notes,
        "audience": audience, "side_id": _side(by, matter), "uploaded_by_id": by.user_id,
        "scan": scanning.first_state(),
    }  # fmt: skip
    return _store(upload, fields, limits, by=by)


def attach_all(
    matter: Matter, field_code: str, uploads: list[UploadedFile], *, by: Actor, skipped: Sequence[str] = ()
) -> list[Attachment]:
    """Hand in what a request brought for a field: all of it or, when one is refused, nothing. Raises as `attach`.

    `skipped` are the names of files that were too large to be received at all.
    """
    kind, subject = may_attach(by, matter, field_code)
    if skipped:
        said = too_big(kind.limits(subject, field_code))
        raise Invalid({field_code: [_named(name, said) for name in skipped]})
    if not uploads:
        raise Invalid({field_code: [_("Choose a file.")]})
    papers: list[Attachment] = []
    try:
        with transaction.atomic():
            for upload in uploads:
                papers.append(attach(matter, field_code, upload, by=by))
    except BaseException:
        for paper in papers:
            storage().delete(paper.storage_key)
        raise
    return papers


def _checked(upload: UploadedFile, name: str, limits: Limits, field_code: str) -> Found:
    try:
        if not upload.size:
            raise Refused(_("The file is empty."))
        if upload.size > limits.bytes:
            raise Refused(too_big(limits))
        found = inspect(getattr(upload, "file", upload), name, upload.size)
        if found.type.code not in limits.types:
            raise Refused(
                _("This field takes: %(endings)s. The file is: %(kind)s.")
                % {"endings": ", ".join(endings(limits.types)), "kind": found.type.label}
            )
    except Refused as refused:
        raise Invalid({field_code: [_named(name, refused.sentence)]}) from None
    return found


def _named(name: str, sentence: str) -> str:
    """Several files can come at once: the sentence says which one it is about."""
    return _("“%(name)s”: %(sentence)s") % {"name": tidy(name) or "?", "sentence": sentence}


def too_big(limits: Limits) -> str:
    """The sentence for a file beyond the limit."""
    return _("The file is larger than %(size)s.") % {"size": formats.size(limits.bytes)}


def _side(by: Actor, matter: Matter) -> Any:
    """The organisation for which the paper is handed in: the matter's own if the actor sits there."""
    mine = by.organisations()
    if matter.organisation_id in mine:
        return matter.organisation_id
    posts = [post.organisation_id for post in by.posts if post.organisation_id]
    return next(iter(posts + sorted(mine)), None)


def _store(upload: UploadedFile, fields: dict, limits: Limits, *, by: Actor) -> Attachment:
    """First the file, then the row; when the row fails the file goes again."""
    random = secrets.token_hex(20)
    key = storage().save(f"attachments/{random[:2]}/{random[2:]}", upload)
    try:
        with transaction.atomic():
            _refuse_excess(fields, limits)
            may_attach(by, fields["matter"], fields["field_code"])  # a submission may have come in between
            paper = Attachment.objects.create(storage_key=key, **fields)
            event = ledger.record(
                "attachments.uploaded", actor=by, matter_id=paper.matter_id, subject=paper,
                data={"field": paper.field_code, "sha256": paper.sha256, "size": paper.size},
            )  # fmt: skip
            scanning.promise(paper, event)
    except BaseException:
        storage().delete(key)
        raise
    return paper


def _refuse_excess(fields: dict, limits: Limits) -> None:
    """Count under a lock on the matter, so that two uploads at once cannot both be the last one."""
    matter, code = fields["matter"], fields["field_code"]
    Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)
    there = Attachment.objects.filter(matter=matter, removed_at=None)
    if limits.max_count and there.filter(field_code=code).count() >= limits.max_count:
        most = _("At most %(count)d files can be handed in here. Remove one first.") % {"count": limits.max_count}
        raise Invalid({code: [most]})
    if (there.aggregate(total=Sum("size"))["total"] or 0) + fields["size"] > default_quota():
        full = _("The files of this matter together would exceed %(size)s.") % {"size": formats.size(default_quota())}
        raise Invalid({code: [full]})


def remove(paper: Attachment, *, by: Actor) -> Attachment:
    """Take a paper back while its field is open; it stays stored where a submission refers to it.

    Raises NotYours (another side's paper, or no right to the field) and NotNow (the field is closed).
    """
    if not is_own(by, paper):
        raise NotYours(str(paper.pk))
    with transaction.atomic():
        Matter.objects.select_for_update(of=("self",)).get(pk=paper.matter_id)
        may_attach(by, paper.matter, paper.field_code)
        now = timezone.now()
        taken = Attachment.objects.filter(pk=paper.pk, removed_at=None).update(removed_at=now, removed_by=by.user_id)
        if taken:
            event = ledger.record(
                "attachments.removed", actor=by, matter_id=paper.matter_id, subject=paper,
                data={"field": paper.field_code, "sha256": paper.sha256},
            )  # fmt: skip
            purging.promise(paper, event)
    paper.refresh_from_db()
    return paper

"""Which papers somebody may know of and open."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from office import ledger
from office.access import NOBODY, Actor, NotNow, Unknown, worded
from office.attachments.kinds import audiences, retained
from office.attachments.models import Attachment, Scan, Share
from office.docket.models import Matter
from office.docket.registry import visible_to


def attachments_for(actor: Actor) -> QuerySet[Attachment]:
    """Papers that `actor` may know of, removed ones left out: the matter's see-rule and the audience's rule."""
    return _known_to(actor).filter(removed_at=None)


def openable_for(actor: Actor) -> QuerySet[Attachment]:
    """As :func:`attachments_for`, with removed papers that a submission still refers to."""
    return _with_kept(_known_to(actor))


def _with_kept(known: QuerySet[Attachment]) -> QuerySet[Attachment]:
    kept = retained(Attachment.objects.exclude(removed_at=None))
    return known.filter(Q(removed_at=None) | Q(pk__in=kept.values("pk")), purged_at=None)


def _known_to(actor: Actor, matter: Any = None, kind: str = "") -> QuerySet[Attachment]:
    """With the id and kind of a matter, those on its page only: of other kinds of matters nothing need be asked."""
    read = NOBODY
    for audience in audiences().values():
        scope = audience.rule.scope(actor)
        if scope is not NOBODY:
            read |= Q(audience=audience.key, matter__in=Matter.objects.filter(scope).order_by().values("pk"))
    seen = visible_to(actor, kind=kind)
    seen = (seen.filter(pk=matter) if matter else seen).order_by().values("pk")
    shared = Share.objects.filter(matter__in=seen).values("attachment")
    return Attachment.objects.filter((read & Q(matter__in=seen)) | Q(pk__in=shared))


def papers_with(actor: Actor, matter: Matter) -> QuerySet[Attachment]:
    """The papers on the page of `matter` that `actor` may know of: its own, and those shared with it."""
    return _papers_with(matter.kind, actor, matter.pk)


def _papers_with(kind: str, actor: Actor, matter: Any) -> QuerySet[Attachment]:
    here = Q(matter=matter, removed_at=None) | Q(pk__in=Share.objects.filter(matter=matter).values("attachment"))
    return _with_kept(_known_to(actor, matter, kind)).filter(here)


_papers_listed = worded("kind")(_papers_with)


def papers_listed(actor: Actor, matter: Matter) -> list[Attachment]:
    """All of :func:`papers_with`."""
    return _papers_listed(kind=matter.kind, actor=actor, matter=matter.pk)


def share(papers: Iterable[Attachment], matter: Matter) -> None:
    """Show `papers` with `matter` too: whoever may know of that matter reads them there. Twice is once."""
    Share.objects.bulk_create([Share(attachment=paper, matter=matter) for paper in papers], ignore_conflicts=True)


def opened_by(actor: Actor, pk: UUID) -> Attachment:
    """The paper that `actor` opens now; opening another's paper is written in the ledger.

    Raises Unknown, or NotNow while the scanner has not spoken or has found something.
    """
    found = openable_for(actor).select_related("matter").filter(pk=pk).first()
    if found is None:
        raise Unknown(str(pk))
    _refuse_unsafe(found, actor)
    if not is_own(actor, found):
        ledger.record("attachments.opened", actor=actor, matter_id=found.matter_id, subject=found)
    return found


def handed_to(actor: Actor, paper: Attachment) -> Attachment:
    """A paper that a rule of another piece lets `actor` read, such as a reviewer's; its opening is written down too.

    The caller has asked that rule. Raises NotNow while the scanner has not spoken or has found something.
    """
    _refuse_unsafe(paper, actor)
    if not is_own(actor, paper):
        ledger.record("attachments.opened", actor=actor, matter_id=paper.matter_id, subject=paper)
    return paper


def is_own(actor: Actor, paper: Attachment) -> bool:
    """Whether the paper was handed in by `actor` or for an organisation in which `actor` sits."""
    if paper.uploaded_by_id is not None and paper.uploaded_by_id == actor.user_id:
        return True
    return paper.side_id is not None and paper.side_id in actor.organisations()


def _refuse_unsafe(paper: Attachment, actor: Actor) -> None:
    if paper.scan == Scan.INFECTED:
        raise NotNow([_("A virus was found in this file. It cannot be opened.")])
    if paper.scan in (Scan.WAITING, Scan.FAILED) and not is_own(actor, paper):
        raise NotNow([_("This file has not been cleared by the virus scanner yet.")])


def safe(paper: Attachment, actor: Actor) -> bool:
    """Whether the bytes can be had now."""
    try:
        _refuse_unsafe(paper, actor)
    except NotNow:
        return False
    return True


def matter_shown(actor: Actor, paper: Attachment) -> Matter:
    """The matter in which `actor` meets the paper: its own, else one that it was shared with."""
    seen = visible_to(actor)
    return (
        seen.filter(pk=paper.matter_id).first() or seen.filter(shared_papers__attachment=paper).order_by("pk").first()
    )


def duplicates_of(paper: Attachment, actor: Actor) -> QuerySet[Attachment]:
    """Other papers with the same content that `actor` may know of: in this matter, or in one's own cases.

    Never beyond: that a stranger holds the same file is the stranger's secret.
    """
    own = Q(matter=paper.matter_id) | Q(matter__organisation__in=actor.organisations())
    same = attachments_for(actor).filter(own, sha256=paper.sha256, size=paper.size)
    return same.exclude(pk=paper.pk).select_related("matter")

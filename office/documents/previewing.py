"""What a letter would look like, before anybody has approved it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from office.access import Unknown
from office.docket.registry import subject_of
from office.documents import approving, issuing, printing, signatures
from office.documents.models import Letter
from office.documents.registry import Outgoing, kind_of


def drafts(letter: Letter) -> list[Outgoing]:
    """What it would send, as things stand now."""
    return approving.outgoing(subject_of(letter.matter), letter)


def warning(drafts: list[Outgoing]) -> str:
    """What an approval does, for whoever is asked once more: which letters go out, and to whom."""
    ask = _("Approve and issue? The step is taken at once and cannot be taken back.")
    if not drafts:
        return ask
    return "\n".join([ask, _("These go out:"), *(_going(out) for out in drafts)])


def _going(out: Outgoing) -> str:
    return f"「{out.subject}」 → {out.addressee}" if out.addressee else f"「{out.subject}」"


def preview(letter: Letter, *, index: int = 0) -> bytes:
    """The PDF of one of them, marked as a draft on every page; raises Unknown when there is none."""
    found = drafts(letter)
    if not 0 <= index < len(found):
        raise Unknown(str(index))
    out = found[index]
    kind = kind_of(out.kind or letter.kind)
    letterhead = kind.letterhead(subject_of(letter.matter))
    frame = issuing.frame_for(kind, out, letterhead, line=signatures.line_of(letter))
    return printing.preview(kind, frame, out.facts, created=timezone.now()).pdf

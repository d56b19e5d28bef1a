"""Letters on their way: drafted, revised, reviewed, approved, returned, recalled."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.docket.registry import subject_of
from office.documents import lines, rules
from office.documents.flow import WITH_DRAFTER
from office.documents.models import Letter
from office.documents.plain import as_plain
from office.documents.registry import kind_for_step
from office.workflow import perform, step_of
from office.workflow.binding import clean, early_refusal
from office.workflow.performing import lock
from office.workflow.steps import Step

__all__ = ["draft", "draft_for_step", "revise", "review", "return_to_drafter", "submit_for_approval", "withdraw"]


def draft(subject: Any, step: str, *, by: Actor, data: Any = None) -> Letter:
    """Draft the letter behind a step from values as they came; raises Invalid, NotYours and NotNow as the step does."""
    declared = step_of(type(subject), step)
    early_refusal(declared, subject, by)
    return draft_for_step(subject, declared, by=by, facts=clean(subject, declared, by=by, data=data))


def draft_for_step(subject: Any, step: Step, *, by: Actor, facts: dict) -> Letter:
    """Store a draft with facts that the step's form has checked.

    Raises LookupError when no kind of letter stands behind the step, NotNow while another draft for it is open.
    """
    kind = kind_for_step(subject.matter.kind, step.name)
    try:
        with transaction.atomic():
            letter = Letter.objects.create(
                matter=subject.matter, kind=kind.key, step=step.name, facts=as_plain(facts), drafter_id=by.user_id
            )
            ledger.record("documents.letter.drafted", actor=by, matter_id=letter.matter_id, subject=letter)
    except IntegrityError as error:
        raise NotNow([_("A letter for this step is being drafted already.")]) from error
    return letter


def revise(
    letter: Letter, *, by: Actor, revision: int, data: Any = None, subject: str | None = None, body: str | None = None
) -> Letter:
    """Change the facts or the words of a letter that is with its drafter.

    Raises NotYours, Invalid, and NotNow when it is on its way or was changed by somebody else meanwhile.
    """
    with transaction.atomic():
        locked = _with_drafter(letter, by)
        if locked.revision != revision:
            raise NotNow([_("This letter was changed meanwhile. Read it again, then make your change.")])
        if data is not None:
            case = subject_of(locked.matter)
            locked.facts = as_plain(clean(case, step_of(type(case), locked.step), by=by, data=data))
        locked.subject = locked.subject if subject is None else subject.strip()
        locked.body = locked.body if body is None else body.strip()
        locked.revision += 1
        locked.save()
        data = {"revision": locked.revision}
        ledger.record("documents.letter.revised", actor=by, matter_id=locked.matter_id, subject=locked, data=data)
    letter.__dict__.update(locked.__dict__)
    return letter


def _with_drafter(letter: Letter, by: Actor) -> Letter:
    locked = lock(letter)
    if not rules.Draft.holds(by, locked):
        raise NotYours(rules.Draft.key)
    if locked.state not in WITH_DRAFTER:
        raise NotNow([_("It can be changed only while it is with its drafter.")])
    return locked


def submit_for_approval(
    letter: Letter, *, by: Actor, approver: Any, reviewers: tuple = (), cooperators: tuple = ()
) -> None:
    """Send a letter along its line; raises NotYours, NotNow, and Invalid for a line that may not decide it."""
    with transaction.atomic():
        locked = _with_drafter(letter, by)
        lines.check(locked, approver=approver, reviewers=reviewers, cooperators=cooperators)
        lines.lay(locked, approver=approver, reviewers=reviewers, cooperators=cooperators, at=timezone.now())
        perform(locked, "ask_review" if reviewers or cooperators else "ask_approval", by=by)
    letter.__dict__.update(locked.__dict__)


def review(letter: Letter, *, by: Actor, opinion: str = "") -> None:
    """Pass a letter on; after the last reviewer it waits for its approval. Raises NotYours, NotNow."""
    with transaction.atomic():
        locked = lock(letter)
        more = lines.waiting(locked, "review", "cooperate").count() > 1
        perform(locked, "review" if more else "end_review", by=by)
        lines.sign(locked, by, "review", "cooperate", opinion=opinion)
    letter.__dict__.update(locked.__dict__)


def return_to_drafter(letter: Letter, *, by: Actor, reason: str) -> None:
    """Send a letter back with a reason; raises Invalid without one, NotYours, NotNow."""
    if not reason.strip():
        raise Invalid({"reason": [_("Say why it is returned.")]})
    with transaction.atomic():
        locked = lock(letter)
        perform(locked, "send_back", by=by, reason=reason.strip())
        lines.sign(locked, by, "review", "cooperate", "approve", opinion=reason.strip(), verdict="returned")
    letter.__dict__.update(locked.__dict__)


def withdraw(letter: Letter, *, by: Actor) -> None:
    """The drafter recalls a letter that has not gone out; raises NotYours, NotNow."""
    perform(letter, "withdraw", by=by)

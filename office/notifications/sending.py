"""In the worker: one delivery, at most once. The right to know is asked again before a word is written."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from office import ledger
from office.access import SYSTEM, Actor
from office.ledger import Park, handler
from office.ledger.dispatch import MOST_ATTEMPTS
from office.ledger.models import Effect
from office.notifications import digest, postman
from office.notifications.fanning import subject_of
from office.notifications.models import Channel, Delivery, State
from office.notifications.registry import notification
from office.notifications.rendering import Message, render, render_digest
from office.people.actors import actor_of

FINAL = (State.SENT, State.SKIPPED)


class TryAgain(Exception):
    """The mail server refuses for now: the effect backs off."""


@handler("notifications.send")
def send(effect: Effect) -> None:
    """Carry out one delivery.

    Found in `sending`, the worker before died in the middle of the conversation: whether the mail went is not known,
    and a person decides (raises Park).
    """
    delivery = Delivery.objects.select_related("person", "matter").get(pk=effect.payload["delivery"])
    if delivery.state in FINAL:
        return
    if delivery.state == State.SENDING:
        doubt(delivery, "the worker stopped while it was sending")
    if delivery.state != State.WAITING:
        raise Park(delivery.error or delivery.state)
    message = _written(delivery)
    if message is None:
        _change(delivery, State.WAITING, state=State.SKIPPED, next_at=None)
    elif delivery.channel == Channel.INBOX:
        _place(delivery, message)
    else:
        _post(delivery, message, last=effect.attempts >= MOST_ATTEMPTS)


def entitled(delivery: Delivery) -> bool:
    """Whether the person may still know: the rule is asked again, of what is true now."""
    subject = subject_of(delivery.subject_kind, delivery.subject_id)
    return subject is not None and notification(delivery.key).see.holds(actor_of(delivery.person), subject)


def doubt(delivery: Delivery, told: str) -> None:
    """Nobody knows whether it went; raises Park, for a person decides."""
    if _change(delivery, State.SENDING, state=State.UNKNOWN, error=told):
        ledger.record("notifications.outcome_unknown", actor=SYSTEM, subject=delivery)
    raise Park(told)


def settle_sent(delivery: Delivery, *sources: str, by: Actor = SYSTEM) -> bool:
    """Write down that it went, for a digest also of everything in it; False when it had moved on."""
    now = timezone.now()
    with transaction.atomic():
        moved = _change(delivery, *sources, state=State.SENT, sent_at=now, error="", next_at=None)
        if moved:
            delivery.collected.filter(state=State.WAITING).update(state=State.SENT, sent_at=now)
            ledger.record("notifications.sent", actor=by, subject=delivery, data={"channel": delivery.channel})
    return moved


def _written(delivery: Delivery) -> Message | None:
    """The message, or None for whom it is no longer theirs to know: then nothing is rendered."""
    if delivery.key != digest.KEY:
        return render(delivery) if entitled(delivery) else None
    if not delivery.person.is_active:
        return None
    collected = delivery.collected.filter(state=State.WAITING).select_related("person", "matter").order_by("id")
    kept, lost = [], []
    for each in collected:
        (kept if entitled(each) else lost).append(each)
    Delivery.objects.filter(pk__in=[each.pk for each in lost]).update(state=State.SKIPPED)
    return render_digest(delivery, kept) if kept else None


def _place(delivery: Delivery, message: Message) -> None:
    """Into the inbox: one row, one statement."""
    _change(
        delivery, State.WAITING,
        state=State.SENT, subject_line=message.subject, body_text=message.text, sent_at=timezone.now(),
    )  # fmt: skip


def _post(delivery: Delivery, message: Message, *, last: bool) -> None:
    """Into the mail: `sending` is committed before the conversation begins, the outcome after it."""
    made = mail(delivery, message)
    made.message()  # what cannot be written down fails here, before anything is handed over
    if not _begin(delivery, message):
        raise Park("taken up by another worker")
    try:
        postman.post(made)
    except postman.Doubtful as broken:
        doubt(delivery, str(broken))
    except postman.Refused as refusal:
        _refused(delivery, refusal, last=last)
    else:
        settle_sent(delivery, State.SENDING, State.UNKNOWN)


def mail(delivery: Delivery, message: Message) -> EmailMultiAlternatives:
    """The mail itself; its Message-ID never changes, so that a mail sent twice is recognised as one."""
    made = EmailMultiAlternatives(
        message.subject, message.text, settings.DEFAULT_FROM_EMAIL, [delivery.person.email],
        headers={"Message-ID": message_id(delivery), "Auto-Submitted": "auto-generated"},
    )  # fmt: skip
    made.attach_alternative(message.html, "text/html")
    return made


def message_id(delivery: Delivery) -> str:
    """Derived from the delivery alone."""
    host = settings.SITE_URL.partition("://")[2].partition("/")[0].partition(":")[0]
    return f"<{delivery.pk}@{host or 'localhost'}>"


def _begin(delivery: Delivery, message: Message) -> bool:
    with transaction.atomic(durable=True):
        return _change(
            delivery, State.WAITING,
            state=State.SENDING, subject_line=message.subject, body_text=message.text, body_html=message.html,
            message_id=message_id(delivery), attempts=F("attempts") + 1, error="",
        )  # fmt: skip


def _refused(delivery: Delivery, refusal: postman.Refused, *, last: bool) -> None:
    over = refusal.final or last
    _change(delivery, State.SENDING, state=State.FAILED if over else State.WAITING, error=str(refusal))
    if over:
        raise Park(str(refusal))
    raise TryAgain(str(refusal))


def _change(delivery: Delivery, *sources: str, **fields) -> bool:
    """A conditional update: whoever comes second changes nothing."""
    return bool(Delivery.objects.filter(pk=delivery.pk, state__in=sources).update(**fields))

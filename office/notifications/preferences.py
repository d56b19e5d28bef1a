"""Which way and when: what a person chose, where there is a choice."""

from collections.abc import Iterable
from uuid import UUID

from office.access import Actor, Invalid
from office.notifications.models import Channel, Mode, Preference
from office.notifications.registry import Notification, all_notifications

EVERYTHING = "*"
ALLOWED = {Channel.INBOX: (Mode.NOW, Mode.OFF), Channel.EMAIL: (Mode.NOW, Mode.DIGEST, Mode.OFF)}

Chosen = dict[tuple[UUID, str, str], str]


def chosen_by(people: Iterable[UUID]) -> Chosen:
    """What these people chose, in one query."""
    rows = Preference.objects.filter(person__in=people).values_list("person_id", "key", "channel", "mode")
    return {(person, key, channel): mode for person, key, channel, mode in rows}


def mode_of(what: Notification, person: UUID, channel: str, chosen: Chosen) -> str:
    """How `person` is told: a statutory notice at once and always, else by their choice, else at once."""
    if what.statutory:
        return Mode.NOW
    for key in (what.key, EVERYTHING):
        if mode := chosen.get((person, key, channel)):
            return mode
    return Mode.NOW


def choose(actor: Actor, choices: dict[tuple[str, str], str]) -> None:
    """Keep what somebody chose for themselves: `{(key, channel): mode}`; an empty mode means "as for everything".

    Raises Invalid where there is no such choice; a statutory notice leaves none.
    """
    wrong = {f"{key}:{channel}": ["?"] for (key, channel), mode in choices.items() if not _open(key, channel, mode)}
    if wrong:
        raise Invalid(wrong)
    Preference.objects.filter(person=actor.user_id, key__in={key for key, _ in choices}).delete()
    Preference.objects.bulk_create(
        Preference(person_id=actor.user_id, key=key, channel=channel, mode=mode)
        for (key, channel), mode in choices.items()
        if mode
    )


def _open(key: str, channel: str, mode: str) -> bool:
    known = all_notifications().get(key)
    if channel not in ALLOWED or (key != EVERYTHING and (known is None or known.statutory)):
        return False
    return mode in ALLOWED[channel] or (mode == "" and key != EVERYTHING)

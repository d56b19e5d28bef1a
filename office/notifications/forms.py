"""How I am told: one choice for each thing and channel."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office.access import Actor
from office.notifications.models import Channel, Mode
from office.notifications.preferences import ALLOWED, EVERYTHING, chosen_by
from office.notifications.registry import Notification, all_notifications


@dataclass(frozen=True)
class Line:
    """One line of the page: what it is about, and its fields by channel."""

    label: object
    fields: list[forms.BoundField]
    default: bool


class PreferencesForm(forms.Form):
    """A field `key:channel` for everything that leaves a choice; the first line stands for everything not named."""

    def __init__(self, *args, actor: Actor, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.offered = actor, offered_to(actor)
        chosen = chosen_by([actor.user_id])
        for key in (EVERYTHING, *self.offered):
            for channel, modes in ALLOWED.items():
                self.fields[f"{key}:{channel}"] = self._field(key, channel, modes, chosen)

    def _field(self, key: str, channel: str, modes: tuple[str, ...], chosen: dict) -> forms.ChoiceField:
        choices = [(mode, Mode(mode).label) for mode in modes]
        if key != EVERYTHING:
            choices.insert(0, ("", _("As for everything else")))
        told = {"label": self._label(key), "channel": Channel(channel).label}
        return forms.ChoiceField(
            choices=choices,
            required=False,
            widget=forms.Select(attrs={"class": "krds-form-select small"}),
            initial=chosen.get((self.actor.user_id, key, channel), Mode.NOW if key == EVERYTHING else ""),
            label=gettext_lazy("%(label)s: %(channel)s") % told,
        )

    def _label(self, key: str) -> object:
        return _("Everything else") if key == EVERYTHING else self.offered[key].label

    def lines(self) -> Iterator[Line]:
        """The page line by line."""
        for key in (EVERYTHING, *self.offered):
            fields = [self[f"{key}:{channel}"] for channel in ALLOWED]
            yield Line(self._label(key), fields, key == EVERYTHING)

    def choices(self) -> dict[tuple[str, str], str]:
        """What was chosen, as `preferences.choose` takes it."""
        return {
            (name.rpartition(":")[0], name.rpartition(":")[2]): mode or (Mode.NOW if name.startswith("*:") else "")
            for name, mode in self.cleaned_data.items()
        }


def offered_to(actor: Actor) -> dict[str, Notification]:
    """What can concern this actor and leaves a choice."""
    return {key: what for key, what in _concerning(actor).items() if not what.statutory}


def statutory_for(actor: Actor) -> list[Notification]:
    """What is told in any case."""
    return [what for what in _concerning(actor).values() if what.statutory]


def _concerning(actor: Actor) -> dict[str, Notification]:
    return {key: what for key, what in all_notifications().items() if what.concerns(actor)}

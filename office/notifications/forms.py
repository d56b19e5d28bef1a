"""How I am told: one choice for each thing and channel."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office.access import Actor
from office.notifications.models import Channel, Mode
from office.notifications.preferences import ALLOWED, EVERYTHING, chosen_by
from office.notifications.queries import keys_told_to
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
        self.actor, concerning = actor, _concerning(actor)
        self.offered = {key: what for key, what in concerning.items() if not what.statutory}
        self.statutory = [what for what in concerning.values() if what.statutory]
        chosen = chosen_by([actor.user_id])
        for key in (EVERYTHING, *self.offered):
            for channel, modes in ALLOWED.items():
                self.fields[f"{key}:{channel}"] = self._field(key, channel, modes, chosen)

    def _field(self, key: str, channel: str, modes: tuple[str, ...], chosen: dict) -> forms.ChoiceField:
        choices = [(mode, Mode(mode).label) for mode in modes]
        if key != EVERYTHING:
            choices.insert(0, ("", _("As for everything else")))
        told = {"label": self._label(key), "channel": Channel(channel).label}
        field = forms.ChoiceField(
            choices=choices,
            required=False,
            widget=forms.Select(attrs={"class": "krds-form-select small"}),
            initial=chosen.get((self.actor.user_id, key, channel), Mode.NOW if key == EVERYTHING else ""),
            label=gettext_lazy("%(label)s: %(channel)s") % told,
        )
        field.channel_label = Channel(channel).label
        return field

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


def _concerning(actor: Actor) -> dict[str, Notification]:
    """What says of itself that it concerns the actor, and what the actor was told before."""
    before = keys_told_to(actor)
    return {
        key: what
        for key, what in all_notifications().items()
        if (what.concerns(actor) if what.concerns else key in before)
    }

"""Who the desk belongs to, and everything that stands on it."""

from dataclasses import dataclass

from office.access import Actor
from office.desk import panels
from office.desk.panels import Panel, Rows
from office.people.models import Organisation
from office.people.models.appointments import Office


@dataclass(frozen=True)
class Shown:
    """A panel with what stands in it."""

    panel: Panel
    rows: Rows
    more: str | None

    @property
    def left(self) -> int:
        """How many more there are than can be shown."""
        return max(0, self.rows.total - len(self.rows.rows) - len(self.rows.rest))

    @property
    def folded(self) -> Rows:
        """The lines below the first ones, in the form in which a panel's template shows them."""
        return Rows(self.rows.rest, len(self.rows.rest))


def desk_of(actor: Actor) -> list[Shown]:
    """Every panel of this actor with its rows."""
    return [Shown(panel, panel.rows(actor), panel.more_for(actor)) for panel in panels.panels_for(actor)]


def parts_of(actor: Actor) -> list[str]:
    """What the actor is: organisations by name, then offices; one query."""
    places = Organisation.objects.filter(pk__in=actor.organisations()).order_by("name_ko")
    offices = dict.fromkeys(post.role for post in actor.posts)
    labels = dict(Office.choices)
    return [place.label() for place in places] + [str(labels.get(role, role)) for role in offices]

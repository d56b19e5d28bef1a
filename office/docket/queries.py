"""The register as a list: searched, narrowed and ordered, and never more than the actor may know of."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from office.access import Actor, Unknown
from office.docket import registry
from office.docket.models import Matter

ORDERS = {
    "-opened": ("-opened_at", "-id"),
    "opened": ("opened_at", "id"),
    "number": ("number", "-id"),
    "title": ("title", "-id"),
    "organisation": ("organisation__name_ko", "-id"),
}
DEFAULT_ORDER = "-opened"


@dataclass(frozen=True)
class Line:
    """A matter as the list shows it: with the word for its state that this reader sees."""

    matter: Matter
    kind: str
    state: str
    url: str


def matters_for(actor: Actor, *, query: str = "", kind: str = "", whose: str = "", order: str = "") -> QuerySet[Matter]:
    """The matters `actor` may know of; `whose`: "mine" (in charge), "ours" (my organisations') or all."""
    rows = registry.visible_to(actor)
    if query:
        rows = rows.filter(
            Q(number__icontains=query)
            | Q(title__icontains=query)
            | Q(organisation__name_ko__icontains=query)
            | Q(organisation__name_en__icontains=query)
        )
    if kind:
        rows = rows.filter(kind=kind)
    if whose == "mine":
        rows = rows.filter(officer=actor.user_id)
    elif whose == "ours":
        rows = rows.filter(organisation__in=actor.organisations())
    return rows.select_related("organisation", "officer").order_by(*ORDERS.get(order, ORDERS[DEFAULT_ORDER]))


def lines(matters: list[Matter], actor: Actor) -> list[Line]:
    """The lines of one page; one query for each kind on it, however long it is."""
    kinds, subjects = registry.kinds(), subjects_of(matters)
    return [
        Line(
            matter,
            str(kinds[matter.kind].label),
            _state(subjects.get(matter.pk), actor),
            registry.address_of(matter),
        )
        for matter in matters
    ]


def subjects_of(matters: list[Matter]) -> dict[UUID, Model]:
    """The cases behind matters, one query for each kind among them."""
    found: dict[UUID, Model] = {}
    for key in {matter.kind for matter in matters}:
        ids = [matter.pk for matter in matters if matter.kind == key]
        cases = registry.kinds()[key].model._default_manager.select_related("matter__organisation", "matter__parent")
        found |= cases.in_bulk(ids)
    return found


def _state(subject: Model | None, actor: Actor) -> str:
    label = getattr(subject, "state_label", None)
    return str(label(actor)) if label else ""


def matter_for(actor: Actor, pk: UUID) -> Matter:
    """One matter, or Unknown."""
    found = registry.find(actor, pk, "organisation", "officer")
    if found is None:
        raise Unknown(str(pk))
    return found

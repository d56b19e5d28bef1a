"""Which model, rule and address each kind of matter has."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.urls import reverse

from office.access import NOBODY, Actor, Rule, worded
from office.docket.models import Matter


@dataclass(frozen=True)
class Kind:
    """What the house knows of a kind of matter; `url` takes the matter's id as `pk`."""

    key: str
    model: type[Model]
    see: Rule
    url: str
    label: object


_kinds: dict[str, Kind] = {}


def register(key: str, *, model: type[Model], see: Rule, url: str, label: object) -> None:
    """Make a kind of matter known. `model` has `matter = OneToOneField(Matter, primary_key=True)`.

    Raises ValueError when the key is taken by another model.
    """
    if key in _kinds and _kinds[key].model is not model:
        raise ValueError(f"matter kind {key!r} is registered twice")
    _kinds[key] = Kind(key, model, see, url, label)


def kinds() -> dict[str, Kind]:
    """Every registered kind by key."""
    return dict(_kinds)


def visible_to(actor: Actor, *, kind: str = "") -> QuerySet[Matter]:
    """The matters that `actor` may know of: the union of what the kinds' see-rules allow, in one query.

    With `kind` only matters of that kind: a page that speaks of one matter need not ask for all the others.
    """
    seen = NOBODY
    for one in _kinds.values():
        if kind and kind != one.key:
            continue
        scope = one.see.scope(actor)
        if scope is not NOBODY:
            seen |= Q(kind=one.key, pk__in=one.model._default_manager.filter(scope).order_by().values("pk"))
    return Matter.objects.filter(seen)


def find(actor: Actor, pk: UUID, *related: str) -> Matter | None:
    """One matter, if `actor` may know of it: only the rules of its own kind are asked."""
    kind = _kind.first(pk=pk)
    if kind not in _kinds:
        return None
    return _seen.first(kind=kind, related=related, actor=actor, pk=pk)


@worded()
def _kind(pk: Any) -> QuerySet[Matter]:
    return Matter.objects.filter(pk=pk).values_list("kind", flat=True)


@worded("kind", "related")
def _seen(kind: str, related: tuple[str, ...], actor: Actor, pk: Any) -> QuerySet[Matter]:
    return visible_to(actor, kind=kind).select_related(*related).filter(pk=pk)


def may_see(actor: Actor, matter: Matter) -> bool:
    """Whether `actor` may know of this matter."""
    kind = _kinds.get(matter.kind)
    return bool(kind) and kind.see.holds(actor, subject_of(matter))


def subject_of(matter: Matter) -> Model:
    """The case, call or consultation behind a matter; raises its DoesNotExist when there is none."""
    model = _kinds[matter.kind].model
    if (found := _subject.first(model=model, pk=matter.pk)) is None:
        raise model.DoesNotExist
    return found


@worded("model")
def _subject(model: type[Model], pk: Any) -> QuerySet:
    """With what its rules look at, where the model says that."""
    near = {"matter", *getattr(model, "read_with", ())}
    return model._default_manager.select_related(*near).defer(*getattr(model, "read_without", ())).filter(pk=pk)


def address_of(matter: Matter) -> str:
    """The page of a matter, by its random id."""
    return reverse(_kinds[matter.kind].url, kwargs={"pk": matter.pk})

"""Dataclasses read from JSON member by member: each fault with its path, nothing unknown let in, nothing guessed."""

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from office.assessment.rulesets.decimals import plain


@dataclass(frozen=True)
class Fault:
    """What is wrong, and where: `rounds.0.criteria.1.max`. The sentence is put into the reader's language when read."""

    path: str
    sentence: str
    facts: dict[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return str(self.sentence) % self.facts if self.facts else str(self.sentence)


class BadRules(ValueError):
    """Nothing can be computed by these rules; `faults` says why."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.path}: {fault}" for fault in faults))
        self.faults = faults


Reader = Callable[[object, str, list[Fault]], Any]


def member(reader: Reader, default: object = MISSING, quiet: bool = False) -> Any:
    """A member of the rules. A `quiet` one is left out of the JSON while it has its default."""
    return field(default=default, metadata={"read": reader, "quiet": quiet})


def joined(path: str, name: object) -> str:
    """A path one step deeper; letters that no page could show are replaced."""
    return f"{path}.{name}".lstrip(".").encode("utf-8", "replace").decode()


def read(kind: type, data: object, path: str, faults: list[Fault]) -> Any:
    """The dataclass that the JSON tells; None when a fault was found on the way."""
    if not isinstance(data, dict):
        faults.append(Fault(path, _("Give the members of this part by name.")))
        return None
    before = len(faults)
    known = {one.name: one for one in fields(kind)}
    faults += [Fault(joined(path, name), _("No rule has this name.")) for name in data if name not in known]
    values = {name: _value(one, data, path, faults) for name, one in known.items()}
    return kind(**values) if len(faults) == before else None


def _value(one: Field, data: dict, path: str, faults: list[Fault]) -> Any:
    if one.name in data:
        return one.metadata["read"](data[one.name], joined(path, one.name), faults)
    if one.default is MISSING:
        faults.append(Fault(joined(path, one.name), _("This has to be stated.")))
        return None
    return one.default


def written(value: object) -> Any:
    """The value as JSON: numbers as text in their one spelling, quiet members left out."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, tuple):
        return [written(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        return {one.name: written(getattr(value, one.name)) for one in fields(value) if _said(one, value)}
    return value


def _said(one: Field, holder: object) -> bool:
    return not (one.metadata["quiet"] and getattr(holder, one.name) == one.default)

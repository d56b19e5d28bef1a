"""What a member may hold, and the sentence that says so when it does not."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from office.assessment.rulesets.decimals import exact, places, plain
from office.assessment.rulesets.reading import Fault, Reader, joined, read

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


def _fault(faults: list[Fault], path: str, sentence: str, **facts: object) -> None:
    faults.append(Fault(path, sentence, facts))


def code(value: object, path: str, faults: list[Fault]) -> Any:
    """A name that tie-breaks, score files and tallies refer to: no dot, no colon, no space."""
    if not (isinstance(value, str) and CODE.fullmatch(value)):
        _fault(faults, path, _("A code is up to 40 letters a–z, digits, hyphens and underscores."))
    return value


def words(value: object, path: str, faults: list[Fault]) -> Any:
    """Text that can be shown and hashed: half a surrogate pair could be neither. Empty is as good as not there."""
    if value == "":
        return value
    if not (isinstance(value, str) and value.strip() and value.encode("utf-8", "ignore").decode() == value):
        _fault(faults, path, _("Write a text."))
    return value


def amount(least: int | None = None, over: int | None = None, most: int | None = None, digits: int = 6) -> Reader:
    """An exact number within bounds."""

    def reader(value: object, path: str, faults: list[Fault]) -> Any:
        number = exact(value)
        if number is None:
            _fault(faults, path, _('Write this number as text in plain digits, as in "0.3".'))
        elif over is not None and number <= over:
            _fault(faults, path, _("Give a number above %(over)s."), over=over)
        elif least is not None and number < least:
            _fault(faults, path, _("Give a number that is not below %(least)s."), least=least)
        elif most is not None and number > most:
            _fault(faults, path, _("Give a number that is not above %(most)s."), most=most)
        elif places(number) > digits:
            _fault(faults, path, _("%(number)s has too many decimal places: at most %(digits)s."),
                   number=plain(number), digits=digits)  # fmt: skip
        return number

    return reader


def whole(least: int, most: int) -> Reader:
    def reader(value: object, path: str, faults: list[Fault]) -> Any:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            _fault(faults, path, _("Give a whole number from %(least)s to %(most)s."), least=least, most=most)
        return value

    return reader


def one_of(*known: str) -> Reader:
    def reader(value: object, path: str, faults: list[Fault]) -> Any:
        if value not in known:
            _fault(faults, path, _("Choose one of: %(known)s."), known=", ".join(known))
        return value

    return reader


def maybe(reader: Reader) -> Reader:
    """Null says that there is none."""
    return lambda value, path, faults: None if value is None else reader(value, path, faults)


def part(kind: type) -> Reader:
    return lambda value, path, faults: read(kind, value, path, faults)


def many(reader: Reader, least: int = 0) -> Reader:
    """A list, kept in its order."""

    def readers(value: object, path: str, faults: list[Fault]) -> Any:
        if not isinstance(value, list) or len(value) < least:
            _fault(faults, path, _("Give at least one.") if isinstance(value, list) else _("Give a list."))
            return ()
        return tuple(reader(one, joined(path, place), faults) for place, one in enumerate(value))

    return readers

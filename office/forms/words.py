"""The difference of two texts, word by word."""

import difflib
import re
from dataclasses import dataclass

MOST_WORDS = 4000
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """A stretch of text: `same`, `inserted` or `deleted`."""

    kind: str
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """The stretches, in order: the kept and deleted make `before`, the kept and inserted make `after`.

    Very long texts are compared by lines, for comparing by words takes time that grows with the square.
    """
    a, b = _split(before, after)
    told: list[Piece] = []
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            told.append(Piece("same", "".join(a[i1:i2])))
            continue
        told += [Piece("deleted", "".join(a[i1:i2]))] if i2 > i1 else []
        told += [Piece("inserted", "".join(b[j1:j2]))] if j2 > j1 else []
    return told


def whole(before: str, after: str) -> list[Piece]:
    """One text taken away, the other put in its place."""
    return [Piece(kind, text) for kind, text in (("deleted", before), ("inserted", after)) if text]


def _split(before: str, after: str) -> tuple[list[str], list[str]]:
    a, b = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(a), len(b)) > MOST_WORDS:
        return before.splitlines(keepends=True), after.splitlines(keepends=True)
    return a, b

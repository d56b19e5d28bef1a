"""The difference of two texts, word by word."""

import difflib
import re
from dataclasses import dataclass

MOST_WORDS = 4000
LONG_FROM = 8
_WORD = re.compile(r"\w+")
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """A stretch of text: `same`, `inserted` or `deleted`; `alone` when it is read by itself, under the other one."""

    kind: str
    text: str
    alone: bool = False


def pieces(before: str, after: str) -> list[Piece]:
    """The stretches, in order: the kept and deleted make `before`, the kept and inserted make `after`.

    Very long texts are compared by lines, for comparing by words takes time that grows with the square. A long text
    of which less than half stays was written anew: a mixture of both could not be read.
    """
    a, b = _split(before, after)
    changes = difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    if _rewritten(a, b, changes):
        return [Piece("deleted", before, alone=True), Piece("inserted", after, alone=True)]
    told: list[Piece] = []
    for kind, i1, i2, j1, j2 in changes:
        if kind == "equal":
            told.append(Piece("same", "".join(a[i1:i2])))
            continue
        told += [Piece("deleted", "".join(a[i1:i2]))] if i2 > i1 else []
        told += [Piece("inserted", "".join(b[j1:j2]))] if j2 > j1 else []
    return told


def whole(before: str, after: str) -> list[Piece]:
    """One text taken away, the other put in its place."""
    return [Piece(kind, text) for kind, text in (("deleted", before), ("inserted", after)) if text]


def _rewritten(a: list[str], b: list[str], changes: list[tuple]) -> bool:
    shorter = min(_words(a), _words(b))
    kept = sum(_words(a[i1:i2]) for kind, i1, i2, _j1, _j2 in changes if kind == "equal")
    return shorter >= LONG_FROM and kept * 2 < shorter


def _words(parts: list[str]) -> int:
    return sum(len(_WORD.findall(part)) for part in parts)


def _split(before: str, after: str) -> tuple[list[str], list[str]]:
    a, b = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(a), len(b)) > MOST_WORDS:
        return before.splitlines(keepends=True), after.splitlines(keepends=True)
    return a, b

"""The name under which a file was handed in: kept in Korean and intact, without what could deceive or break."""

import unicodedata

LONGEST = 150


def tidy(name: str) -> str:
    """The last part of a path in NFC (macOS sends decomposed syllables), without control or direction marks.

    A right-to-left mark makes `exe.pdf` out of `fdp.exe` on the screen, so format characters go.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(" " if letter.isspace() else letter for letter in unicodedata.normalize("NFC", last))
    kept = "".join(letter for letter in shown if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co"))
    return _shorten(" ".join(kept.split()).strip(". "))


def ending(name: str) -> str:
    """The ending without its dot, in lower case; empty when there is none."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem else ""


def _shorten(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    tail = f".{ending(name)}" if 0 < len(ending(name)) < 10 else ""
    return name[: LONGEST - len(tail)].rstrip(". ") + tail

"""The catalogues of translations: one for each piece of the house, kept without GNU gettext.

    python -m tools.messages extract [PIECE …]   put new sentences into locale/PIECE/ko/LC_MESSAGES/django.po
    python -m tools.messages check               exit 1 when a sentence has no Korean or loses a placeholder
    python -m tools.messages compile             write the .mo files Django reads

English is what the code says; Korean is what the catalogues say. A piece writes its own catalogue and no other.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.sentences import ROOT, Sentence, sentences

LOCALE = ROOT / "locale"
HEADER = """# {piece}: Korean
msgid ""
msgstr ""
"Language: ko\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
PLACEHOLDER = re.compile(r"%\(\w+\)[#0\- +]?[\d.]*[a-zA-Z]|%[sdrif]|\{\w*(?:![rsa])?(?::[^{}]*)?\}")


def po_path(piece: str) -> Path:
    return LOCALE / piece / "ko" / "LC_MESSAGES" / "django.po"


def load(path: Path) -> Catalog:
    """A catalogue as it stands in the file; an empty one when there is none. Obsolete entries are kept."""
    if not path.exists():
        return Catalog(locale="ko")
    with path.open("rb") as file:
        return read_po(file, locale="ko", abort_invalid=True)


def catalogues() -> dict[str, Catalog]:
    return {path.parts[-4]: load(path) for path in sorted(LOCALE.glob("*/ko/LC_MESSAGES/django.po"))}


def korean(message: Message | None) -> tuple[str, ...]:
    """The translation's forms; empty when there is none that counts: a fuzzy one is a guess."""
    if message is None or message.fuzzy:
        return ()
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return tuple(forms) if any(forms) and forms[0] else ()


def extract(pieces: Iterable[str] = ()) -> list[str]:
    """Bring the catalogues up to what the code says; translations are kept, unused ones set aside as obsolete."""
    used = sentences()
    known, told = catalogues(), []
    for piece in sorted(set(pieces) or set(used) | set(known)):
        told.append(_renew(piece, used.get(piece, {}), known))
    return told


def _renew(piece: str, used: dict, known: dict[str, Catalog]) -> str:
    old, new = known.get(piece, Catalog(locale="ko")), Catalog(locale="ko")
    for sentence in sorted(used.values(), key=lambda s: (s.places[0], s.key)):
        before = old.get(sentence.msgid, sentence.context) or _elsewhere(sentence, known)
        string = korean(before)
        flags = before.flags & {"fuzzy"} if before else set()
        new.add(sentence.key_id, _fitting(sentence, string or _guess(before)), context=sentence.context, flags=flags,
                locations=[(place, None) for place in sentence.places])  # fmt: skip
    for message in [*list(old), *old.obsolete.values()]:
        if message.id and korean(message) and new.get(_first(message.id), message.context) is None:
            new.obsolete[(_first(message.id), message.context)] = message
    missing = sum(not korean(message) for message in new if message.id)
    if len(new) or new.obsolete:
        write(piece, new)
    return f"{piece}: {len(new)} sentences, {missing} without Korean"


def _guess(message: Message | None) -> tuple[str, ...]:
    string = message.string if message else ""
    return tuple(string) if isinstance(string, tuple | list) else (string or "",)


def _first(msgid: str | tuple) -> str:
    return msgid if isinstance(msgid, str) else msgid[0]


def _fitting(sentence: Sentence, forms: tuple[str, ...]) -> str | tuple[str, ...]:
    return (forms[0],) if sentence.plural else (forms[0] if forms else "")


def _elsewhere(sentence: Sentence, known: dict[str, Catalog]) -> Message | None:
    """The same sentence as another piece (or this one, once) has said it: one wording for one thing."""
    for catalog in known.values():
        found = catalog.get(sentence.msgid, sentence.context)
        found = found or catalog.obsolete.get((sentence.msgid, sentence.context))
        found = found or catalog.obsolete.get(sentence.msgid)
        if korean(found):
            return found
    return None


def write(piece: str, catalog: Catalog) -> None:
    path = po_path(piece)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".po.new")
    with beside.open("wb") as file:
        file.write(HEADER.format(piece=piece).encode())
        write_po(file, catalog, omit_header=True, width=100)
    beside.replace(path)


def check() -> list[str]:
    """Every fault of every catalogue, one line each."""
    known = catalogues()
    faults = []
    for piece, used in sorted(sentences().items()):
        for sentence in used.values():
            if not any(korean(catalog.get(sentence.msgid, sentence.context)) for catalog in known.values()):
                faults.append(f"{piece}: no Korean for {sentence.msgid!r} ({sentence.places[0]})")
    for piece, catalog in known.items():
        faults += [f"{piece}: {fault}" for message in catalog if message.id for fault in _misfits(message)]
    return faults


def _misfits(message: Message) -> list[str]:
    """Placeholders that the Korean loses or invents: they would fail, or show raw, before a reader's eyes."""
    english = message.id if isinstance(message.id, tuple | list) else (message.id,)
    wanted = [set(PLACEHOLDER.findall(form)) for form in english]
    allowed = set().union(*wanted)
    faults = []
    for form in korean(message):
        has = set(PLACEHOLDER.findall(form))
        if has - allowed or not any(want <= has for want in wanted):
            faults.append(f"placeholders differ in {english[0]!r}: {form!r}")
    return faults


def differing() -> list[str]:
    """Sentences that two pieces translate differently: Django shows the first piece's wording to all."""
    seen: dict[tuple, tuple[str, tuple]] = {}
    told = []
    for piece, catalog in catalogues().items():
        for message in catalog:
            if not (message.id and (said := korean(message))):
                continue
            key = (_first(message.id), message.context)
            other, first = seen.setdefault(key, (piece, said))
            if first != said:
                told.append(f"{key[0]!r}: {other} says {first[0]!r}, {piece} says {said[0]!r}")
    return told


def compile_all() -> int:
    """Write each .mo that is older than its .po; says how many."""
    written = 0
    for path in LOCALE.glob("*/ko/LC_MESSAGES/django.po"):
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        beside = target.with_name(f".django.{id(path)}.mo")
        with beside.open("wb") as file:
            write_mo(file, load(path))
        beside.replace(target)
        written += 1
    return written


def main(words: list[str]) -> int:
    command, *rest = words or ["check"]
    if command == "extract":
        print("\n".join(extract(rest)))
    elif command == "compile":
        print(f"{compile_all()} catalogues compiled")
    elif command == "check":
        faults, notes = check(), [f"note: {line}" for line in differing()]
        print("\n".join([*faults, *notes, f"{len(faults)} faults in the catalogues"]))
        return 1 if faults else 0
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

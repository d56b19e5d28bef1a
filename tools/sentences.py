"""Every sentence the house says, found in its Python and its templates, with the piece whose work it is."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLAIN = {"gettext", "gettext_lazy", "gettext_noop", "_"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
BOTH = {"npgettext", "npgettext_lazy"}
# Where a template's words belong when its folder does not say the piece's name; the longest that fits.
TEMPLATES = (
    (("account",), "people"),
    (("mfa",), "people"),
    (("allauth",), "people"),
    (("usersessions",), "people"),
    (("documents", "committees"), "committees"),
    (("notifications", "committees"), "committees"),
    (("sandbox",), "sandbox"),
    (("documents", "sandbox"), "sandbox"),
    (("notifications", "sandbox"), "sandbox"),
    (("competitions",), "competitions"),
    (("documents", "competitions"), "competitions"),
    (("notifications", "competitions"), "competitions"),
    (("assessment",), "assessment"),
    (("documents", "assessment"), "assessment"),
    (("notifications", "assessment"), "assessment"),
    (("documents",), "documents"),
    (("notifications",), "notifications"),
)
LITERAL = r"""u?r?(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
CALL = re.compile(rf"\b(n?p?gettext|_)\(\s*({LITERAL})(?:\s*,\s*({LITERAL}))?(?:\s*,\s*({LITERAL}))?", re.DOTALL)


@dataclass(frozen=True)
class Sentence:
    msgid: str
    plural: str = ""
    context: str | None = None
    places: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        return self.msgid, self.context or ""

    @property
    def key_id(self) -> str | tuple[str, str]:
        return (self.msgid, self.plural) if self.plural else self.msgid


def sentences(root: Path = ROOT) -> dict[str, dict[tuple[str, str], Sentence]]:
    """Piece → its sentences by msgid and context, each with the files that say it."""
    found: dict[str, dict[tuple[str, str], Sentence]] = {}
    for path, piece in _files(root):
        place = path.relative_to(root).as_posix()
        for said in _in_template(path) if path.suffix in {".html", ".txt", ".svg"} else _in_python(path):
            _keep(found.setdefault(piece, {}), said, place)
    return found


def _keep(known: dict[tuple[str, str], Sentence], said: Sentence, place: str) -> None:
    before = known.get(said.key, said)
    places = tuple(sorted({*before.places, place}))
    known[said.key] = Sentence(said.msgid, said.plural or before.plural, said.context, places)


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    offices = (path.relative_to(root) for path in (root / "office").glob("*"))
    for package in ("config", "sandbox", "competitions", *offices):
        for path in sorted((root / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, Path(package).name
    for path in sorted((root / "templates").rglob("*.*")):
        if path.suffix in {".html", ".txt", ".svg"}:
            yield path, owner(path.relative_to(root / "templates"))


def owner(template: Path) -> str:
    """The piece that writes a template's Korean; what no piece claims is the page frame's."""
    if template.parts[0] == "office" and len(template.parts) > 2:
        return template.parts[1]
    fits = [(start, piece) for start, piece in TEMPLATES if template.parts[: len(start)] == start]
    return max(fits, key=lambda fit: len(fit[0]))[1] if fits else "web"


def _in_python(path: Path) -> Iterator[Sentence]:
    """Calls of gettext's family whose words are literals; others cannot be translated and are not looked for."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), filename=str(path))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        words = []
        for argument in node.args:
            if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                break
            words.append(argument.value)
        if said := _sentence(name, words):
            yield said


def _in_template(path: Path) -> Iterator[Sentence]:
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    source = path.read_text(encoding="utf-8")
    # templatize sees tags and variables alone: the second reading finds _("…") in a component's :attribute
    attributes = "\n".join(re.findall(r'\s:[\w-]+=(?:"[^"]*"|\'[^\']*\')', source))
    for text in (templatize(source, origin=str(path)), attributes):
        for name, *literals in CALL.findall(text):
            if said := _sentence(name, [ast.literal_eval(literal) for literal in literals if literal]):
                yield said


def _sentence(name: str, words: list[str]) -> Sentence | None:
    if name in PLAIN and words and words[0]:
        return Sentence(words[0])
    if name in PLURAL and len(words) >= 2:
        return Sentence(words[0], plural=words[1])
    if name in CONTEXT and len(words) >= 2:
        return Sentence(words[1], context=words[0])
    if name in BOTH and len(words) >= 3:
        return Sentence(words[1], plural=words[2], context=words[0])
    return None

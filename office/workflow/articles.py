"""Articles of law in the reader's words: `Act §49의2③④` is 스마트도시법 제49조의2 제3항·제4항 in Korean."""

from __future__ import annotations

import re

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LAWS = {
    "Act": _("Smart City Act"),
    "Dec": _("Enforcement Decree of the Smart City Act"),
    "ARA": _("Framework Act on Administrative Regulations"),
    "ARA-D": _("Enforcement Decree of the Framework Act on Administrative Regulations"),
    "Civ": _("Civil Act"),
    "Min": _("Civil Petitions Treatment Act"),
    "Min-D": _("Enforcement Decree of the Civil Petitions Treatment Act"),
    "APA": _("Administrative Procedures Act"),
    "APA-D": _("Enforcement Decree of the Administrative Procedures Act"),
    "GAA": _("General Act on Public Administration"),
    "Sub": _("Subsidy Act"),
    "Com": _("Administrative Agency Committees Act"),
    "Rec-D": _("Enforcement Decree of the Public Records Management Act"),
    "Doc": _("Regulations on Administrative Work"),
}
PARAGRAPHS = "①②③④⑤⑥⑦⑧⑨⑩"
ITEMS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
CITATION = re.compile(r"^(?P<law>[A-Z][A-Za-z-]*) §(?P<articles>.+)$")
ARTICLE = re.compile(
    rf"^(?P<from>\d+)(?:–(?P<until>\d+))?(?:의(?P<branch>\d+))?(?P<paragraphs>[{PARAGRAPHS}]*)(?: (?P<item>[ivx]+))?$"
)


def cite(source: str) -> str:
    """`"Act §49④⑤; Min §19"` written out in the active language; parts are separated by semicolons."""
    return "; ".join(_one(part.strip()) for part in source.split(";"))


def _one(part: str) -> str:
    found = CITATION.match(part)
    if not found:
        return part
    articles = [article.strip() for article in found["articles"].split(",")]
    if (get_language() or "ko").startswith("ko"):
        return f"{LAWS[found['law']]} {', '.join(map(_korean, articles))}"
    return f"{LAWS[found['law']]} §{', '.join(article.replace('의', '-') for article in articles)}"


def _korean(article: str) -> str:
    found = ARTICLE.match(article)
    if not found:
        return article
    text = f"제{found['from']}조" + (f"의{found['branch']}" if found["branch"] else "")
    if found["until"]:
        text += f"부터 제{found['until']}조까지"
    if found["paragraphs"]:
        text += " " + "·".join(f"제{PARAGRAPHS.index(mark) + 1}항" for mark in found["paragraphs"])
    return text + (f" 제{ITEMS[found['item']]}호" if found["item"] else "")

"""The page limit told where a paper is handed in, in the words of the report that judges it later."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from competitions.checks import FAIL, WARN, Check, Handed, page_check
from competitions.checks.pages import WITHOUT_FRONT
from office.attachments.models import Attachment
from office.forms.definition import FormDefinition
from office.forms.noticing import Notice

TONES = {FAIL: "danger", WARN: "warning"}


def notices(definition: FormDefinition, data: dict[str, Any], papers: dict[str, list[Attachment]]) -> dict[str, Notice]:
    """How many pages count of every paper that has a limit and is there."""
    rules = {code: rule for code, rule in (definition.terms.get("papers") or {}).items() if rule.get("most_pages")}
    handed = Handed(data, {code: told for code in rules if (told := _usable(papers.get(code, ())))})
    return {code: _notice(page_check(handed, code, rules[code]), data, rules[code], code) for code in handed.files}


def _usable(papers: Sequence[Attachment]) -> list[dict[str, Any]]:
    return [{"name": one.name, "pages": one.pages} for one in papers if one.usable]


def _notice(check: Check, data: dict[str, Any], rule: dict[str, Any], code: str) -> Notice:
    """With the way to the pages that do not count; nobody is blamed for not having stated them yet."""
    if rule.get("counting") != WITHOUT_FRONT:
        return Notice(check.sentence, TONES.get(check.status, "success"))
    front = f"{code}_front"
    unstated = check.field == front and data.get(front) is None
    tone = "warning" if unstated else TONES.get(check.status, "success")
    return Notice(check.sentence, tone, front, _("Pages of cover and contents"))

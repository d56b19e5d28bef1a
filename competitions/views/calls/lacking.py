"""What the set-up of a call still lacks, counted and led to as on the page of the form."""

from dataclasses import replace

from django.urls import reverse

from competitions.form_definitions import CALL_FORM
from competitions.models import Call
from office.forms.editing import Editor
from office.forms.missing import Line
from office.forms.queries import answers_of


def lacking_of(call: Call) -> list[Line]:
    """Every sentence of the check before the approval, each with the way to its field."""
    editor = Editor(answers_of(call.matter, CALL_FORM), may_write=True, strict=True)
    lines = [line for group in editor.problems.groups for line in group.lines]
    return [replace(line, href=_way(call, line.href)) for line in lines]


def _way(call: Call, href: str) -> str:
    form = reverse("competitions:call-form", args=[call.pk])
    return form + (href if href.startswith("?") else f"?check=1{href}")

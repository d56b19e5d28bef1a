"""Questions as controls of a Django form, drawn by the kit; judging stays with :mod:`office.forms.values`."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from office.attachments.kinds import Limits
from office.attachments.types import DEFAULT_TYPES, endings
from office.forms import sources
from office.forms.definition import Field
from office.forms.values.moments import is_moment
from office.web import formats
from office.web.forms import DateInput, DateTimeInput, MoneyInput


class AnswerForm(forms.Form):
    """Controls for values as they are kept, wrong ones included; the errors are given, not found here."""

    use_required_attribute = False

    def __init__(self, controls: dict[str, forms.Field], values: dict[str, Any], errors: dict[str, list[str]]) -> None:
        self.given = errors
        super().__init__(data=values, auto_id="id_%s")
        self.fields = controls

    def full_clean(self) -> None:
        """Take the errors over; there is nothing to clean."""
        self.cleaned_data = {}
        self._errors = ErrorDict()
        for name, lines in self.given.items():
            if name in self.fields:
                self._errors[name] = ErrorList(lines, renderer=self.renderer)


def control(field: Field, value: Any, *, cell: bool = False, applies: bool = False) -> forms.Field:
    """The control for a question holding `value`; in a `cell` of a table it is a small one."""
    made = forms.Field(
        label=str(field.label),
        help_text=_cell_hint(field) if cell else hint(field, applies=applies),
        required=field.required,
        widget=_widget(field, value, cell=cell),
    )
    made.unit = str(field.unit) if field.kind != "money" else ""
    return made


def hint(field: Field, *, applies: bool = False) -> str:
    """The hint with what the limits say; of a question that is known to apply it need not be said that it may not."""
    parts = [_cell_hint(field)]
    if field.limit and field.kind == "textarea":
        parts.append(_("At most %(most)d letters.") % {"most": field.limit})
    if field.kind == "files":
        parts.append(files_hint(field))
    if field.only_if and not applies:
        parts.append(_("Only if it applies by your answer above."))
    return " ".join(part for part in parts if part)


def _cell_hint(field: Field) -> str:
    """The hint; whoever types a time learns whose time it is, wherever the question stands."""
    told = str(field.hint)
    return " ".join(part for part in (told, _("Korean time (KST).")) if part) if field.kind == "datetime" else told


def files_hint(field: Field) -> str:
    """How large, how many, which kinds."""
    limits = Limits(field.max_size, field.most or 0, field.types or DEFAULT_TYPES)
    told = {"endings": ", ".join(endings(limits.types)), "size": formats.size(limits.bytes)}
    line = _("%(endings)s, each at most %(size)s.") % told
    return f"{line} " + _("At most %(most)d files.") % {"most": field.most} if field.most else line


def shown(field: Field, value: Any) -> Any:
    """A kept value as the control takes it."""
    return str(value).lower() if isinstance(value, bool) and field.kind == "boolean" else value


def _widget(field: Field, value: Any, *, cell: bool = False) -> forms.Widget:
    if field.kind == "boolean":
        answers = [("true", _("Yes")), ("false", _("No"))]
        return forms.Select(choices=[("", _("Choose")), *answers]) if cell else forms.RadioSelect(choices=answers)
    if field.kind == "choice":
        return _choice(field, value, boxes=not cell)
    if field.kind == "multichoice":
        return forms.CheckboxSelectMultiple(choices=[(one.code, str(one.label)) for one in field.choices])
    if field.kind == "declaration":
        return forms.CheckboxInput()
    if field.kind == "textarea":
        return forms.Textarea(attrs={"rows": 3 if cell else 7 if field.limit >= 1000 or not field.limit else 4})
    if field.kind == "date" and _fits_calendar(value):
        return DateInput()
    if field.kind == "datetime" and (not value or is_moment(value)):
        return DateTimeInput()
    return MoneyInput() if field.kind == "money" else forms.TextInput(attrs=_attributes(field))


def _choice(field: Field, value: Any, *, boxes: bool) -> forms.Widget:
    if field.source:
        return _register(field, value)
    choices = list(field.chosen_from().items())
    if boxes and len(choices) <= 5:
        return forms.RadioSelect(choices=choices)
    odd = [(value, value)] if value and value not in dict(choices) else []
    return forms.Select(choices=[("", _("Choose")), *choices, *odd])


def _register(field: Field, value: Any) -> forms.Widget:
    """A register's entries under their groups; what is chosen stays to be seen though it is no longer there."""
    there = [one for one in sources.options(field.source) if one.current]
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in there:
        groups.setdefault(one.group, []).append((one.code, one.label))
    plain = groups.pop("", [])
    known = {one.code for one in there}
    odd = [(value, field.label_of(value))] if value and value not in known else []
    return forms.Select(choices=[("", _("Choose")), *odd, *plain, *groups.items()])


def _fits_calendar(value: Any) -> bool:
    """The browser's calendar cannot hold what is no date; such a value keeps a plain field."""
    try:
        return not value or parse_date(str(value)) is not None
    except ValueError:
        return False


_INPUTMODES = {
    "integer": "numeric",
    "brn": "numeric",
    "decimal": "decimal",
    "email": "email",
    "phone": "tel",
    "url": "url",
}


def _attributes(field: Field) -> dict[str, str]:
    told = {"autocomplete": field.autocomplete or "off"}
    if mode := _INPUTMODES.get(field.kind):
        told["inputmode"] = mode
    return told

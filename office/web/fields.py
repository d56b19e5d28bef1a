"""A Django form's fields as the page draws them: kind of control, ids, what describes what."""

from dataclasses import dataclass

from django import forms
from django.forms import widgets

from office.web.forms import MoneyInput

KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (widgets.CheckboxSelectMultiple, "checkboxes"),
    (widgets.RadioSelect, "radios"),
    (widgets.CheckboxInput, "checkbox"),
    (widgets.SelectMultiple, "select-multiple"),
    (widgets.Select, "select"),
    (widgets.Textarea, "textarea"),
    (widgets.FileInput, "file"),
    (MoneyInput, "money"),
    ((widgets.MultiWidget, widgets.SelectDateWidget), "several"),
)
CLASSES = {"select": "krds-form-select", "select-multiple": "krds-input kit-select-multiple", "file": "kit-file-input"}
GROUPED = ("checkboxes", "radios", "several")


@dataclass(frozen=True)
class Problem:
    """One sentence of the error summary; `target` is the id to jump to."""

    label: str
    sentence: str
    target: str


class FieldView:
    """One field: its control with the attributes that tie hint and error to it.

    In a table `named_by` are the ids of its headings: they name the control in place of its label.
    """

    def __init__(self, bound: forms.BoundField, named_by: str = "") -> None:
        self.bound = bound
        self.named_by = named_by
        self.kind = kind_of(bound.field)
        self.id = bound.auto_id or bound.html_name
        self.hint_id = f"{self.id}_hint" if bound.help_text else ""
        self.error_id = f"{self.id}_error" if bound.errors else ""
        self.grouped = self.kind in GROUPED
        self.required = bound.field.required and not bound.field.disabled
        self.unit = getattr(bound.field, "unit", "") or getattr(bound.field.widget, "unit", "")

    @property
    def described_by(self) -> str:
        return " ".join(part for part in (self.hint_id, self.error_id) if part)

    @property
    def target(self) -> str:
        """Where the error summary jumps: the first choice of a group, else the control itself."""
        return f"{self.id}_0" if self.grouped else self.id

    @property
    def control(self) -> str:
        """The control's HTML; the attributes the form's author gave it stay."""
        return self.bound.as_widget(attrs=self._attributes())

    def options(self) -> list[dict]:
        """The choices of a group, each with its own control."""
        return [
            {"control": option.tag(), "label": option.choice_label, "id": option.id_for_label} for option in self.bound
        ]

    def _attributes(self) -> dict[str, str]:
        own = self.bound.field.widget.attrs
        wanted = {} if self.kind == "checkbox" else {"class": self._classes(own.get("class", ""))}
        if self.named_by:
            wanted["aria-labelledby"] = self.named_by
        if self.described_by:
            wanted["aria-describedby"] = self.described_by
        if self.bound.errors:
            wanted["aria-invalid"] = "true"
        if self.kind == "textarea":
            wanted.setdefault("rows", own.get("rows", "5"))
        return wanted

    def _classes(self, own: str) -> str:
        return f"{CLASSES.get(self.kind, 'krds-input')} {own}".strip()


@dataclass(frozen=True)
class Group:
    """A fieldset: `legend` is empty for fields that stand alone."""

    legend: str
    hint: str
    fields: list[FieldView]


def kind_of(field: forms.Field) -> str:
    """Which control draws a field; the native date input is an ordinary one."""
    return next((kind for types, kind in KINDS if isinstance(field.widget, types)), "input")


def groups(form: forms.BaseForm) -> list[Group]:
    """The visible fields by the form's `fieldsets` (legend, names[, hint]); what those leave out follows, alone."""
    named = [(str(entry[0]), list(entry[1]), str(entry[2]) if len(entry) > 2 else "") for entry in _fieldsets(form)]
    placed = {name for _, names, _ in named for name in names}
    rest = [bound.name for bound in form.visible_fields() if bound.name not in placed]
    shown = [(*entry[:1], entry[2], _views(form, entry[1])) for entry in (*named, ("", rest, ""))]
    return [Group(legend, hint, views) for legend, hint, views in shown if views]


def _fieldsets(form: forms.BaseForm) -> list:
    return list(getattr(form, "fieldsets", None) or ())


def _views(form: forms.BaseForm, names: list[str]) -> list[FieldView]:
    return [FieldView(form[name]) for name in names if name in form.fields and not form[name].is_hidden]


def problems(form: forms.BaseForm) -> list[Problem]:
    """The form's own sentences first, then each field's; errors of hidden fields have no place but here."""
    if not form.is_bound:
        return []
    found = [Problem("", str(line), "") for line in form.non_field_errors()]
    for bound in form:
        view = FieldView(bound)
        target = "" if bound.is_hidden else view.target
        found += [Problem(str(bound.label), str(line), target) for line in bound.errors]
    return found

"""What composing a panel asks for: size, quotas, windows of the conflict rules, how it works."""

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from office.assessment.actions.panels import MOST_COMMENT, MOST_DAYS
from office.assessment.conflicts import RULES, in_words
from office.assessment.conflicts.rules import WITHOUT_WINDOW
from office.assessment.conflicts.windows import CHOICES
from office.assessment.models import Panel
from office.assessment.models.pool import Gender
from office.assessment.queries_pool import expertise_labels, regions
from office.web.fields import FieldView
from office.web.forms import KitForm
from office.workflow import StepForm

QUOTA_ROWS = 6
_PLAIN = ("size", "alternates", "per_entry", "least_comment", "answer_days")


def _in_table(bound: forms.BoundField, heading: str) -> FieldView:
    return FieldView(bound, named_by=heading)


class ReasonForm(StepForm):
    """A reason in words."""

    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


class SettingsForm(KitForm, forms.Form):
    """The settings of a panel. Quotas stand in rows `quota-0-…`, windows under the codes of their rules."""

    size = forms.IntegerField(label=pgettext_lazy("panel", "Members"), min_value=1, max_value=99, initial=7,
                              help_text=_("Seven to nine are usual, an odd number, mostly from outside."))  # fmt: skip
    alternates = forms.IntegerField(label=_("Alternates"), min_value=0, max_value=99, initial=3,
                                    help_text=_("Named after the members, in the drawn order."))  # fmt: skip
    per_entry = forms.IntegerField(
        label=_("Members for each entry"), min_value=1, max_value=99, required=False,
        help_text=_("Leave it empty where every member judges every entry. With a number each entry is allotted to so "
                    "many members; somebody with a conflict with some entries may then be drawn."),
    )  # fmt: skip
    least_comment = forms.IntegerField(
        label=_("Least length of a comment (characters)"), min_value=0, max_value=MOST_COMMENT, initial=100
    )
    answer_days = forms.IntegerField(
        label=_("Days to answer an invitation"), min_value=1, max_value=MOST_DAYS, initial=3
    )

    def __init__(self, *args: Any, panel: Panel | None = None, **kwargs: Any) -> None:
        self.panel = panel
        told = {name: getattr(panel, name) for name in _PLAIN} if panel else {}
        super().__init__(*args, initial={**told, **kwargs.pop("initial", {})}, **kwargs)
        self._add_quotas(panel.quotas if panel else [])
        self._add_windows(panel.windows if panel else {})

    def _add_quotas(self, quotas: list[dict]) -> None:
        choices = countable()
        for row in range(max(QUOTA_ROWS, len(quotas) + 1)):
            known = quotas[row] if row < len(quotas) else {}
            what = f"{known['field']}:{known.get('value') or '*'}" if known else ""
            self.fields[f"quota-{row}-what"] = forms.ChoiceField(
                label=_("Who is counted"), choices=choices, required=False, initial=what
            )
            for name, label in (
                ("least", pgettext_lazy("quota", "At least")),
                ("most", pgettext_lazy("quota", "At most")),
            ):
                self.fields[f"quota-{row}-{name}"] = forms.IntegerField(
                    label=label, min_value=0, max_value=99, required=False, initial=known.get(name)
                )

    def _add_windows(self, windows: dict) -> None:
        for rule in RULES:
            if rule.code not in WITHOUT_WINDOW:
                self.fields[f"window-{rule.code}"] = forms.TypedChoiceField(
                    label=rule.label, choices=[(str(one), in_words(one)) for one in CHOICES], coerce=window,
                    initial=str(windows.get(rule.code, rule.default)), required=False, empty_value=rule.default,
                )  # fmt: skip

    def quota_rows(self) -> list[list[FieldView]]:
        """The fields of the quotas, row by row, named by the headings of their table."""
        rows = sum(name.endswith("-what") for name in self.fields)
        return [[_in_table(self[f"quota-{row}-{name}"], f"quota-{name}") for name in ("what", "least", "most")]
                for row in range(rows)]  # fmt: skip

    def window_rows(self) -> list[dict]:
        """Each rule with its window, the usual one, and whose rule it is."""
        return [
            {"view": _in_table(self[f"window-{rule.code}"], f"rule-{rule.code}"), "rule": rule,
             "usual": in_words(rule.default)}
            for rule in RULES
            if rule.code not in WITHOUT_WINDOW
        ]  # fmt: skip

    def plain_fields(self) -> list:
        """What stands above the tables."""
        return [self[name] for name in self.fields if name in _PLAIN or name == "matter"]

    def clean(self) -> dict[str, Any]:
        """A quota with numbers says whom it counts."""
        told = super().clean()
        for row, one in enumerate(self._quotas(told)):
            if (one["least"] is not None or one["most"] is not None) and not one["field"]:
                self.add_error(f"quota-{row}-what", gettext("Say who is counted."))
            if one["field"] and one["least"] is None and one["most"] is None:
                self.add_error(f"quota-{row}-least", gettext("Give the least, the most, or both."))
        return told

    def _quotas(self, told: dict) -> list[dict]:
        rows = sum(name.endswith("-what") for name in self.fields if name.startswith("quota-"))
        found = []
        for row in range(rows):
            field, _colon, value = (told.get(f"quota-{row}-what") or "").partition(":")
            least, most = told.get(f"quota-{row}-least") or None, told.get(f"quota-{row}-most")
            found.append({"field": field, "value": None if value == "*" else value, "least": least, "most": most})
        return found

    def facts(self) -> dict[str, Any]:
        """The settings as the use case takes them."""
        told = self.cleaned_data
        windows = {name[7:]: value for name, value in told.items() if name.startswith("window-")}
        plain = {name: told[name] for name in _PLAIN}
        return {**plain, "quotas": [one for one in self._quotas(told) if one["field"]], "windows": windows}

    def blame(self, errors: dict[str, list]) -> None:
        """Put what the use case refused beside its field."""
        for name, lines in errors.items():
            place = {"quotas": "quota-0-what", "windows": "window-party"}.get(name, name)
            self.add_error(place if place in self.fields else None, lines)


def window(value: str) -> int | str:
    """A window as it is stored: years as a number."""
    return int(value) if value.isdigit() else value


def countable() -> list[tuple[str, Any]]:
    """Whom a quota can count: a field of expertise, a region, a gender, or each of them."""
    groups = (
        ("expertise", gettext("Expertise"), expertise_labels(), gettext("Each field of expertise")),
        ("region", gettext("Region"), regions(), gettext("Each region")),
        ("gender", gettext("Gender"), dict(Gender.choices), gettext("Each gender")),
    )
    return [("", "–")] + [
        (head, [(f"{field}:*", each), *((f"{field}:{code}", label) for code, label in known.items())])
        for field, head, known, each in groups
    ]


def quota_words(quotas: list[dict]) -> list[str]:
    """The quotas of a panel as sentences."""
    known = counted_words()
    return [_quota_words(known, one) for one in quotas]


def counted_words() -> dict[str, str]:
    """Who is counted, by the name that the record of a draw has for it (`gender:female`)."""
    return {code: str(label) for _head, options in countable()[1:] for code, label in options}


def _quota_words(known: dict, one: dict) -> str:
    what = known.get(f"{one['field']}:{one.get('value') or '*'}", one.get("value") or one["field"])
    numbers = [(gettext("at least %d"), one.get("least")), (gettext("at most %d"), one.get("most"))]
    return f"{what}: " + ", ".join(words % number for words, number in numbers if number is not None)


class ComposeForm(SettingsForm):
    """A new panel: under what, and how."""

    matter = forms.ChoiceField(label=_("What it judges"))
    field_order = ("matter", *_PLAIN)

    def __init__(self, *args: Any, matters: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.matters = {str(one.pk): one for one in matters}
        self.fields["matter"].choices = [(pk, f"{one.number or ''} {one.title}".strip())
                                         for pk, one in self.matters.items()]  # fmt: skip

    @property
    def under(self) -> Any:
        """The matter that was chosen."""
        return self.matters[self.cleaned_data["matter"]]


__all__ = ["ComposeForm", "ReasonForm", "SettingsForm", "countable", "quota_words", "window"]

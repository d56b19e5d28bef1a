"""What the preparation of a decision asks for: the list out of the tally, each line with its result and reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from competitions import changes, deviating, selecting
from competitions.actions.selection import REASON_LIMIT
from competitions.forms.call import ReasonForm
from office.assessment.rulesets import RuleSet
from office.workflow import StepForm

OUTCOMES = [
    (selecting.SELECTED, pgettext_lazy("result", "Selected")),
    (selecting.RESERVE, pgettext_lazy("result", "In reserve")),
    (selecting.NOT_SELECTED, pgettext_lazy("result", "Not selected")),
    (selecting.BELOW, pgettext_lazy("result", "Below the pass mark")),
]


class Unasked(forms.HiddenInput):
    """Says what the page shows now, whatever was sent before: what was read then is not what is read now."""

    now = ""

    def format_value(self, value: Any) -> str:
        return self.now


class ListReadForm(StepForm):
    """Which list was read: exactly that one is decided on and published."""

    sha256 = forms.CharField(
        label=_("SHA-256 of the list of results that you have read"), max_length=64, widget=Unasked
    )

    def prepare(self) -> None:
        """The page shows the list as it stands."""
        decision = selecting.decision_of(self.subject)
        self.fields["sha256"].widget.now = decision.sha256 if decision else ""


class AfterObjectionForm(ReasonForm):
    """The reason; and where it gives more awards than were announced, that this is meant."""

    over = forms.BooleanField(label=_("More awards than were announced"), required=False)

    def prepare(self) -> None:
        """Asked only where there are not enough places; a program says it as `over`."""
        self.place = changes.place_after(self.subject)
        if self.place["over"]:
            numbers = {"then": self.place["then"], "awards": self.place["awards"]}
            told = _("Yes, give %(then)d awards where %(awards)d were announced: the money for it is there") % numbers
            self.fields["over"].label = told
        else:
            del self.fields["over"]


class OutcomeField(forms.ChoiceField):
    """The results that are open to an entry; whatever else is sent is refused in the sentence of its own rule."""

    def __init__(self, line: dict[str, Any], **more: Any) -> None:
        self.line, open_ones = line, deviating.outcomes_for(line)
        choices = [(code, label) for code, label in OUTCOMES if code in open_ones]
        super().__init__(choices=choices, initial=line["outcome"], required=False, **more)

    def validate(self, value: str) -> None:
        if value and (barred := deviating.against(self.line, value)):
            raise forms.ValidationError(barred)


class DecisionForm(StepForm):
    """A result for every line; `changes` are those that differ from the tally.

    A program says them as `changes`: [{"entry", "outcome", "reason"}]; the page as a pair of fields a line.
    """

    note = forms.CharField(
        label=_("Note for whoever decides"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    changes = forms.JSONField(label=_("Changes"), required=False, widget=forms.HiddenInput)

    def prepare(self) -> None:
        """A pair of fields for each entry that the panel judged."""
        tally = selecting.final_tally(self.subject)
        self.lines = selecting.lines_of(tally) if tally is not None else []
        self.rules = RuleSet.from_json(tally.panel.rules) if tally is not None else None
        places = selecting.places_of(self.rules) if self.rules else {}
        for line in self.lines:
            number = {"number": line["code"]}
            self.fields[f"outcome_{line['entry']}"] = OutcomeField(line, label=_("Result of %(number)s") % number)
            self.fields[f"outcome_{line['entry']}"].widget.attrs["data-group"] = selecting.group_in(
                places, line["group"]
            )
            self.fields[f"reason_{line['entry']}"] = forms.CharField(
                label=_("Reason for %(number)s") % number, max_length=REASON_LIMIT, required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip
        self.before = selecting.decision_of(self.subject)

    def rows(self) -> list[dict[str, Any]]:
        """The lines with their fields, for the table."""
        groups, words = selecting.groups_of(self.subject), dict(OUTCOMES)
        return [
            line
            | {"group_words": groups.get(line["group"], line["group"]), "by_rule": words[line["outcome"]]}
            | {"outcome_field": self[f"outcome_{line['entry']}"], "reason_field": self[f"reason_{line['entry']}"]}
            for line in self.lines
        ]

    def before_reasons(self) -> list[dict[str, Any]]:
        """What the last list gave otherwise than the tally, and why: it is typed anew, not taken over."""
        words = dict(OUTCOMES)
        told = self.before.lines if self.before is not None else []
        return [line | {"words": words[line["outcome"]]} for line in told if line["reason"]]

    def quotas(self) -> list[dict[str, Any]]:
        """How many awards each group has, and how many the list gives as it is chosen here."""
        if self.rules is None:
            return []
        chosen = [line | {"outcome": self[f"outcome_{line['entry']}"].value() or line["outcome"]}
                  for line in self.lines]  # fmt: skip
        return deviating.quotas(self.subject, self.rules, chosen)

    def clean(self) -> dict[str, Any]:
        """What differs from the tally; each difference with its reason."""
        told = super().clean() or {}
        changes = self._of_program(told.get("changes"))
        for line in self.lines:
            outcome = told.get(f"outcome_{line['entry']}") or line["outcome"]
            reason = (told.get(f"reason_{line['entry']}") or "").strip()
            if outcome != line["outcome"]:
                changes[line["entry"]] = {"outcome": outcome, "reason": reason}
                if not reason:
                    sentence = _("A result that differs from the tally needs a reason.")
                    self.add_error(f"reason_{line['entry']}", sentence)
        return {"changes": changes, "note": told.get("note", "")}

    def _of_program(self, given: Any) -> dict[str, dict[str, str]]:
        if not given:
            return {}
        if not isinstance(given, list) or not all(isinstance(one, dict) and one.get("entry") for one in given):
            self.add_error("changes", _("A list of objects with “entry”, “outcome” and “reason”."))
            return {}
        return {
            str(one["entry"]): {"outcome": str(one.get("outcome", "")), "reason": str(one.get("reason", ""))}
            for one in given
        }

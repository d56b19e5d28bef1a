"""What is asked for beside the sheets: bonus and penalty, votes and lots, notes and questions."""

import contextlib
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from office.assessment.models import Adjustment, Panel, Seat, Subject
from office.web.forms import KitForm

_TEXT = forms.Textarea(attrs={"rows": 4})


class AdjustmentForm(KitForm, forms.Form):
    """An entry, a reason that applicants were told of, the points, and by what it is proven."""

    subject = forms.ModelChoiceField(
        label=pgettext_lazy("judged", "Entry"), queryset=Subject.objects.none(), empty_label=_("Choose")
    )
    code = forms.ChoiceField(label=_("Reason"))
    points = forms.DecimalField(
        label=pgettext_lazy("adjustment", "Points"), min_value=0, max_digits=5, decimal_places=2
    )
    evidence = forms.CharField(label=_("Evidence"), max_length=2000, widget=_TEXT,
                               help_text=_("The paper that proves it, with its number and day."))  # fmt: skip
    proof = forms.FileField(label=_("File"), required=False, help_text=_("The same as a file, at most 20 MB."))

    def __init__(self, *args: Any, panel: Panel, offered: Iterable[Subject], **kwargs: Any) -> None:
        """Any entry of the panel is taken; those `offered` stand in the list, and the one that is chosen."""
        super().__init__(*args, **kwargs)
        kinds, one = dict(Adjustment.Kind.choices), self.fields["subject"]
        one.queryset = panel.subjects.filter(out_at=None)
        one.choices = self._listed(list(offered))
        self.fields["code"].choices = [
            (one.code, _("%(kind)s: %(name)s (up to %(most)s)") % {
                "kind": kinds[one.kind], "name": one.name, "most": one.most})
            for one in panel.rule_set.bonuses
        ]  # fmt: skip

    def _listed(self, offered: list[Subject]) -> list[tuple[Any, str]]:
        given, known = self.data.get("subject"), {str(one.pk) for one in offered}
        if given and given not in known:
            with contextlib.suppress(ValidationError):
                offered = [*offered, self.fields["subject"].to_python(given)]
        return [("", _("Choose")), *((one.pk, str(one)) for one in offered)]


class VoteForm(KitForm, forms.Form):
    """A place for each of the equal entries, and the resolution in its words."""

    reference = forms.CharField(
        label=_("Resolution"), max_length=300,
        help_text=_("Its number or day and what was resolved, in one line. It is named in every tally."),
    )  # fmt: skip

    def __init__(self, *args: Any, applications: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.applications = applications
        for name in applications:
            self.fields[f"place_{name}"] = forms.IntegerField(
                label=_("Place of %(entry)s") % {"entry": name}, min_value=1, max_value=len(applications)
            )
        self.order_fields([*(f"place_{name}" for name in applications), "reference"])

    def places(self) -> list[list[str]]:
        """The entries from the first place down."""
        given = {name: self.cleaned_data[f"place_{name}"] for name in self.applications}
        return [[name for name in self.applications if given[name] == place] for place in sorted(set(given.values()))]


class DrawForm(KitForm, forms.Form):
    """The words of the second person."""

    words = forms.CharField(
        label=_("Your words"), min_length=4, max_length=200,
        help_text=_("Anything that nobody could have known before, such as numbers called out in the room."),
    )  # fmt: skip


class NoteForm(KitForm, forms.Form):
    """A note of the discussion, or the answer to a question."""

    text = forms.CharField(label=pgettext_lazy("discussion", "Note"), max_length=4000, widget=_TEXT)


class AskForm(KitForm, forms.Form):
    """Whom the chair asks, and what."""

    member = forms.ModelChoiceField(label=_("Member"), queryset=Seat.objects.none(), empty_label=_("Choose"))
    text = forms.CharField(label=pgettext_lazy("discussion", "Question"), max_length=4000, widget=_TEXT)

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = members
        self.fields["member"].label_from_instance = lambda seat: f"{seat.code} {seat.reviewer.name}"


class OpinionForm(KitForm, forms.Form):
    """The consolidated opinion."""

    strengths = forms.CharField(label=_("Strengths"), max_length=4000, required=False,
                                widget=forms.Textarea(attrs={"rows": 6}))  # fmt: skip
    weaknesses = forms.CharField(label=_("Weaknesses"), max_length=4000, required=False,
                                 widget=forms.Textarea(attrs={"rows": 6}))  # fmt: skip
    conditions = forms.CharField(
        label=_("Conditions"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What has to be done or changed if the entry is selected."),
    )  # fmt: skip

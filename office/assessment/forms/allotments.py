"""By which numbers entries are allotted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from office.assessment.assigning import FAIREST, TOTAL
from office.assessment.models import Panel
from office.web.forms import KitForm


class AllotForm(KitForm, forms.Form):
    """Loads and the aim."""

    boxes = ("objective",)
    least = forms.IntegerField(label=_("Entries for each member, at least"), min_value=0, max_value=999)
    most = forms.IntegerField(label=_("Entries for each member, at most"), min_value=1, max_value=999)
    objective = forms.ChoiceField(
        label=_("Aim"),
        choices=[
            (TOTAL, _("The largest fit in all")),
            (FAIREST, _("The entry served worst is served as well as can be")),
        ],
    )

    def __init__(self, *args: Any, panel: Panel, members: int, entries: int, **kwargs: Any) -> None:
        each = -(-entries * (panel.per_entry or members) // max(members, 1))
        told = {"least": max(each - 2, 0), "most": each + 2, "objective": FAIREST}
        super().__init__(*args, initial=told, **kwargs)

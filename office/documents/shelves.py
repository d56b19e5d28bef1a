"""The lists of letters by their names."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

LABELS = {
    "draft": _("With me to draft"),
    "review": _("To review"),
    "approve": _("To approve"),
    "way": _("Mine on their way"),
    "done": _("Done"),
    "all": _("All"),
}


@dataclass(frozen=True)
class Shelf:
    """One list, as a tab."""

    key: str
    label: object
    count: int
    current: bool

    @property
    def url(self) -> str:
        """The address of the tab."""
        return f"?shelf={self.key}"


def shelves(counts: dict[str, int], chosen: str) -> list[Shelf]:
    """The tabs with how many lie on each."""
    return [Shelf(key, label, counts[key], key == chosen) for key, label in LABELS.items()]

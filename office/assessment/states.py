"""The states of panels, seats, rounds and sheets (competitions.md §3(c)), and the words for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Composing(models.TextChoices):
    """A panel, from its composition to its last round."""

    FORMING = "forming", pgettext_lazy("panel", "Being composed")
    SEATED = "seated", pgettext_lazy("panel", "Drawn, being cleared")
    WORKING = "working", pgettext_lazy("panel", "At work")
    FINISHED = "finished", pgettext_lazy("panel", "Finished")
    CANCELLED = "cancelled", pgettext_lazy("panel", "Cancelled")


class Sitting(models.TextChoices):
    """A reviewer's seat, up to the pledge that opens the papers, or to its end."""

    DRAWN = "drawn", pgettext_lazy("seat", "Drawn")
    INVITED = "invited", pgettext_lazy("seat", "Invited")
    ACCEPTED = "accepted", pgettext_lazy("seat", "Accepted, conflicts to be declared")
    CLEARED = "cleared", pgettext_lazy("seat", "Cleared, pledge to be signed")
    PLEDGED = "pledged", pgettext_lazy("seat", "On the panel")
    DECLINED = "declined", pgettext_lazy("seat", "Declined")
    EXPIRED = "expired", pgettext_lazy("seat", "Not answered in time")
    EXCLUDED = "excluded", pgettext_lazy("seat", "Excluded")
    REPLACED = "replaced", pgettext_lazy("seat", "Replaced")
    DISMISSED = "dismissed", pgettext_lazy("seat", "Dismissed")


SITTING_STANDING = (Sitting.DRAWN, Sitting.INVITED, Sitting.ACCEPTED, Sitting.CLEARED, Sitting.PLEDGED)
# Whoever was asked knows of the seat; a name that was only drawn does not.
SITTING_TOLD = tuple(state for state in Sitting if state not in (Sitting.DRAWN,))
SITTING_OPEN = (Sitting.INVITED, Sitting.ACCEPTED, Sitting.CLEARED, Sitting.PLEDGED)


class Holding(models.TextChoices):
    """A round of a panel."""

    WAITING = "waiting", pgettext_lazy("round", "Not open yet")
    OPEN = "open", pgettext_lazy("round", "Open for scoring")
    LOCKED = "locked", pgettext_lazy("round", "Locked")


class Filling(models.TextChoices):
    """A score sheet (평가표): drafted with autosave, submitted, signed, locked."""

    DRAFT = "draft", pgettext_lazy("sheet", "Being filled in")
    SUBMITTED = "submitted", pgettext_lazy("sheet", "Submitted, to be signed")
    SIGNED = "signed", pgettext_lazy("sheet", "Signed")
    LOCKED = "locked", pgettext_lazy("sheet", "Locked")
    VOID = "void", pgettext_lazy("sheet", "Void")


FILLING_COUNTED = (Filling.SIGNED, Filling.LOCKED)
FILLING_OPEN = (Filling.DRAFT, Filling.SUBMITTED, Filling.SIGNED)


class ExclusionKind(models.TextChoices):
    """The three forms in which somebody keeps away from an entry (제척·기피·회피)."""

    EXCLUSION = "exclusion", _("Exclusion by rule")
    CHALLENGE = "challenge", _("Challenge by a party")
    RECUSAL = "recusal", _("Self-recusal")


ABSENT = "absent"  # why a sheet is void: its member was away when the entry was heard


class ExclusionState(models.TextChoices):
    """Whether it keeps the reviewer away."""

    FOUND = "found", pgettext_lazy("exclusion", "To be decided")
    STANDING = "standing", pgettext_lazy("exclusion", "Stands")
    OVERRIDDEN = "overridden", pgettext_lazy("exclusion", "Overridden by two persons")
    WITHDRAWN = "withdrawn", pgettext_lazy("exclusion", "Not upheld")


# What is not decided yet keeps away as well: the cautious reading.
EXCLUSION_KEEPS_AWAY = (ExclusionState.FOUND, ExclusionState.STANDING)
EXCLUSION_LIFTED = (ExclusionState.OVERRIDDEN, ExclusionState.WITHDRAWN)


class DeclarationAnswer(models.TextChoices):
    """What a reviewer declares of an entry before any paper opens."""

    NONE = "none", pgettext_lazy("declaration", "No conflict")
    CONFLICT = "conflict", pgettext_lazy("declaration", "A conflict")


TONES = {
    Composing.FORMING: "gray", Composing.SEATED: "warning", Composing.WORKING: "information",
    Composing.FINISHED: "success", Composing.CANCELLED: "danger",
    Sitting.INVITED: "warning", Sitting.ACCEPTED: "warning", Sitting.CLEARED: "warning", Sitting.PLEDGED: "success",
    Sitting.DECLINED: "gray", Sitting.EXPIRED: "gray", Sitting.EXCLUDED: "danger", Sitting.REPLACED: "gray",
    Sitting.DISMISSED: "danger",
    Holding.WAITING: "gray", Holding.OPEN: "warning", Holding.LOCKED: "success",
    Filling.DRAFT: "gray", Filling.SUBMITTED: "warning", Filling.SIGNED: "success", Filling.VOID: "danger",
}  # fmt: skip

"""What a line of a budget is made of, in the codes of the form and the words of the field."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Source(models.TextChoices):
    """Who pays (재원). Only provincial and city money is local matching (지방비)."""

    NATIONAL = "national", pgettext_lazy("budget", "National money")
    PROVINCE = "province", pgettext_lazy("budget", "Provincial money")
    CITY = "city", pgettext_lazy("budget", "City money")
    PRIVATE = "private", pgettext_lazy("budget", "Private money")
    OTHER = "other", pgettext_lazy("budget", "Other money")


# Asked for each line; the library makes a list of them anew each time.
SOURCES = tuple(Source.values)


class Item(models.TextChoices):
    """What it is spent on (비목)."""

    PERSONNEL = "personnel", pgettext_lazy("budget", "Personnel")
    EQUIPMENT = "equipment", pgettext_lazy("budget", "Equipment")
    CONSTRUCTION = "construction", pgettext_lazy("budget", "Construction")
    SOFTWARE = "software", pgettext_lazy("budget", "Software")
    SERVICES = "services", pgettext_lazy("budget", "Services")
    OPERATION = "operation", pgettext_lazy("budget", "Operation")
    RESEARCH = "research", pgettext_lazy("budget", "Research")
    OTHER = "other", pgettext_lazy("budget", "Other costs")


class Tag(models.TextChoices):
    """Which policy it serves: the share of the first two is bound by the 4th plan."""

    CLIMATE = "climate", pgettext_lazy("budget", "Climate crisis response")
    INCLUSION = "inclusion", pgettext_lazy("budget", "Digital inclusion")
    NONE = "none", pgettext_lazy("budget", "Neither")


POLICY = (Tag.CLIMATE, Tag.INCLUSION)

"""The kinds of local government in a call's terms, and how the register of organisations names them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LocalKind(models.TextChoices):
    """지방자치단체의 종류 (Local Autonomy Act §2): two tiers, eight names."""

    SPECIAL_CITY = "special_city", _("Special city")
    METROPOLITAN_CITY = "metropolitan_city", _("Metropolitan city")
    SPECIAL_SELF_GOVERNING_CITY = "special_self_governing_city", _("Special self-governing city")
    PROVINCE = "province", _("Province")
    SPECIAL_SELF_GOVERNING_PROVINCE = "special_self_governing_province", _("Special self-governing province")
    CITY = "city", _("City")
    COUNTY = "county", _("County")
    DISTRICT = "district", _("Autonomous district")


# As `local_kind` stands in the register, which keeps the words of the administrative code list.
REGISTERED = {
    "특별시": LocalKind.SPECIAL_CITY,
    "광역시": LocalKind.METROPOLITAN_CITY,
    "특별자치시": LocalKind.SPECIAL_SELF_GOVERNING_CITY,
    "도": LocalKind.PROVINCE,
    "특별자치도": LocalKind.SPECIAL_SELF_GOVERNING_PROVINCE,
    "시": LocalKind.CITY,
    "군": LocalKind.COUNTY,
    "자치구": LocalKind.DISTRICT,
}


def local_kind_of(registered: str) -> LocalKind | None:
    """The kind for a word of the register; None when it is not one of the eight."""
    return REGISTERED.get(registered)


def label_of(code: str) -> str:
    """The words for a code; an unknown one stands for itself."""
    return str(LocalKind(code).label) if code in LocalKind.values else code

"""A programme (사업): the family of calls that look alike from year to year."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Programme(models.Model):
    """A programme under its code; `terms` are what the set-up of a new call begins with."""

    code = models.SlugField(_("Code"), primary_key=True, max_length=40)
    name_ko = models.CharField(_("Name (Korean)"), max_length=150)
    name_en = models.CharField(_("Name (English)"), max_length=150, blank=True)
    owner_ministry = models.CharField(_("Ministry in charge"), max_length=100)
    order = models.PositiveSmallIntegerField(default=100)
    terms = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("Programme")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.label()

    def label(self) -> str:
        """The name in the reader's language."""
        english = (get_language() or "ko").startswith("en")
        return (english and self.name_en) or self.name_ko

"""A committee with its rules, and the seats in it."""

import datetime as dt

import uuid_utils.compat as uuid_utils
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from office.committees.states import Majority, Quorum, SeatKind, SeatRole
from office.committees.tallying import VotingRule


class Committee(models.Model):
    """A body that deliberates. What its operating rules decide stands in columns, with the cautious choice first.

    The operating rules (운영세칙) of the National Smart City Committee were not found: `recused_leave_denominator`,
    `proxies_allowed` and `written_unreturned_is_absent` are shown on the screen wherever they take effect.
    """

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    code = models.SlugField(_("Code"), max_length=20, unique=True)
    name_ko = models.CharField(_("Name (Korean)"), max_length=100)
    name_en = models.CharField(_("Name (English)"), max_length=100, blank=True)
    programme = models.CharField(_("Programme"), max_length=20)
    basis = models.CharField(_("Legal basis"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="committees"
    )
    sender = models.CharField(_("Sender of its letters"), max_length=100, blank=True)
    notice_days = models.PositiveSmallIntegerField(_("Days of notice before a meeting"), default=7)
    quorum = models.CharField(_("Quorum"), max_length=20, choices=Quorum.choices, default=Quorum.MAJORITY)
    majority = models.CharField(_("Majority"), max_length=30, choices=Majority.choices, default=Majority.OF_PRESENT)
    recused_leave_denominator = models.BooleanField(
        _("Recused members leave the number of enrolled members"), default=False
    )
    proxies_allowed = models.BooleanField(_("Ex-officio members may send a proxy"), default=False)
    written_unreturned_is_absent = models.BooleanField(
        _("Whoever returns no written ballot counts as absent"), default=True
    )
    term_years = models.PositiveSmallIntegerField(_("Term in years"), default=2)

    class Meta:
        verbose_name = _("Committee")
        ordering = ["name_ko"]

    def __str__(self) -> str:
        return self.label()

    def label(self) -> str:
        """The name in the reader's language."""
        english = (get_language() or "ko").startswith("en")
        return (english and self.name_en) or self.name_ko

    @property
    def voting_rule(self) -> VotingRule:
        """What a tally needs to know."""
        return VotingRule(self.quorum, self.majority, self.recused_leave_denominator)


class SeatQuerySet(models.QuerySet):
    """Seats by their days."""

    def in_force(self, day: dt.date) -> "SeatQuerySet":
        """Those whose days cover `day`, both ends included."""
        return self.filter(valid_from__lte=day).filter(Q(valid_until=None) | Q(valid_until__gte=day))

    def standing(self) -> "SeatQuerySet":
        """Those that are not for single items."""
        return self.exclude(kind=SeatKind.AD_HOC)


class Seat(models.Model):
    """A place in a committee: a person, or an office whose holder it is. Without an account it is held all the same."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.uuid7, editable=False)
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="seats")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="committee_seats"
    )
    holder = models.CharField(_("Name"), max_length=100, blank=True)
    title_ko = models.CharField(_("Position (Korean)"), max_length=100, blank=True)
    title_en = models.CharField(_("Position (English)"), max_length=100, blank=True)
    organisation = models.ForeignKey(
        "people.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="committee_seats"
    )
    kind = models.CharField(_("Kind of seat"), max_length=12, choices=SeatKind.choices)
    role = models.CharField(_("Role"), max_length=12, choices=SeatRole.choices, default=SeatRole.MEMBER)
    votes = models.BooleanField(_("Votes"), default=True)
    valid_from = models.DateField(_("From"))
    valid_until = models.DateField(_("Until"), null=True, blank=True)
    proxy = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="committee_proxies"
    )
    order = models.PositiveSmallIntegerField(_("Order"), default=100)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("Seat")
        ordering = ["committee", "order", "id"]
        indexes = [models.Index(fields=["committee", "valid_from"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="seat_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False) | ~Q(holder="") | ~Q(title_ko=""), name="seat_is_somebodys"
            ),
            models.CheckConstraint(condition=Q(proxy=None) | Q(kind="government"), name="only_ex_officio_send_proxies"),
            models.CheckConstraint(
                condition=Q(votes=False) | ~Q(role__in=["secretary", "clerk"]), name="whoever_serves_does_not_vote"
            ),
        ]

    def __str__(self) -> str:
        return self.label()

    @property
    def name(self) -> str:
        """Who holds it, if that is known."""
        return (self.user.name if self.user_id else "") or self.holder

    def title(self) -> str:
        """The position in the reader's language; empty for a person appointed for himself."""
        english = (get_language() or "ko").startswith("en")
        return (english and self.title_en) or self.title_ko

    def label(self) -> str:
        """Position and name, as far as there are any."""
        return " ".join(filter(None, [self.title(), self.name]))

    @property
    def person_ids(self) -> set:
        """Whoever may act for it: the holder, and the proxy where the committee allows proxies."""
        proxy = self.proxy_id if self.proxy_id and self.committee.proxies_allowed else None
        return {one for one in (self.user_id, proxy) if one}

    def covers(self, day: dt.date) -> bool:
        """Whether it is in force on `day`."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

"""A committee's rules and members, as its page tells them."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from office.committees.models import Committee, Seat
from office.committees.tallying import quorum_needed
from office.workflow.articles import cite

SOON_DAYS = 60


def rules_told(committee: Committee) -> list[dict]:
    """Each rule: what it says, what it rests on, and where the law leaves it open."""
    days = ngettext("%(n)d day", "%(n)d days", committee.notice_days) % {"n": committee.notice_days}
    years = ngettext("%(n)d year", "%(n)d years", committee.term_years) % {"n": committee.term_years}
    return [
        _rule(_("Notice before a meeting"), days, "Com §9①"),
        _rule(_("Quorum"), committee.get_quorum_display(), "Dec §26②"),
        _rule(_("Majority"), committee.get_majority_display(), "Dec §26②", note=_("A tie is no majority.")),
        _rule(_("Term of appointed members"), years, "Dec §25"),
        _rule(
            _("Recused members"),
            _("leave the number of enrolled members") if committee.recused_leave_denominator
            else _("stay in the number of enrolled members"),
            open_=True,
        ),
        _rule(
            _("Proxies of ex-officio members"),
            _("are admitted") if committee.proxies_allowed else _("are not admitted"),
            open_=True,
        ),
        _rule(
            _("A written ballot that does not come back"),
            _("counts as absence") if committee.written_unreturned_is_absent
            else _("counts as presence without a vote"),
            open_=True,
        ),
    ]  # fmt: skip


def _rule(label: str, value: object, basis: str = "", *, note: str = "", open_: bool = False) -> dict:
    return {"label": label, "value": value, "basis": cite(basis) if basis else "", "note": note, "uncertain": open_}


def seats_told(seats: list[Seat]) -> dict:
    """The seats of today, those to come and those that have ended; what is vacant, and whose term ends soon."""
    today = timezone.localdate()
    now = [seat for seat in seats if seat.covers(today)]
    for seat in now:
        seat.vacant = not seat.name
        seat.ends_soon = seat.valid_until is not None and (seat.valid_until - today).days <= SOON_DAYS
    voting = [seat for seat in now if seat.votes]
    return {
        "seats": now,
        "to_come": [seat for seat in seats if seat.valid_from > today],
        "ended": [seat for seat in seats if seat.valid_until is not None and seat.valid_until < today],
        "voting": len(voting),
        "vacancies": sum(seat.vacant for seat in now),
        "quorum": quorum_needed(len(voting), seats[0].committee.quorum) if voting else None,
    }

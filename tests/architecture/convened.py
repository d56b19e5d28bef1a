"""One of everything that committees have an address for, and the values that lead there."""

import datetime as dt

from django.utils import timezone

from office.committees.actions import committees, meetings
from office.committees.models import AgendaItem, ItemPaper, Motion, Recusal


def committee_values(case, document, cast) -> dict[str, dict[str, object]]:
    """A meeting whose only item is `case`, with a paper, a motion and a challenge; by the name of the address."""
    officer = cast.actor("molit_officer")
    committee = committees.create_committee(by=officer, code="nscc", name_ko="시험위원회", programme="sandbox")
    seat = committees.add_seat(committee, by=officer, kind="government", role="co_chair", title_ko="국토교통부장관")
    now = timezone.now()
    meeting = meetings.plan_meeting(committee, by=officer, held_at=now + dt.timedelta(days=20), place="대회의실")
    item = AgendaItem.objects.create(meeting=meeting, matter=case.matter, position=1, title=case.matter.title)
    paper = ItemPaper.objects.create(item=item, position=1, title="자료", document=document)
    motion = Motion.objects.create(item=item, position=1, outcome="approve", text="의결함", proposed_at=now)
    recusal = Recusal.objects.create(item=item, seat=seat, kind="challenge", reason="other", asked_at=now)
    inner = {"motion": motion.pk, "recusal": recusal.pk, "paper": paper.pk}
    of_committee = {"pk": committee.pk, "seat": seat.pk}
    return {
        "committees": {"pk": meeting.pk, "step": "call_off", "deed": "list_item"},
        **{f"committees:{name}": of_committee for name in ("committee", "rules", "seat-add")},
        **{f"committees:{name}": {"pk": seat.pk} for name in ("seat", "seat-end")},
        **{f"committees:{name}": {"pk": item.pk, "step": "defer_item", "deed": "describe"}
           for name in ("item", "item-step", "item-deed")},
        **{f"committees:{name}": {"pk": motion.pk, "deed": "withdraw"} for name in ("motion-record", "motion-deed")},
        "committees:recusal-deed": {"pk": recusal.pk, "deed": "decide"},
        **{f"committees:{name}": {"pk": paper.pk, "deed": "remove_paper"}
           for name in ("paper", "paper-order", "paper-deed")},
        **{f"committees-{name}": of_committee for name in ("detail", "seats", "seat")},
        "meetings": {"number": meeting.matter.number, "step": "call_off", "deed": "list_item"},
        "agenda": {"pk": item.pk, "step": "defer_item", "deed": "describe", **inner},
        "agenda-items-motion": {"pk": item.pk, "motion": motion.pk, "deed": "withdraw"},
        "agenda-items-recusal": {"pk": item.pk, "recusal": recusal.pk, "deed": "decide"},
    }  # fmt: skip

"""Made-up facts for the style guide; nothing of them is stored."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def everything() -> dict:
    """The context of a case page, and the rows of lists and charts."""
    now = timezone.now()
    return {
        "case": {
            "title": _("Night-time delivery robots on park paths"),
            "number": "2026-RC-0031",
            "kind_label": _("Rapid confirmation"),
            "state_label": _("With the ministries"),
            "tone": "information",
            "turn": _("It is the ministries' turn; you need not do anything."),
        },
        "progress": [
            {"label": _("Draft"), "status": "done", "note": "2026. 10. 1."},
            {"label": _("Received"), "status": "done", "note": "2026. 10. 2."},
            {"label": _("With the ministries"), "status": "current"},
            {"label": _("Result"), "status": "todo"},
        ],
        "clocks": [_clock(now)],
        "steps": _steps(),
        "papers": [{"name": "사업계획서.pdf", "url": "#papers", "size": 1_482_003, "at": now, "by": _("Company")}],
        "letters": [
            {
                "title": _("Receipt"),
                "url": "#letters",
                "number": "2026-0031",
                "at": now,
                "state_label": _("Issued"),
                "tone": "success",
            }
        ],
        "history": [
            {"at": now, "text": _("Sent to the ministries"), "by": _("Secretariat"), "tone": "information"},
            {"at": now - timedelta(days=1), "text": _("Received"), "by": _("Secretariat"), "tone": "success"},
            {"at": now - timedelta(days=2), "text": _("Submitted"), "by": _("Company")},
        ],
        "tabs": [
            {"label": _("Mine"), "url": "#mine", "current": True, "count": 3},
            {"label": _("All cases"), "url": "#all", "count": 31},
            {"label": _("Closed"), "url": "#closed"},
        ],
        "bars": [
            {"label": _("Mobility"), "value": 31},
            {"label": _("Energy"), "value": 12},
            {"label": _("Safety"), "value": 7},
        ],
        "points": [
            {"label": str(2020 + year), "value": value} for year, value in enumerate((4, 11, 18, 16, 27, 31, 42))
        ],
    }


def _clock(now) -> dict:
    return {
        "label": _("Reply of the ministries"),
        "left": _("12 days left"),
        "due": (now + timedelta(days=12)).date(),
        "day": 18,
        "total": 30,
        "paused": 3,
        "tone": "information",
        "url": "#clock",
    }


def _steps() -> list[SimpleNamespace]:
    common = {"url": "#step", "explain": "", "in_state": True, "primary": False, "reasons": ()}
    return [
        SimpleNamespace(
            **{**common, "name": "answer", "label": _("Send the supplement"), "open": True, "primary": True}
        ),
        SimpleNamespace(**{**common, "name": "withdraw", "label": _("Withdraw"), "open": True}),
        SimpleNamespace(
            **{
                **common,
                "name": "submit",
                "label": _("Submit"),
                "open": False,
                "reasons": [_("It was submitted already.")],
            }
        ),
    ]

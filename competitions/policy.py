"""What the law leaves open, as settings with cautious defaults (`COMPETITIONS` in the settings overrides them)."""

from django.conf import settings

_DEFAULTS = {
    # A reasonable period for formal defects: no length in law for competitions.
    "supplement_days": 7,
    "supplement_days_most": 30,
    # No objection rule for a selection was found; those of the Subsidy Act §37 on the grant decision are taken over.
    "objection_answer_days": 14,
    "objection_extension_days": 10,
}
_chosen = {**_DEFAULTS, **getattr(settings, "COMPETITIONS", {})}

SUPPLEMENT_DAYS: int = _chosen["supplement_days"]
SUPPLEMENT_DAYS_MOST: int = _chosen["supplement_days_most"]

OBJECTION_ANSWER_DAYS: int = _chosen["objection_answer_days"]
OBJECTION_EXTENSION_DAYS: int = _chosen["objection_extension_days"]

# Who announces; the unit in charge is the ministry's own affair.
LETTERHEAD: dict[str, str] = {
    "agency": "국토교통부",
    "sender": "국토교통부장관",
    "unit": "도시경제과",
    "postcode": "30103",
    "address": "세종특별자치시 도움6로 11",
    "homepage": "www.molit.go.kr",
} | _chosen.get("letterhead", {})

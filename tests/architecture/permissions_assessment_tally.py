"""The part of the permission table that speaks of tallies.

SIGNED_IN starts from a `*_for(actor)` query: a member who keeps away from one entry finds no tally of the panel.
"""

_NAMES = (
    "tallies", "adjustments", "adjustment-deed", "panel-export", "panel-workbook", "panel-paper", "round-tally",
    "talks", "talk", "opinion", "tally", "tally-entry", "what-if", "tally-statistics", "ties", "tally-sign",
    "tally-export", "tally-paper", "lot-record", "round-papers",
)  # fmt: skip

PAGES: dict[str, str] = dict.fromkeys((f"assessment:{name}" for name in _NAMES), "SIGNED_IN")

_BASE = "/api/v1/assessment"

OPERATIONS = {
    f"GET {_BASE}/tallies/": "SIGNED_IN",
    f"GET {_BASE}/tallies/{{pk}}/": "SIGNED_IN",
    f"GET {_BASE}/tallies/{{pk}}/export/": "SIGNED_IN",
    f"POST {_BASE}/tallies/{{pk}}/vote/": "SIGNED_IN",
    f"POST {_BASE}/tallies/{{pk}}/lot/": "SIGNED_IN",
    f"POST {_BASE}/tallies/{{pk}}/lot/draw/": "SIGNED_IN",
    f"GET {_BASE}/tallies/{{pk}}/what-if/": "SIGNED_IN",
    f"GET {_BASE}/tallies/{{pk}}/statistics/": "SIGNED_IN",
    f"POST {_BASE}/tallies/{{pk}}/papers/": "SIGNED_IN",
    f"POST {_BASE}/rounds/{{pk}}/papers/": "SIGNED_IN",
    f"GET {_BASE}/rounds/{{pk}}/discussion/": "SIGNED_IN",
    f"POST {_BASE}/rounds/{{pk}}/discussion/": "SIGNED_IN",
    f"POST {_BASE}/rounds/{{pk}}/questions/": "SIGNED_IN",
    f"GET {_BASE}/questions/": "SIGNED_IN",
    f"GET {_BASE}/panels/{{pk}}/papers/": "SIGNED_IN",
    f"POST {_BASE}/panels/{{pk}}/papers/": "SIGNED_IN",
    f"GET {_BASE}/panels/{{panel}}/opinions/": "SIGNED_IN",
    f"GET {_BASE}/subjects/{{pk}}/opinion/": "SIGNED_IN",
    f"PATCH {_BASE}/subjects/{{pk}}/opinion/": "SIGNED_IN",
    f"POST {_BASE}/rounds/{{pk}}/tally/": "SIGNED_IN",
    f"GET {_BASE}/panels/{{pk}}/export/": "SIGNED_IN",
    f"GET {_BASE}/panels/{{panel}}/adjustments/": "SIGNED_IN",
    f"POST {_BASE}/panels/{{panel}}/adjustments/": "SIGNED_IN",
    f"POST {_BASE}/adjustments/{{pk}}/confirm/": "SIGNED_IN",
    f"POST {_BASE}/adjustments/{{pk}}/drop/": "SIGNED_IN",
}

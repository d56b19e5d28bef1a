"""The part of the permission table that speaks of rounds, sheets and the reviewer's desk.

SIGNED_IN starts from a `*_for(actor)` query: before the lock nobody but the writer finds a sheet there.
"""

_NAMES = (
    "desk", "sign", "round", "round-step", "round-entry", "attendance", "sheet", "sheet-step", "sheet-receipt",
    "sheet-receipt-paper", "sheet-version", "subject-paper",
)  # fmt: skip

PAGES: dict[str, str] = dict.fromkeys((f"assessment:{name}" for name in _NAMES), "SIGNED_IN")

_BASE = "/api/v1/assessment"

OPERATIONS = {
    f"GET {_BASE}/rounds/": "SIGNED_IN",
    f"GET {_BASE}/rounds/{{number}}/": "SIGNED_IN",
    f"POST {_BASE}/rounds/{{number}}/steps/{{step}}/": "SIGNED_IN",
    f"GET {_BASE}/rounds/{{number}}/attendance/": "SIGNED_IN",
    f"PUT {_BASE}/rounds/{{number}}/attendance/": "SIGNED_IN",
    f"GET {_BASE}/sheets/": "SIGNED_IN",
    f"GET {_BASE}/sheets/{{number}}/": "SIGNED_IN",
    f"PATCH {_BASE}/sheets/{{number}}/": "SIGNED_IN",
    f"POST {_BASE}/sheets/{{number}}/steps/{{step}}/": "SIGNED_IN",
    f"GET {_BASE}/sheets/{{number}}/versions/": "SIGNED_IN",
    f"GET {_BASE}/sheets/{{pk}}/versions/{{version}}/receipt/": "SIGNED_IN",
    f"POST {_BASE}/sheets/{{pk}}/versions/{{version}}/receipt/": "SIGNED_IN",
}

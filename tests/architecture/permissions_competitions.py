"""The part of the permission table that speaks of competitions: calls, entries, receipts.

SIGNED_IN starts from a `*_for(actor)` query: the rival city and the officer of another programme find nothing there.
"""

_PUBLIC = ("public-calls", "public-call", "public-call-version", "public-call-notice", "public-call-issued",
           "public-call-scores", "call-calendar")  # fmt: skip
_OF_CALLS = (
    "programme", "call-list", "call", "call-form", "call-step", "call-questions", "call-question-answer",
    "call-extensions", "call-extension-new", "extension", "award", "award-removal",
)  # fmt: skip
_OF_ENTRIES = (
    "entry-list", "entry-new", "entry", "entry-form", "entry-report", "entry-budget", "entry-partners", "entry-step",
    "partner", "partner-deed", "receipt", "call-entries", "entry-objection",
    "objection-list", "objection", "objection-step", "call-result", "call-result-notice", "call-result-letter",
)  # fmt: skip

PAGES: dict[str, str] = {
    **dict.fromkeys((f"competitions:{name}" for name in _PUBLIC), "PUBLIC"),
    **dict.fromkeys((f"competitions:{name}" for name in (*_OF_CALLS, *_OF_ENTRIES)), "SIGNED_IN"),
    "competitions:programme-list": "competitions.overlook",
    "competitions:programme-new": "competitions.staff",
    "competitions:call-new": "competitions.staff",
    "competitions:award-list": "competitions.overlook",
    "competitions:award-new": "competitions.staff",
    "competitions:outage-list": "competitions.overlook",
    "competitions:outage-new": "competitions.staff",
}

_BASE = "/api/v1/competitions"

OPERATIONS = {
    f"GET {_BASE}/programmes/": "competitions.overlook",
    f"POST {_BASE}/programmes/": "competitions.staff",
    f"GET {_BASE}/programmes/{{code}}/": "competitions.overlook",
    f"PATCH {_BASE}/programmes/{{code}}/": "competitions.staff",
    f"GET {_BASE}/awards/": "competitions.overlook",
    f"POST {_BASE}/awards/": "competitions.staff",
    f"GET {_BASE}/awards/{{pk}}/": "competitions.overlook",
    f"POST {_BASE}/awards/{{pk}}/correct/": "competitions.staff",
    f"POST {_BASE}/awards/{{pk}}/take-out/": "competitions.staff",
    f"GET {_BASE}/outages/": "competitions.overlook",
    f"POST {_BASE}/outages/": "competitions.staff",
    f"GET {_BASE}/calls/": "SIGNED_IN",
    f"POST {_BASE}/calls/": "SIGNED_IN",
    f"GET {_BASE}/calls/{{number}}/": "SIGNED_IN",
    f"POST {_BASE}/calls/{{number}}/steps/{{step}}/": "SIGNED_IN",
    f"GET {_BASE}/calls/{{number}}/questions/": "SIGNED_IN",
    f"POST {_BASE}/calls/{{number}}/questions/": "SIGNED_IN",
    f"POST {_BASE}/calls/{{number}}/questions/{{pk}}/answer/": "SIGNED_IN",
    f"GET {_BASE}/calls/{{number}}/extensions/": "SIGNED_IN",
    f"POST {_BASE}/calls/{{number}}/extensions/": "SIGNED_IN",
    f"POST {_BASE}/calls/{{number}}/extensions/{{pk}}/grant/": "SIGNED_IN",
    f"POST {_BASE}/calls/{{number}}/extensions/{{pk}}/refuse/": "SIGNED_IN",
    f"GET {_BASE}/entries/": "SIGNED_IN",
    f"POST {_BASE}/entries/": "SIGNED_IN",
    f"GET {_BASE}/entries/{{number}}/": "SIGNED_IN",
    f"POST {_BASE}/entries/{{number}}/steps/{{step}}/": "SIGNED_IN",
    f"GET {_BASE}/entries/{{number}}/report/": "SIGNED_IN",
    f"POST {_BASE}/entries/{{number}}/budget/": "SIGNED_IN",
    f"GET {_BASE}/entries/{{number}}/partners/": "SIGNED_IN",
    f"POST {_BASE}/entries/{{number}}/partners/": "SIGNED_IN",
    f"POST {_BASE}/entries/{{number}}/objections/": "SIGNED_IN",
    f"GET {_BASE}/entries/{{number}}/result/": "SIGNED_IN",
    f"GET {_BASE}/calls/{{number}}/result/": "SIGNED_IN",
    f"GET {_BASE}/objections/": "SIGNED_IN",
    f"GET {_BASE}/objections/{{number}}/": "SIGNED_IN",
    f"POST {_BASE}/objections/{{number}}/steps/{{step}}/": "SIGNED_IN",
    f"GET {_BASE}/partners/": "SIGNED_IN",
    f"POST {_BASE}/partners/{{pk}}/answer/": "SIGNED_IN",
    f"POST {_BASE}/partners/{{pk}}/leave/": "SIGNED_IN",
    f"POST {_BASE}/partners/{{pk}}/sign-off/": "SIGNED_IN",
    f"POST {_BASE}/partners/{{pk}}/ask-to-sign/": "SIGNED_IN",
    f"GET {_BASE}/receipts/": "SIGNED_IN",
    f"GET {_BASE}/receipts/{{pk}}/": "SIGNED_IN",
}

"""The part of the permission table that speaks of seats, exclusions and named people.

SIGNED_IN starts from a `*_for(actor)` query: the reviewer's own seat, the staff's panels, the applicant's own entries.
"""

_PAGES = ("seats", "seat", "seat-step", "declaration", "recusal", "invitations", "exclusions", "exclusion",
          "exclusion-deed", "named", "named-remove", "named-attach")  # fmt: skip

PAGES: dict[str, str] = dict.fromkeys((f"assessment:{name}" for name in _PAGES), "SIGNED_IN")

_BASE = "/api/v1/assessment"

OPERATIONS = {
    f"GET {_BASE}/seats/": "SIGNED_IN",
    f"GET {_BASE}/seats/{{number}}/": "SIGNED_IN",
    f"POST {_BASE}/seats/{{number}}/steps/{{step}}/": "SIGNED_IN",
    f"GET {_BASE}/seats/{{number}}/declarations/": "SIGNED_IN",
    f"PUT {_BASE}/seats/{{number}}/declarations/": "SIGNED_IN",
    f"POST {_BASE}/seats/{{number}}/recusals/": "SIGNED_IN",
    f"POST {_BASE}/panels/{{pk}}/invitations/": "SIGNED_IN",
    f"GET {_BASE}/exclusions/": "SIGNED_IN",
    f"POST {_BASE}/exclusions/": "SIGNED_IN",
    f"GET {_BASE}/exclusions/{{pk}}/": "SIGNED_IN",
    f"POST {_BASE}/exclusions/{{pk}}/{{deed}}/": "SIGNED_IN",
    f"GET {_BASE}/named/": "SIGNED_IN",
    f"POST {_BASE}/named/": "SIGNED_IN",
    f"DELETE {_BASE}/named/{{pk}}/": "SIGNED_IN",
    f"POST {_BASE}/named/{{pk}}/attach/": "SIGNED_IN",
}

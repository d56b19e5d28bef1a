"""The part of the permission table that speaks of panels, their conflicts, draws and allotments."""

PAGES: dict[str, str] = {
    "assessment:panels": "assessment.panel.overlook",
    "assessment:panel-new": "assessment.panel.compose",
    "assessment:panel": "SIGNED_IN",
    "assessment:panel-settings": "SIGNED_IN",
    "assessment:panel-entries": "SIGNED_IN",
    "assessment:panel-step": "SIGNED_IN",
    "assessment:panel-conflicts": "SIGNED_IN",
    "assessment:panel-draw": "SIGNED_IN",
    "assessment:panel-allotments": "SIGNED_IN",
    # what anybody may repeat: pseudonyms and flags, no names
    "assessment:draw": "PUBLIC",
    "assessment:draw-pool": "PUBLIC",
    "assessment:draw-record": "PUBLIC",
}

ADMIN_MODELS = tuple(
    f"assessment.{name}"
    for name in (
        "adjustment", "allotment", "attendance", "declaration", "discussion", "exclusion", "lot", "namedperson",
        "opinion", "panel", "paneldraw", "poolmember", "round", "seat", "sheet", "sheetreceipt", "sheetversion",
        "storedtally", "subject", "tallyplace", "tallysignature", "tieruling",
    )
)  # fmt: skip

_BASE = "/api/v1/assessment"

OPERATIONS: dict[str, str] = {
    f"GET {_BASE}/panels/": "SIGNED_IN",
    f"POST {_BASE}/panels/": "assessment.panel.compose",
    f"GET {_BASE}/panels/{{number}}/": "SIGNED_IN",
    f"POST {_BASE}/panels/{{number}}/steps/{{step}}/": "SIGNED_IN",
    f"PUT {_BASE}/panels/{{number}}/settings/": "SIGNED_IN",
    f"POST {_BASE}/panels/{{number}}/entries/": "SIGNED_IN",
    f"POST {_BASE}/panels/{{number}}/conflicts/": "SIGNED_IN",
    f"POST {_BASE}/panels/{{number}}/draw/": "SIGNED_IN",
    f"POST {_BASE}/panels/{{number}}/draw/commitment/": "SIGNED_IN",
    f"POST {_BASE}/panels/{{number}}/draw/nonce/": "SIGNED_IN",
    f"POST {_BASE}/panels/{{number}}/allotments/": "SIGNED_IN",
    f"GET {_BASE}/draws/{{pk}}/": "PUBLIC",
}

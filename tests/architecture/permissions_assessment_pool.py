"""The part of the permission table that speaks of the pool of reviewers.

SIGNED_IN starts from a `*_for(actor)` query: those who keep the pool, auditors, and each person the own profile.
"""

_KEPT = ("reviewer-new", "reviewer-activity", "reviewer-account", "pool-import", "pool-template", "pool-preview",
         "employment-remove", "work-remove")  # fmt: skip
_PERSONAL = ("me", "reviewer", "reviewer-edit", "reviewer-consent", "reviewer-withdraw", "employment-new", "work-new",
             "employment", "work")  # fmt: skip

PAGES: dict[str, str] = {
    "assessment:reviewers": "assessment.pool.overlook",
    **dict.fromkeys((f"assessment:{name}" for name in _KEPT), "assessment.pool.manage"),
    **dict.fromkeys((f"assessment:{name}" for name in _PERSONAL), "SIGNED_IN"),
}

_BASE = "/api/v1/assessment/reviewers"

OPERATIONS = {
    f"GET {_BASE}/": "assessment.pool.overlook",
    f"GET {_BASE}/{{pk}}/": "SIGNED_IN",
}

ADMIN_MODELS = ("assessment.employment", "assessment.expertise", "assessment.poolimport", "assessment.reviewer",
                "assessment.work")  # fmt: skip

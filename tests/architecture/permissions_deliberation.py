"""The part of the permission table that speaks of decisions and exemptions: it starts from `*_for(actor)` queries.

The conditions desk and the decision are the office's and, to read, the auditors': others are refused there.
"""

PAGES = dict.fromkeys(
    (
        "sandbox:conditions",
        "sandbox:conditions-adopt",
        "sandbox:conditions-paper",
        "sandbox:condition-new",
        "sandbox:condition",
        "sandbox:condition-remove",
        "sandbox:condition-move",
        "sandbox:decision",
        "sandbox:exemption-list",
        "sandbox:exemption",
        "sandbox:exemption-publication",
        "sandbox:amendment-plan-list",
        "sandbox:amendment-plan",
    ),
    "SIGNED_IN",
)

OPERATIONS = dict.fromkeys(
    (
        "GET /api/v1/sandbox/applications/{number}/conditions/",
        "POST /api/v1/sandbox/applications/{number}/conditions/",
        "POST /api/v1/sandbox/applications/{number}/conditions/adopt/",
        "POST /api/v1/sandbox/applications/{number}/conditions/agenda-paper/",
        "PATCH /api/v1/sandbox/applications/{number}/conditions/{condition}/",
        "DELETE /api/v1/sandbox/applications/{number}/conditions/{condition}/",
        "POST /api/v1/sandbox/applications/{number}/conditions/{condition}/move/",
        "GET /api/v1/sandbox/exemptions/",
        "GET /api/v1/sandbox/exemptions/{number}/",
        "POST /api/v1/sandbox/exemptions/{number}/publication/",
        "GET /api/v1/sandbox/amendment-plans/",
        "GET /api/v1/sandbox/amendment-plans/{number}/",
    ),
    "SIGNED_IN",
)

ADMIN_MODELS = (
    "sandbox.amendmentplan", "sandbox.condition", "sandbox.datametric", "sandbox.exemption", "sandbox.exemptionregion",
    "sandbox.ruling",
)  # fmt: skip

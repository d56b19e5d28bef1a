"""The part of the permission table that speaks of committees: all of it starts from a `*_for(actor)` query."""

PAGES = dict.fromkeys(
    (
        "committees:list",
        "committees:new",
        "committees:committee",
        "committees:rules",
        "committees:seat-add",
        "committees:seat",
        "committees:seat-end",
        "committees:meetings",
        "committees:plan",
        "committees:meeting",
        "committees:meeting-step",
        "committees:meeting-deed",
        "committees:packet",
        "committees:agenda",
        "committees:agenda-order",
        "committees:live",
        "committees:live-board",
        "committees:live-attendance",
        "committees:sitting",
        "committees:sitting-board",
        "committees:minutes",
        "committees:item",
        "committees:item-step",
        "committees:item-deed",
        "committees:motion-record",
        "committees:motion-deed",
        "committees:recusal-deed",
        "committees:paper",
        "committees:paper-order",
        "committees:paper-deed",
    ),
    "SIGNED_IN",
)

OPERATIONS = dict.fromkeys(
    (
        "GET /api/v1/committees/",
        "POST /api/v1/committees/",
        "GET /api/v1/committees/{pk}/",
        "PATCH /api/v1/committees/{pk}/",
        "GET /api/v1/committees/{pk}/seats/",
        "POST /api/v1/committees/{pk}/seats/",
        "PATCH /api/v1/committees/{pk}/seats/{seat}/",
        "GET /api/v1/meetings/",
        "POST /api/v1/meetings/",
        "GET /api/v1/meetings/{number}/",
        "POST /api/v1/meetings/{number}/steps/{step}/",
        "GET /api/v1/meetings/{number}/deeds/{deed}/",
        "POST /api/v1/meetings/{number}/deeds/{deed}/",
        "GET /api/v1/meetings/{number}/ready/",
        "GET /api/v1/meetings/{number}/attendance/",
        "GET /api/v1/meetings/{number}/minutes/",
        "POST /api/v1/meetings/{number}/packet/",
        "GET /api/v1/agenda-items/",
        "GET /api/v1/agenda-items/{pk}/",
        "POST /api/v1/agenda-items/{pk}/steps/{step}/",
        "GET /api/v1/agenda-items/{pk}/deeds/{deed}/",
        "POST /api/v1/agenda-items/{pk}/deeds/{deed}/",
        "GET /api/v1/agenda-items/{pk}/motions/{motion}/{deed}/",
        "POST /api/v1/agenda-items/{pk}/motions/{motion}/{deed}/",
        "GET /api/v1/agenda-items/{pk}/recusals/{recusal}/{deed}/",
        "POST /api/v1/agenda-items/{pk}/recusals/{recusal}/{deed}/",
        "GET /api/v1/agenda-items/{pk}/papers/{paper}/",
        "DELETE /api/v1/agenda-items/{pk}/papers/{paper}/",
    ),
    "SIGNED_IN",
)

ADMIN_MODELS = tuple(
    f"committees.{name}"
    for name in (
        "adhocseat", "agendaitem", "attendance", "committee", "committeepaper", "itempaper", "meeting", "minutespart",
        "motion", "recusal", "remark", "seat", "vote",
    )
)  # fmt: skip

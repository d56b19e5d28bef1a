"""The part of the permission table that speaks of the assessment, joined from its pieces."""

from tests.architecture import permissions_assessment_panels as panels
from tests.architecture import permissions_assessment_pool as pool
from tests.architecture import permissions_assessment_seats as seats
from tests.architecture import permissions_assessment_sheets as sheets
from tests.architecture import permissions_assessment_tally as tally

PAGES: dict[str, str] = {**panels.PAGES, **pool.PAGES, **seats.PAGES, **sheets.PAGES, **tally.PAGES}

OPERATIONS: dict[str, str] = {
    one: asks
    for piece in (panels, pool, seats, sheets, tally)
    for one, asks in getattr(piece, "OPERATIONS", {}).items()
}

ADMIN_MODELS: tuple[str, ...] = tuple(one for piece in (panels, pool, seats, sheets, tally)
                                      for one in getattr(piece, "ADMIN_MODELS", ()))  # fmt: skip

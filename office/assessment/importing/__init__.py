"""A pool out of a spreadsheet: read, looked through row by row, shown, and only then applied.

`columns` says what is asked, `template` writes the empty workbook, `reading` takes one apart, `cells` understands what
stands in a cell, `planning` compares with the pool. Nothing here writes; `actions.pool_import` does.
"""

from office.assessment.importing.planning import Plan, Row, plan_of

__all__ = ["Plan", "Row", "plan_of"]

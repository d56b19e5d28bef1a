"""What a rule says of a budget."""

from dataclasses import dataclass

PASS, WARN, FAIL = "pass", "warn", "fail"
FIELD = "budget"


@dataclass(frozen=True)
class Finding:
    """One rule, kept or not, in a sentence for whoever fills the table in.

    `field` is the question, or the cell as the form names it (`budget.ROW.year`). `too_high` is the won of national
    money above what the rest allows; `missing` the won of local (or, for the policies, of tagged) money that would
    mend it instead.
    """

    key: str
    status: str
    sentence: str
    field: str = FIELD
    too_high: int = 0
    missing: int = 0


def cell(row: str, column: str) -> str:
    """A cell's address in the form's own words; the question where the row is not known."""
    return f"{FIELD}.{row}.{column}" if row else FIELD

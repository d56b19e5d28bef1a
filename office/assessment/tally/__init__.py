"""The arithmetic of a selection: sheets and rules in, ranks and reasons out, exact to the last digit.

    found = compute(rules, Inputs(cells, adjustments, groups, recusals, rulings))
    found.results, found.unresolved, found.blocked    what is decided by, and what stops a decision
    standings(rules, inputs, "written")               who goes on after a round, before the next is held
    as_data(found), explained(found)                  the JSON of `manage.py tally`; the same with every reason
    interim(rules, standings, "written")              the same of a round that is not the last; interim_explained

Pure: no database, no model, no clock, no float. Bad input raises BadInput with its file, line and cell.
What the design leaves open is decided in docs/decisions/0014.
"""

from office.assessment.tally.averaging import Average, Dropped, average
from office.assessment.tally.computing import compute, standings
from office.assessment.tally.explaining import explained
from office.assessment.tally.inputs import Adjustment, Cell, Grouping, Inputs, Recusal, Ruling
from office.assessment.tally.interim import interim, interim_explained
from office.assessment.tally.results import Result, RoundScore, Tally, TieBreak, Total, Unresolved
from office.assessment.tally.telling import as_data
from office.assessment.tally.wrong import BadInput, Place

__all__ = [
    "Adjustment", "Average", "BadInput", "Cell", "Dropped", "Grouping", "Inputs", "Place", "Recusal", "Result",
    "RoundScore", "Ruling", "Tally", "TieBreak", "Total", "Unresolved", "as_data", "average", "compute", "explained",
    "interim", "interim_explained", "standings",
]  # fmt: skip

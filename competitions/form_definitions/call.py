"""The form with which the staff set up a call: its answers are the call's terms, frozen at the announcement."""

from competitions.form_definitions.announcing import BASICS, ELIGIBILITY, SCHEDULE
from competitions.form_definitions.asking import PAPERS, QUESTIONS
from competitions.form_definitions.judging import MONEY, RUBRIC, SELECTION
from office.forms.definition import FormDefinition

CALL_FORM = "competitions.call"
ENTRY_FORM = "competitions.entry"

CALL = FormDefinition(
    code=CALL_FORM,
    version=4,
    title=("공모 설정", "Set-up of a call"),
    sections=(BASICS, SCHEDULE, ELIGIBILITY, MONEY, SELECTION, RUBRIC, PAPERS, QUESTIONS),
    basis="Smart City Act Decree §14",
)

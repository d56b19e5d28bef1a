"""The sections that both exemption applications have: the demonstration (form 4) and the innovation project (form 3).

Forms 3 and 4 were not found. The sections follow what the Smart City Act §49③ and its Decree §52① ask of a plan, in the
order of the sibling ICT act's form 13 and its demonstration plan, with what only this Act has (region, local
government, insurance, data to be collected).
"""

from sandbox.form_definitions.shared.applicant import APPLICANT, ORGANISATION
from sandbox.form_definitions.shared.effects import DATA, EFFECTS
from sandbox.form_definitions.shared.money import BUDGET
from sandbox.form_definitions.shared.operation import OPERATION, SCHEDULE
from sandbox.form_definitions.shared.papers import papers
from sandbox.form_definitions.shared.regulations import REGULATIONS, grounds
from sandbox.form_definitions.shared.safety import PROTECTION, safety
from sandbox.form_definitions.shared.service import SERVICE
from sandbox.form_definitions.shared.site import site

__all__ = [
    "APPLICANT",
    "BUDGET",
    "DATA",
    "EFFECTS",
    "OPERATION",
    "ORGANISATION",
    "PROTECTION",
    "REGULATIONS",
    "SCHEDULE",
    "SERVICE",
    "grounds",
    "papers",
    "safety",
    "site",
]

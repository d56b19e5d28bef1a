"""Who composes panels, who looks over them, and who takes part in a draw."""

from office.access import rule
from office.assessment.parts import StaffOf
from office.assessment.rules import STAFF
from office.people.who import Appointed

# The pages of those in charge of any programme's panels; what they find there is asked for each panel.
Compose = rule("assessment.panel.compose", Appointed(*STAFF, programme="competitions"))
Overlook = rule("assessment.panel.overlook", Appointed(*STAFF, "auditor", programme="competitions"))

# The second party to a draw is nobody of the secretariat.
AuditDraw = rule("assessment.draw.audit", StaffOf("auditor"))

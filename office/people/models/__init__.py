"""Who there is: users, organisations, what people are in them, and what they are appointed to."""

from office.people.models.appointments import Appointment
from office.people.models.memberships import Claim, Invitation, Membership
from office.people.models.organisations import Organisation, OrganisationName
from office.people.models.tokens import ApiToken
from office.people.models.users import User

__all__ = [
    "ApiToken",
    "Appointment",
    "Claim",
    "Invitation",
    "Membership",
    "Organisation",
    "OrganisationName",
    "User",
]

"""Who puts an officer in charge."""

from office.access import rule
from office.people.models.organisations import OrganisationKind
from office.people.who import Appointed, MemberOf, When

_NOT_MINISTRIES = [kind for kind in OrganisationKind.values if kind != "ministry"]

# A ministry's desk hands its own consultations to its own people; all other matters are the officers' to hand out.
ASSIGN = rule(
    "docket.assign",
    MemberOf("organisation", roles=("manager",), kinds=("ministry",))
    | (Appointed("officer") & (When(organisation__kind__in=_NOT_MINISTRIES) | When(organisation=None))),
)

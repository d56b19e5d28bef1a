"""Who may know of organisations, memberships and offices, and who may change them."""

from office.access import rule
from office.people.who import Administrator, Appointed, ChargedWith, Inside, MemberOf, SelfOf, SignedIn

_SECRETARIAT = Appointed("officer", organisation_kind="secretariat")
_STAFF = Appointed("officer", "decision_maker", "auditor")

REGISTER_ORGANISATION = rule("people.organisation.register", SignedIn())
SEE_ORGANISATION = rule("people.organisation.see", Inside() | _STAFF | Administrator())
MANAGE_ORGANISATION = rule("people.organisation.manage", Inside(roles=("manager",)))
INVITE = rule("people.organisation.invite", Inside(roles=("manager",)) | _SECRETARIAT | Administrator())
# Registers of local governments and ministries, with the days on which they exist and bear a name.
KEEP_DIRECTORY = rule("people.directory.keep", _SECRETARIAT | Administrator())

END_MEMBERSHIP = rule(
    "people.membership.end", MemberOf("organisation", roles=("manager",)) | ChargedWith("user") | _SECRETARIAT
)
CHANGE_MEMBERSHIP = rule("people.membership.change", MemberOf("organisation", roles=("manager",)) | _SECRETARIAT)
REVOKE_INVITATION = rule(
    "people.invitation.revoke", MemberOf("organisation", roles=("manager",)) | _SECRETARIAT | Administrator()
)
CLAIM = rule("people.claim.make", SignedIn())
SEE_CLAIM = rule("people.claim.see", ChargedWith("user") | MemberOf("organisation", roles=("manager",)) | _SECRETARIAT)
DECIDE_CLAIM = rule("people.claim.decide", MemberOf("organisation", roles=("manager",)) | _SECRETARIAT)

APPOINT = rule("people.appoint", _SECRETARIAT | Appointed("decision_maker") | Administrator())
SEE_APPOINTMENT = rule(
    "people.appointment.see",
    ChargedWith("user") | _SECRETARIAT | Appointed("decision_maker", "auditor") | Administrator(),
)
SET_DEPUTY = rule("people.appointment.deputy", ChargedWith("user") | APPOINT.who)
SEE_APPOINTMENTS = rule("people.appointments.list", SignedIn())

OWN_ACCOUNT = rule("people.account", SelfOf())

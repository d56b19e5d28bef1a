"""Which of the three readers somebody is: the words and the facts shown follow from it."""

from office.access import Actor

STAFF, APPLICANT, MINISTRY = "staff", "applicant", "ministry"


def audience_of(actor: Actor, case) -> str:
    """Members of the applicant read as applicants, members of the asked ministry as ministry, others as staff."""
    seats = actor.organisations()
    parent = case.matter.parent if case.matter.parent_id else None
    if parent is not None:
        if parent.organisation_id in seats:
            return APPLICANT
        return MINISTRY if case.matter.organisation_id in seats and not actor.posts else STAFF
    return APPLICANT if case.matter.organisation_id in seats else STAFF

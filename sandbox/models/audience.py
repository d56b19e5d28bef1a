"""Which of the three readers somebody is: the words and the facts shown follow from it."""

from office.access import Actor

STAFF, APPLICANT, MINISTRY = "staff", "applicant", "ministry"


def audience_of(actor: Actor, case) -> str:
    """Members of the applicant (and of its consortium) read as applicants, members of the asked agency as ministry,
    holders of a post as staff."""
    seats = actor.organisations()
    parent = case.matter.parent if case.matter.parent_id else None
    owner = parent or case.matter
    if owner.organisation_id in seats:
        return APPLICANT
    if parent is not None and case.matter.organisation_id in seats and not actor.posts:
        return MINISTRY
    return STAFF if actor.posts or not actor.signed_in else APPLICANT

"""Who may know of letters and documents, and who may act on them.

The roots of these rules reach across the matter, the approval line and the addressee; programmes add their own
audience through the kind. What a letter's approval needs besides standing in its line, the step itself says.
"""

from collections.abc import Collection

from office.access import Who, rule
from office.docket.models import Matter
from office.documents.audience import KindAudience, OnLine, SeesMatter, StepHolders
from office.people.who import Appointed, ChargedWith, MemberOf, MemberOfKind

_addressee = MemberOf("organisation") | ChargedWith("user")
_in_line = OnLine("draft", "review", "cooperate", "approve", waiting=False)

# Drafts are the office's own: an applicant who may see the matter does not see what is being written about it.
_at_work = ChargedWith("drafter") | _in_line
SeeLetter = rule("documents.letter.see", _at_work | StepHolders())
Draft = rule("documents.letter.draft", ChargedWith("drafter"))
Review = rule("documents.letter.review", OnLine("review", "cooperate"))
Approve = rule("documents.letter.approve", OnLine("approve"))
SendBack = rule("documents.letter.send_back", OnLine("review", "cooperate", "approve"))

_named = _addressee | ChargedWith("issued_by")
See = rule("documents.see", (SeesMatter() | _addressee) & (_named | KindAudience()))
Receive = rule("documents.receive", _addressee)


def seeing_of(matter: Matter, kinds: Collection[str]) -> Who:
    """The rule `See` for documents of one matter which are of these kinds: it asks nothing about others."""
    return (SeesMatter(kind=matter.kind) | _addressee) & (_named | KindAudience(kinds))


def letters_seen_of(matter: Matter) -> Who:
    """The rule `SeeLetter` for letters of one matter."""
    return _at_work | StepHolders(matter_kind=matter.kind)


Office = rule("documents.office", Appointed("officer", "decision_maker", "auditor") | MemberOfKind("secretariat"))
Serve = rule("documents.serve", SeesMatter() & (Appointed("officer", "decision_maker") | MemberOfKind("secretariat")))
Void = rule("documents.void", SeesMatter() & Appointed("decision_maker"))

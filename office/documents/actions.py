"""Everything that can be done with letters and documents, in one place: pages, API and programmes go through here."""

from office.documents.approving import approve
from office.documents.issuing import issue, supersede, void
from office.documents.letters import draft, return_to_drafter, review, revise, submit_for_approval, withdraw
from office.documents.serving import opened, place, record_service

__all__ = [
    "approve",
    "draft",
    "issue",
    "opened",
    "place",
    "record_service",
    "return_to_drafter",
    "review",
    "revise",
    "submit_for_approval",
    "supersede",
    "void",
    "withdraw",
]

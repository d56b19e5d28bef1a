"""Letters on their way to approval, documents that were issued, and how they arrived."""

from office.documents.models.issued import DocumentState, IssuedDocument
from office.documents.models.letter import Approval, Letter
from office.documents.models.service import Channel, Service

__all__ = ["Approval", "Channel", "DocumentState", "IssuedDocument", "Letter", "Service"]

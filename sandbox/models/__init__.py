"""The sandbox's nouns."""

from sandbox.models.consultation import Consultation, MaterialRequest, Reply
from sandbox.models.demand import SupplementDemand
from sandbox.models.rapid_confirmation import RapidConfirmation

__all__ = ["Consultation", "MaterialRequest", "RapidConfirmation", "Reply", "SupplementDemand"]

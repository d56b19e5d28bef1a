"""The sandbox's nouns."""

from sandbox.models.amendment_plan import AmendmentPlan
from sandbox.models.application import Application
from sandbox.models.condition import Condition
from sandbox.models.consortium import ConsortiumMember, Regulation
from sandbox.models.consultation import Consultation, MaterialRequest, Reply
from sandbox.models.demand import SupplementDemand
from sandbox.models.dispute import Dispute
from sandbox.models.exemption import DataMetric, Exemption, ExemptionRegion
from sandbox.models.local_review import LocalReview, Measure
from sandbox.models.objection import Objection
from sandbox.models.opinion import Escalation, Opinion, OpinionReply
from sandbox.models.panel import Panel, PanelMember
from sandbox.models.panel_sheet import PanelDissent, PanelSheet
from sandbox.models.proposals import ProposedCondition
from sandbox.models.rapid_confirmation import RapidConfirmation
from sandbox.models.ruling import Ruling

__all__ = [
    "AmendmentPlan",
    "Application",
    "Condition",
    "ConsortiumMember",
    "Consultation",
    "DataMetric",
    "Dispute",
    "Escalation",
    "Exemption",
    "ExemptionRegion",
    "LocalReview",
    "MaterialRequest",
    "Measure",
    "Objection",
    "Opinion",
    "OpinionReply",
    "Panel",
    "PanelDissent",
    "PanelMember",
    "PanelSheet",
    "ProposedCondition",
    "RapidConfirmation",
    "Regulation",
    "Reply",
    "Ruling",
    "SupplementDemand",
]

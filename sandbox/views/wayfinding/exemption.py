"""Where an exemption stands, and the plan that it asks of a ministry."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from sandbox.models import AmendmentPlan, Exemption
from sandbox.models.audience import APPLICANT, MINISTRY, STAFF
from sandbox.states import Amending, Exempting
from sandbox.views.wayfinding.board import Stage, Wayfinding, register

# What follows the approval has no states yet: the line shows where it leads.
_WAY: list[Stage] = [
    (pgettext_lazy("stage", "Approval"), ()),
    (pgettext_lazy("stage", "Preparing the start"), (Exempting.APPROVED,)),
    (pgettext_lazy("stage", "Operation"), ()),
    (pgettext_lazy("stage", "End"), ()),
]
_PLAN_WAY: list[Stage] = [
    (pgettext_lazy("stage", "Exemption"), ()),
    (pgettext_lazy("stage", "Plan to amend the law"), (Amending.AWAITED,)),
]
_PREPARING = gettext_lazy("The operator is preparing the start")
_TOLD = {
    (Exempting.APPROVED, APPLICANT): gettext_lazy(
        "Before the start, hand the proof of insurance to the ministry and the local government, by the way they agree "
        "with you, and show that the conditions to be met before the start are met, if there are any."
    ),
    (Exempting.APPROVED, STAFF): gettext_lazy(
        "The operator prepares the start: proof of insurance, and the conditions to be met before it."
    ),
}
_PLAN_TOLD = {
    (Amending.AWAITED, MINISTRY): gettext_lazy(
        "Whether or not anybody asks for it, the regulator draws up a plan to amend the law within 30 days of the "
        "exemption: which law, what, when, and what stands in the way."
    ),
}

register(Exemption, Wayfinding(way=lambda _one: _WAY, ends=(), turns={Exempting.APPROVED: _PREPARING}, told=_TOLD))
register(
    AmendmentPlan,
    Wayfinding(way=lambda _one: _PLAN_WAY, ends=(), turns={Amending.AWAITED: MINISTRY}, told=_PLAN_TOLD),
)

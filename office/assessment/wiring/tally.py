"""What tallies connect to: papers and notices are known once the modules are read; files that prove a bonus."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office.access import Actor, NotNow
from office.assessment import rules_tally as rules
from office.assessment.actions.tally_adjustments import PROOF
from office.assessment.documents import tally as documents
from office.assessment.models import Adjustment, Panel
from office.assessment.models.panel import KIND
from office.assessment.notifications import tally as notifications
from office.assessment.states import Composing
from office.attachments import kinds
from office.attachments.kinds import Limits

AUDIENCE = "assessment.panel"
LARGEST = 20 * 1024**2


def connect() -> tuple:
    """Called once, when every application is ready."""
    kinds.register_audience(AUDIENCE, rules.ReadProofs, label=gettext_lazy("Office of the panel"))
    kinds.register_kind(
        KIND, may_attach=may_attach, audience=AUDIENCE, limits=lambda panel, code: Limits(max_size=LARGEST),
        label=lambda panel, code: _("Evidence of a bonus or penalty"),
    )  # fmt: skip
    kinds.register_retention(proofs)
    return documents.KINDS, (notifications.TO_SIGN, notifications.ASKED)


def may_attach(actor: Actor, panel: Panel, code: str) -> bool:
    """Whoever proposes a bonus hands in what proves it, until the panel's work is done."""
    if code != PROOF or not rules.AdjustPanel.holds(actor, panel):
        return False
    if panel.state in (Composing.FINISHED, Composing.CANCELLED):
        raise NotNow([_("The panel's work is finished.")])
    return True


def proofs() -> Q:
    """What a bonus or penalty was proposed with is kept, whoever takes it back."""
    used = Adjustment.objects.filter(attachment__isnull=False).order_by().values("attachment")
    return Q(pk__in=used)

"""Selection in the office: the use cases of its steps, and objections."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from competitions import rules
from competitions.actions import selection
from competitions.documents import disqualification as _takings  # noqa: F401
from competitions.documents import objection as _answers  # noqa: F401  papers register on import
from competitions.documents import selection as _papers  # noqa: F401
from competitions.forms.call import ReasonForm
from competitions.forms.entry import StrikeForm
from competitions.forms.objection import AnswerForm
from competitions.forms.selection import AfterObjectionForm, DecisionForm, ListReadForm
from competitions.models import Call, Entry, Objection
from competitions.models.selection import KIND
from competitions.states.objection import OBJECTING_OPEN
from office.access import Actor, NotNow
from office.attachments import kinds
from office.docket import registry as docket
from office.workflow import bind

AUDIENCE, EVIDENCE = "competitions.objection", "evidence"
LARGEST = 20 * 1024**2


def connect() -> None:
    """Called once, when every application is ready."""
    docket.register(KIND, model=Objection, see=rules.SeeObjection, url="competitions:objection",
                    label=_("Objection to a result"))  # fmt: skip
    kinds.register_audience(AUDIENCE, rules.PapersOfObjection, label=_("Those who object and the office"))
    kinds.register_kind(
        KIND, may_attach=_may_prove, audience=AUDIENCE, limits=lambda one, code: kinds.Limits(max_size=LARGEST),
        label=lambda one, code: gettext("Evidence for the objection"),
    )  # fmt: skip
    bind(Call, "tell_round", action=selection.tell_round)
    bind(Call, "prepare_decision", form=DecisionForm, action=selection.prepare_decision)
    bind(Call, "send_back", form=ReasonForm, action=selection.send_back)
    bind(Call, "withdraw_list", form=ReasonForm)
    bind(Call, "decide", form=ListReadForm, action=selection.decide)
    bind(Call, "publish", form=ListReadForm, action=selection.publish)
    bind(Entry, "disqualify", form=ReasonForm, action=selection.disqualify)
    bind(Entry, "propose_strike", form=StrikeForm)
    bind(Entry, "drop_strike", form=ReasonForm)
    bind(Entry, "decline_award", form=ReasonForm)
    bind(Entry, "select_after_objection", form=AfterObjectionForm, action=selection.select_after_objection)
    bind(Objection, "extend_answer", form=ReasonForm)
    bind(Objection, "propose_answer", form=AnswerForm)
    bind(Objection, "refuse_answer", form=ReasonForm)
    bind(Objection, "conclude", form=ReasonForm)
    bind(Objection, "withdraw", form=ReasonForm)


def _may_prove(actor: Actor, objection: Objection, code: str) -> bool:
    """Whoever may object hands in what proves it, until it is answered."""
    if code != EVIDENCE or not rules.OwnObjection.holds(actor, objection):
        return False
    if objection.state not in OBJECTING_OPEN:
        raise NotNow([gettext("The objection is answered or withdrawn.")])
    return True

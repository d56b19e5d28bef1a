"""Selection in the office: the use cases of its steps, and objections."""

from django.utils.translation import gettext_lazy as _

from competitions import rules
from competitions.actions import selection
from competitions.documents import objection as _answers  # noqa: F401  papers register on import
from competitions.documents import selection as _papers  # noqa: F401
from competitions.forms.call import ReasonForm
from competitions.forms.objection import AnswerForm
from competitions.forms.selection import DecisionForm, ListReadForm
from competitions.models import Call, Entry, Objection
from competitions.models.selection import KIND
from office.docket import registry as docket
from office.workflow import bind


def connect() -> None:
    """Called once, when every application is ready."""
    docket.register(KIND, model=Objection, see=rules.SeeObjection, url="competitions:objection",
                    label=_("Objection to a result"))  # fmt: skip
    bind(Call, "tell_round", action=selection.tell_round)
    bind(Call, "prepare_decision", form=DecisionForm, action=selection.prepare_decision)
    bind(Call, "send_back", form=ReasonForm, action=selection.send_back)
    bind(Call, "withdraw_list", form=ReasonForm)
    bind(Call, "decide", form=ListReadForm, action=selection.decide)
    bind(Call, "publish", form=ListReadForm, action=selection.publish)
    bind(Entry, "disqualify", form=ReasonForm, action=selection.disqualify)
    bind(Entry, "decline_award", form=ReasonForm)
    bind(Entry, "select_after_objection", form=ReasonForm, action=selection.select_after_objection)
    bind(Objection, "extend_answer", form=ReasonForm)
    bind(Objection, "propose_answer", form=AnswerForm)
    bind(Objection, "refuse_answer", form=ReasonForm)
    bind(Objection, "conclude", form=ReasonForm)
    bind(Objection, "withdraw", form=ReasonForm)

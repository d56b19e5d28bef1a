"""Objections in the office: the kind of matter, the use cases of steps, letters and clocks."""

from django.utils.translation import gettext_lazy as _

from office.deadlines import actions as clocks
from office.deadlines.lapses import on_lapse, on_warning
from office.docket import registry as docket
from office.documents.registry import on_placed, on_served
from office.notifications.announcing import send
from office.workflow import bind
from sandbox import rules
from sandbox.actions import objections
from sandbox.deadlines import ForCitizens
from sandbox.documents import application as filing
from sandbox.documents import decisions
from sandbox.documents import objections as D
from sandbox.forms.objections import DecisionForm
from sandbox.forms.supplements import ReasonForm
from sandbox.models import Objection
from sandbox.models.objection import DISPOSED, KIND
from sandbox.states import Objecting
from sandbox.views import application_sections, objection_sections
from sandbox.wiring.supplements import of_kind


def connect() -> None:
    """Called once, when every application is ready."""
    docket.register(KIND, model=Objection, see=rules.SeeObjection, url="sandbox:objection", label=_("Objection"))
    application_sections.register_section(50, "sandbox/objection/_section.html", objection_sections.section)
    bind(Objection, "extend_period", form=ReasonForm)
    bind(Objection, "uphold", form=DecisionForm, action=objections.uphold)
    bind(Objection, "dismiss", form=DecisionForm)
    bind(Objection, "withdraw", form=ReasonForm)
    for kind in (filing.RETURN_NOTICE, decisions.REJECTION):
        on_served(kind.key, _notice_arrived)
    for kind in (D.UPHELD, D.DISMISSED):
        on_placed(kind.key, _decision_placed)
    on_lapse("C22c", _overdue)
    on_warning("C22c", _due_soon)


class _SixtyDays:
    """The 60 days count from the notice's arrival (Civil Petitions Act §35①)."""

    def trigger(self, case, *, event, facts) -> None:
        """The clock of the application."""
        clocks.start(case.matter, "C22", on=facts["arrived"], event=event)


def _notice_arrived(document, *, at, event) -> None:
    """Only a petitioner has this remedy (Civil Petitions Act §2 ii)."""
    case = docket.subject_of(document.matter)
    if case.state in DISPOSED:
        ForCitizens(_SixtyDays()).trigger(case, event=event, facts={"arrived": at})


def _decision_placed(document, *, at, event) -> None:
    """The letter lies in the box; the mail is only its notice."""
    send("sandbox.objection_decided", docket.subject_of(document.matter), dedupe=str(document.pk), event=event)


def _overdue(deadline) -> None:
    if (objection := of_kind(deadline, Objection)) is not None:
        send("sandbox.objection_overdue", objection, dedupe=f"C22c:{deadline.pk}")


def _due_soon(deadline, mark: str) -> None:
    objection = of_kind(deadline, Objection)
    if objection is not None and objection.state == Objecting.FILED:
        send("sandbox.objection_due", objection, dedupe=f"C22c:{deadline.pk}:{mark}")

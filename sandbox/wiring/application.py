"""Applications for an exemption in the office: the kind of matter, both forms, the use cases of steps, the clocks."""

from django.utils.translation import gettext_lazy as _

from office.attachments.kinds import register_audience
from office.deadlines.lapses import Reaction, on_lapse, on_warning
from office.docket import registry as docket
from office.documents.registry import on_placed, on_served
from office.forms import registry as form_kinds
from office.notifications.announcing import send
from office.workflow import bind
from sandbox import policy, rules
from sandbox.actions import applications, applications_local, supplements
from sandbox.actions.endings import on_end
from sandbox.actions.local_reviews import recall_open
from sandbox.documents import application as D
from sandbox.forms import application as ask
from sandbox.forms.supplements import DemandAgainForm, ExtendForm, ExtendSubmissionForm, ReasonForm, SupplementForm
from sandbox.models import Application
from sandbox.models.application import KIND
from sandbox.states import APPLYING_WRITABLE
from sandbox.wiring.application_forms import tell_assignee
from sandbox.wiring.supplements import answers_closed, demand_arrived, of_kind, second_demand_over

AUDIENCE = "sandbox.application"
# What is told when a period of an application has passed.
_LAPSES = {
    "C02": "sandbox.application_period_missed",
    "C03": "sandbox.application_clock_breached",
    "C08b": "sandbox.application_period_missed",
    "C09": "sandbox.application_supplement_overdue",
}


def connect() -> None:
    """Called once, when every application is ready."""
    _register_kind()
    _bind()
    on_end(_recall_reviews)
    _react_to_letters()
    _react_to_clocks()


def _register_kind() -> None:
    docket.register(
        KIND, model=Application, see=rules.SeeApplication, url="sandbox:application", label=_("Exemption application")
    )
    register_audience(AUDIENCE, rules.PapersOfApplication, label=_("Applicant, consortium and office"))
    for form in applications.FORMS.values():
        form_kinds.register(
            KIND,
            form,
            write=rules.WriteApplication,
            draft=rules.WriteApplication,
            audience=AUDIENCE,
            closed=answers_closed(APPLYING_WRITABLE),
            on_saved=applications.take_title,
            on_assigned=tell_assignee,
        )


def _bind() -> None:
    use = applications
    bind(Application, "send_to_local", action=applications_local.send_to_local)
    bind(Application, "recall", form=ReasonForm, action=applications_local.recall)
    bind(Application, "submit", action=use.submit)
    bind(Application, "discard", action=use.discard)
    bind(Application, "receive", action=use.receive)
    bind(Application, "request_supplement", form=SupplementForm, action=supplements.request_supplement)
    bind(Application, "extend_supplement", form=ExtendForm)
    bind(Application, "extend_submission", form=ExtendSubmissionForm)
    bind(Application, "demand_again", form=DemandAgainForm, action=supplements.demand_again)
    bind(Application, "supply", action=use.supply)
    bind(Application, "continue_examination", form=ReasonForm, action=supplements.continue_examination)
    bind(Application, "return_application", form=ask.ReturnForm, action=use.return_application)
    bind(Application, "withdraw", form=ReasonForm, action=use.withdraw)


def _recall_reviews(application: Application, *, by) -> None:
    """Nobody need review a plan that was given up."""
    recall_open(application)


def _react_to_letters() -> None:
    on_served(D.SUPPLEMENT_REQUEST.key, demand_arrived)
    on_served(D.SECOND_DEMAND.key, demand_arrived)
    for kind in (D.SUPPLEMENT_REQUEST, D.SECOND_DEMAND, D.RETURN_NOTICE):
        on_placed(kind.key, tell_applicant)


def tell_applicant(document, *, at, event) -> None:
    """The letter lies in the box; the mail is only its notice. For every letter on an application's own matter."""
    send("sandbox.application_letter", docket.subject_of(document.matter), dedupe=str(document.pk), event=event)


def _react_to_clocks() -> None:
    on_warning("C03", _days_run_on)
    for clock, key in _LAPSES.items():
        on_lapse(clock, _telling(key))
    on_lapse("C09b", _second_demand_over)
    on_lapse("C10", _thirty_days_on)


def _telling(key: str) -> Reaction:
    def tell(deadline) -> None:
        application = of_kind(deadline, Application)
        if application is not None:
            send(key, application, dedupe=f"{deadline.clock}:{deadline.pk}")

    return tell


def _days_run_on(deadline, mark: str) -> None:
    """Days 30, 60, 75 of the 90: a ministry using its full 90 leaves none for review (Act §49⑤, ARA §19의3⑤)."""
    application = of_kind(deadline, Application)
    if application is not None:
        send("sandbox.application_clock_warned", application, dedupe=f"C03:{deadline.pk}:{mark}")


def _second_demand_over(deadline) -> None:
    second_demand_over(of_kind(deadline, Application))


def _thirty_days_on(deadline) -> None:
    application = of_kind(deadline, Application)
    if application is not None and application.ended_at is None and policy.STATUS_NOTICE:
        send("sandbox.application_status", application, dedupe=f"C10:{deadline.pk}")

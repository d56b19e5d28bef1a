"""Applications for an exemption in every state up to "received and complete", each taken there by its own steps.

Later pieces extend :class:`ExemptionWorld` in modules of their own (consulting, experts, committee).
"""

from dataclasses import dataclass, field

import pytest
from django.utils import timezone

from office.access import SYSTEM, Actor
from office.documents.models import IssuedDocument
from office.documents.registry import tell
from office.forms.queries import answers_of
from office.ledger import record
from office.workflow import perform, take_approved
from sandbox.actions import applications, applications_local, local_reviews
from sandbox.models import Application
from sandbox.states import Track
from tests.exemption_answers import fill_exemption
from tests.worlds import later, small_pdf


@dataclass
class ExemptionWorld:
    """Makes applications in the state that is asked for; `track` is the demonstration unless said otherwise."""

    cast: object
    applicant: Actor = field(init=False)
    writer: Actor = field(init=False)
    officer: Actor = field(init=False)
    judge: Actor = field(init=False)
    local: Actor = field(init=False)

    def __post_init__(self) -> None:
        self.applicant = self.cast.actor("company_user")
        self.writer = self.cast.actor("company_writer")
        self.officer = self.cast.actor("secretariat_officer")
        self.judge = self.cast.actor("decision_maker")
        self.local = self.cast.actor("city_user")

    def draft(self, *, complete: bool = True, track: str = Track.DEMONSTRATION, **chosen) -> Application:
        """A draft, whole unless said otherwise; `ministries` and `regions` as in `exemption_answers`."""
        case = applications.create(by=self.applicant, organisation=self.cast.company, track=track)
        if complete:
            fill_exemption(answers_of(case.matter), by=self.applicant, pdf=small_pdf(), **chosen)
            case.matter.refresh_from_db()
        return case

    def local_review(self, **chosen) -> Application:
        """The city has the plan."""
        case = self.draft(**chosen)
        applications_local.send_to_local(case, by=self.applicant)
        return case

    def local_done(self, *, measures: tuple[str, ...] = (), answered: bool = True, **chosen) -> Application:
        """The city has given its opinion; its measures are answered unless said otherwise."""
        case = self.local_review(**chosen)
        stance = "with_measures" if measures else "favourable"
        for review in case.current_local_reviews():
            local_reviews.give(review, by=self.local, stance=stance, text="지장 없음", measures=[*measures])
            for measure in review.measures.all() if answered else ():
                local_reviews.answer_measure(measure, by=self.applicant, plan="그대로 하겠음")
        return self.fresh(case)

    def submitted(self, **chosen) -> Application:
        """Filed."""
        case = self.local_done(**chosen)
        applications.submit(case, by=self.applicant)
        return case

    def received(self, **chosen) -> Application:
        """Received, with its number."""
        case = self.submitted(**chosen)
        applications.receive(case, by=self.officer)
        return case

    def supplement(self, days: int = 14, codes: tuple[str, ...] = ("summary",), **chosen) -> Application:
        """A supplement is asked for, and the demand has arrived."""
        case = self.received(**chosen)
        self.approved(case, "request_supplement", codes=[*codes], reason="불명확", days=days)
        self.arrive(case.matter, "sandbox.application_supplement")
        return case

    def returnable(self, **chosen) -> Application:
        """Demanded twice, not supplied."""
        case = self.supplement(days=5, **chosen)
        with later(20):
            self.approved(case, "demand_again", reason="미제출", days=5)
            self.arrive(case.matter, "sandbox.application_second_demand")
        with later(60):
            perform(case, "supplement_overdue", by=SYSTEM)
        return case

    def returned(self, **chosen) -> Application:
        """Returned with reasons."""
        case = self.received(**chosen)
        self.approved(case, "return_application", ground="false_plan", reason="사실과 다름")
        return case

    def withdrawn(self, **chosen) -> Application:
        """Withdrawn after receipt."""
        case = self.received(**chosen)
        applications.withdraw(case, by=self.applicant, reason="계획 변경")
        return case

    def discarded(self, **chosen) -> Application:
        """A draft given up."""
        case = self.draft(**chosen)
        applications.discard(case, by=self.applicant)
        return case

    def approved(self, case: Application, step: str, **facts) -> None:
        """A step behind a letter, drafted by the secretariat and approved by the decision maker."""
        take_approved(case, step, by=self.judge, drafter=self.officer, facts=facts)

    def arrive(self, matter, kind: str) -> None:
        """What the arrival of a letter sets off, without its PDF: rendering is the documents' own test."""
        letter = IssuedDocument(matter=matter, kind=kind)
        event = record("tests.letter_arrived", actor=SYSTEM, matter_id=matter.pk)
        tell("served", letter, at=timezone.now(), event=event)

    def fresh(self, case: Application) -> Application:
        """The case as it is stored now."""
        return Application.objects.select_related("matter__organisation").get(pk=case.pk)


@pytest.fixture
def exemption(cast) -> ExemptionWorld:
    """Applications on demand."""
    return ExemptionWorld(cast)

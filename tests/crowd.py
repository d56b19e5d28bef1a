"""Many rows at once, for the tests that count queries: whole cases, written past the procedure."""

import datetime as dt
from dataclasses import dataclass
from itertools import count

from django.utils import timezone

from office.access import SYSTEM
from office.deadlines.models import Deadline, Pause
from office.docket.models import Matter
from office.documents.facts import freeze
from office.documents.models import Approval, IssuedDocument, Letter, Service
from office.ledger import record
from office.ledger.models import Effect
from office.notifications.models import Delivery
from sandbox.models import Consultation, MaterialRequest, RapidConfirmation, Reply
from sandbox.papers import rapid as papers
from sandbox.states import Consulting, Rapid

_numbers = count(1)
READERS = (
    "company_user", "company_reader", "ministry_clerk", "ministry_manager", "other_ministry_clerk",
    "secretariat_officer", "molit_officer", "decision_maker", "auditor", "admin",
)  # fmt: skip


@dataclass(frozen=True)
class Crowd:
    """Adds whole cases: one with its ministries at work, one to be consolidated, one draft; with clocks and papers."""

    cast: object

    def grow(self, many: int, *, with_papers: bool = True) -> None:
        """So many more; `with_papers=False` leaves out letters, documents and notices."""
        made = [self._matters(n) for n in (next(_numbers) for _index in range(many))]
        every = [matter for group in made for matter in group.values()]
        Matter.objects.bulk_create([matter for matter in every if matter.parent_id is None])
        Matter.objects.bulk_create([matter for matter in every if matter.parent_id is not None])
        self._cases(made)
        self._clocks(every)
        if with_papers:
            self._papers(every)
            self._notices(every)
        record("tests.crowd", actor=SYSTEM)

    def _matters(self, n: int) -> dict[str, Matter]:
        cast, year = self.cast, timezone.localdate().year

        def case(name: str, **more) -> Matter:
            return Matter(
                kind="sandbox.rapid", title=f"서비스 {n} {name}", organisation=cast.company,
                number=f"RC-{year}-{name}{n:04}", officer=cast.secretariat_officer, **more,
            )  # fmt: skip

        at_work, closing = case("A"), case("B")
        parts = {
            name: Matter(
                kind="sandbox.consultation", title=at_work.title, organisation=place, parent=at_work,
                number=f"CN-{year}-{name}{n:04}", officer=officer,
            )
            for name, place, officer in (
                ("C", cast.ministry, cast.ministry_clerk), ("D", cast.other_ministry, None), ("E", cast.ministry, None)
            )
        }  # fmt: skip
        draft = Matter(kind="sandbox.rapid", title="", organisation=cast.company)
        return {"at_work": at_work, "closing": closing, "draft": draft, **parts}

    def _cases(self, made: list[dict[str, Matter]]) -> None:
        now, clerk = timezone.now(), self.cast.ministry_clerk
        states = {"at_work": Rapid.INQUIRING, "closing": Rapid.CONSOLIDATING, "draft": Rapid.DRAFT}
        RapidConfirmation.objects.bulk_create(
            RapidConfirmation(matter=group[name], state=state, submitted_at=now, received_at=now)
            for group in made
            for name, state in states.items()
        )
        states = {"C": Consulting.SENT, "D": Consulting.REPLIED, "E": Consulting.MATERIAL}
        parts = [
            Consultation(matter=group[name], state=state, question="필요한 허가가 있는지")
            for group in made
            for name, state in states.items()
        ]
        Consultation.objects.bulk_create(parts)
        Reply.objects.bulk_create(
            Reply(consultation=part, answer="not_needed", grounds="무관", replied_at=now, replied_by=clerk)
            for part in parts
            if part.state == Consulting.REPLIED
        )  # fmt: skip
        MaterialRequest.objects.bulk_create(
            MaterialRequest(matter=part.matter, items="운행 자료", asked_at=now, asked_by=clerk)
            for part in parts
            if part.state != Consulting.SENT
        )

    def _clocks(self, matters: list[Matter]) -> None:
        begun = timezone.localdate() - dt.timedelta(days=10)
        rows = [
            Deadline(
                matter=matter, clock="C06" if matter.parent_id else "C07", started_on=begun, started_at=timezone.now(),
                due_on=begun + dt.timedelta(days=30),
            )
            for matter in matters
        ]  # fmt: skip
        Deadline.objects.bulk_create(rows)
        Pause.objects.bulk_create(
            Pause(deadline=row, since=begun + dt.timedelta(days=2), until=begun + dt.timedelta(days=4),
                  reason="supplement", holds=["supplement"])
            for row in rows
        )  # fmt: skip

    def _papers(self, matters: list[Matter]) -> None:
        now, cast = timezone.now(), self.cast
        letters = [
            Letter(
                matter=matter, kind="sandbox.return_notice", step="return_application", state="approval", round=1,
                facts={"ground": "not_a_petition", "reason": "대상이 아님"}, drafter=cast.secretariat_officer,
            )
            for matter in matters
        ]  # fmt: skip
        Letter.objects.bulk_create(letters)
        line = (("draft", cast.secretariat_officer, now), ("approve", cast.decision_maker, None))
        Approval.objects.bulk_create(
            Approval(letter=letter, round=1, order=order, role=role, user=user, acted_by=user if at else None, at=at)
            for letter in letters
            for order, (role, user, at) in enumerate(line)
        )
        documents = [
            IssuedDocument(
                matter=matter, kind="sandbox.receipt", series="시험", year=2026, number=next(_numbers), title="접수증",
                organisation=matter.organisation, facts={"facts": freeze(papers.Receipt.sample())}, electronic=True,
                facts_sha256="0" * 64, code=f"T{next(_numbers):011}", issued_by=cast.secretariat_officer,
                state="rendered", pdf_sha256="0" * 64, pdf_key="tests/none.pdf",
            )
            for matter in matters
        ]  # fmt: skip
        IssuedDocument.objects.bulk_create(documents)
        Service.objects.bulk_create(
            Service(document=one, organisation=one.organisation, channel="portal", sent_at=now, arrived_at=now)
            for one in documents
        )

    def _notices(self, matters: list[Matter]) -> None:
        now = timezone.now()
        people = [getattr(self.cast, part) for part in READERS]
        told = [
            Delivery(
                key="sandbox.letter_arrived", occasion=f"crowd-{next(_numbers)}", person=person, matter=matter,
                channel=channel, state=state, subject_line="알림", body_text="본문", url="/", sent_at=now, attempts=1,
            )
            for matter in matters
            for person in people
            for channel, state in (("inbox", "sent"), ("email", "failed"))
            if channel == "inbox" or person == people[0]
        ]  # fmt: skip
        Delivery.objects.bulk_create(told)
        Effect.objects.bulk_create(
            Effect(kind="documents.render", key=f"crowd-{next(_numbers)}", state="parked", last_error="x", attempts=1)
            for _matter in matters
        )

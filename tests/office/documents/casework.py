"""A small procedure whose decisions go out as letters: enough of a programme for the office's tests."""

import datetime as dt
from dataclasses import dataclass

from django import forms
from django.db import models

from office.access import rule
from office.access.rules import When
from office.docket import registry as docket
from office.docket.models import Matter
from office.documents.frame import Letterhead
from office.documents.registry import DocumentKind, Outgoing, forget, register
from office.documents.triggers import Issues
from office.people.who import Appointed, MemberOf
from office.workflow import Stateful, StepForm, bind, guard, step
from office.workflow.fields import StateField

KIND = "test.paper"
_staff = Appointed("officer", "decision_maker", "auditor", programme="sandbox")
SEE = rule("test.paper.see", MemberOf("matter__organisation") | _staff)
HANDLE = rule("test.paper.handle", Appointed("officer", programme="sandbox"))
DECIDE = rule("test.paper.decide", Appointed("decision_maker", programme="sandbox"))
OPEN_ONLY = rule("test.paper.open", Appointed("officer", programme="sandbox") & When(state="open"))


@guard("The case is blocked.")
def not_blocked(paper) -> bool:
    return not paper.blocked


class PaperFlow(Stateful):
    state = StateField(default="open", protected=True)

    class Meta:
        abstract = True

    @step(state, source="open", target="received", rule=HANDLE, label="Receive", effects=[Issues("test.receipt")])
    def receive(self, *, by, at):
        """The receipt is issued by the step's effect."""

    @step(
        state, source=["open", "received"], target="answered", rule=HANDLE, approval=DECIDE, guards=[not_blocked],
        label="Answer",
    )  # fmt: skip
    def answer(self, *, by, at, verdict, due=None):
        self.verdict = verdict


class Paper(PaperFlow):
    """Not an installed model: its table is made by a fixture."""

    matter = models.OneToOneField(
        Matter, primary_key=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    verdict = models.CharField(max_length=100, blank=True)
    blocked = models.BooleanField(default=False)

    class Meta:
        app_label = "test_papers"

    def state_label(self, actor=None) -> str:
        return self.state


@dataclass(frozen=True)
class AnswerFacts:
    verdict: str
    due: dt.date | None = None
    rows: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReceiptFacts:
    number: str
    received_at: dt.datetime


class AnswerForm(StepForm):
    verdict = forms.CharField(max_length=100, label="Verdict")
    due = forms.DateField(required=False, label="Due")


def letterhead(paper) -> Letterhead:
    return Letterhead(
        "국토교통부", "국토교통부장관", "스마트도시팀", "30103", "세종특별자치시 도움6로 11", phone="044-000-0000",
        email="smart@example.com",
    )  # fmt: skip


def answers(paper, letter):
    due = letter.facts["due"]
    yield Outgoing(
        facts=AnswerFacts(letter.facts["verdict"], dt.date.fromisoformat(due) if due else None, ("첫째", "둘째")),
        subject=f"규제 신속확인 결과 통지({paper.matter.title})",
        organisation=paper.matter.organisation,
        enclosures=("결과 통지서 1부.",),
    )


def receipts(paper, occasion):
    yield Outgoing(
        facts=ReceiptFacts("RC-2026-0001", dt.datetime(2026, 11, 22, 5, 5, tzinfo=dt.UTC)),
        subject="접수증",
        organisation=paper.matter.organisation,
        electronic=True,
    )


def kinds() -> tuple[DocumentKind, DocumentKind]:
    answer = DocumentKind(
        "test.answer", "Answer", "office_documents_tests/answer.html", AnswerFacts,
        lambda: AnswerFacts("필요 없음", dt.date(2026, 12, 4), ("가",)), letterhead, answers,
        steps=((KIND, "answer"),), keywords=("규제 신속확인", "결과"), audience=_staff,
    )  # fmt: skip
    receipt = DocumentKind(
        "test.receipt", "Receipt", "office_documents_tests/receipt.html", ReceiptFacts,
        lambda: ReceiptFacts("RC-2026-0001", dt.datetime(2026, 11, 22, tzinfo=dt.UTC)), letterhead, receipts,
        frame="slip", seal="omitted", audience=_staff,
    )  # fmt: skip
    return answer, receipt


def set_up() -> None:
    docket.register(KIND, model=Paper, see=SEE, url="documents:detail", label="Paper")
    for kind in kinds():
        register(kind)
    bind(Paper, "answer", form=AnswerForm)


def tear_down() -> None:
    for key in ("test.answer", "test.receipt", "test.extra"):
        forget(key)
    docket._kinds.pop(KIND, None)


def open_paper(organisation, title: str = "자율주행 배달로봇") -> Paper:
    matter = Matter.objects.create(kind=KIND, title=title, organisation=organisation)
    return Paper.objects.create(matter=matter)

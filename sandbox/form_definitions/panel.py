"""The experts' review sheet and the panel's report: the same questions, answered by one member and by the panel."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from office.forms.definition import Field, FormDefinition, Section, Text
from sandbox.criteria import ACT, DECREE, Criterion, of
from sandbox.states import Decision
from sandbox.states.panels import Rating

SHEET, REPORT = "sandbox.panel_sheet", "sandbox.panel_report"
RATINGS = (
    (Rating.MET.value, ("충족", "Met")),
    (Rating.CONDITIONAL.value, ("조건부 충족", "Met with conditions")),
    (Rating.NOT_MET.value, ("미충족", "Not met")),
    (Rating.NOT_APPLICABLE.value, ("해당 없음", "Not applicable")),
)
ADVICE = (
    (Decision.APPROVE.value, ("승인", "Approve")),
    (Decision.APPROVE_WITH_CONDITIONS.value, ("조건부승인", "Approve with conditions")),
    (Decision.REJECT.value, ("불승인", "Do not approve")),
)
_CONDITIONS = Field(
    code="conditions", kind="rows", label=Text("제안 조건", "Proposed conditions"), required=True, least=1,
    only_if=("advice", (Decision.APPROVE_WITH_CONDITIONS.value,)),
    hint=Text(
        "조건마다 필요한 이유와 이행을 확인할 증빙을 적습니다. 목적과 관련되고 필요한 최소한이어야 합니다(행정기본법 제17조제4항).",
        "Each condition with why it is needed and what would show that it is kept. It must serve the purpose and be no "
        "more than necessary (GAA §17④).",
    ),
    fields=(
        Field(code="text", kind="textarea", label=Text("조건", "Condition"), required=True, limit=1000),
        Field(code="need", kind="textarea", label=Text("필요한 이유", "Why it is needed"), required=True, limit=1000),
        Field(code="evidence", kind="textarea", label=Text("이행 증빙", "Evidence that it is kept"), required=True, limit=1000),
    ),
)  # fmt: skip


def _pair(one: Criterion, number: int) -> tuple[Field, Field]:
    label = Text(f"{number}. {one.name.ko}", f"{number}. {one.name.en}")
    hint = Text(f"{one.article}: {one.quote}", one.cited.en)
    reason = Text(f"{number}. {one.name.ko} — 이유", f"{number}. {one.name.en}: reasons")
    return (
        Field(code=f"{one.code}_rating", kind="choice", label=label, hint=hint, required=True, choices=RATINGS),
        Field(code=f"{one.code}_reason", kind="textarea", label=reason, required=True, limit=4000),
    )


def _criteria(law: str, label: Text, hint: Text = Text(), *, start: int = 1) -> Section:  # noqa: B008  an immutable value
    fields = tuple(field for number, one in enumerate(of(law), start) for field in _pair(one, number))
    return Section(code=law, label=label, hint=hint, fields=fields)


_SECTIONS = (
    _criteria(
        ACT,
        Text("법 제51조제1항의 승인기준", "Approval criteria of Act §51①"),
        Text(
            "스마트실증사업에도 같은 기준을 적용합니다(법 제50조제2항, 시행령 제53조).",
            "The same criteria hold for a demonstration (Act §50②, Decree §53).",
        ),
    ),
    _criteria(
        DECREE,
        Text("시행령 제54조제1항의 승인기준", "Approval criteria of Decree §54①"),
        Text(
            "법 제51조제1항제6호 “그 밖에 대통령령으로 정하는 사항”입니다.",
            "“Other matters set by Presidential Decree” of Act §51① item 6.",
        ),
        start=len(of(ACT)) + 1,
    ),
)


def _conclusion(label: Text, *before: Field) -> Section:
    fields = (
        *before,
        Field(code="advice", kind="choice", label=Text("의견", "Recommendation"), required=True, choices=ADVICE),
        Field(
            code="advice_reason", kind="textarea", label=Text("의견의 이유", "Reasons for the recommendation"),
            required=True, limit=8000,
        ),
        _CONDITIONS,
    )  # fmt: skip
    return Section(code="conclusion", label=label, fields=fields)


PANEL_SHEET = FormDefinition(
    code=SHEET,
    version=1,
    title=Text("검토의견서", "Review sheet"),
    sections=(*_SECTIONS, _conclusion(Text("종합의견", "Overall opinion"))),
    basis="Act §51①; Dec §54①",
)
PANEL_REPORT = FormDefinition(
    code=REPORT,
    version=1,
    title=Text("전문위원회 검토보고서", "Expert panel's report"),
    sections=(
        *_SECTIONS,
        _conclusion(
            Text("종합의견", "Overall opinion"),
            Field(
                code="course", kind="textarea", label=Text("검토 경과", "How the review went"), limit=4000,
                hint=Text("보고서 첫머리에 실립니다.", "Stands at the head of the report."),
            ),
        ),
    ),
    basis="Act §51①; Dec §54①; Dec §27①",
)  # fmt: skip


def check_opinion(definition: FormDefinition, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Whoever finds a criterion met only with conditions cannot recommend an approval without any."""
    conditional = any(data.get(code) == Rating.CONDITIONAL for code in data if code.endswith("_rating"))
    if conditional and data.get("advice") == Decision.APPROVE:
        yield "advice", _("A criterion is rated as met with conditions: recommend conditions, or change the rating.")

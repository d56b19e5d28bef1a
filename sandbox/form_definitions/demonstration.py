"""The application for a demonstration (스마트실증사업, T2)."""

from office.forms.definition import FormDefinition
from sandbox.form_definitions import shared
from sandbox.form_definitions.shared.regulations import IMPOSSIBLE, NO_STANDARD, UNSUITABLE

DEMONSTRATION_FORM = "sandbox.demonstration"

DEMONSTRATION = FormDefinition(
    code=DEMONSTRATION_FORM,
    version=1,
    title=("스마트실증사업 신청서(별지 제4호서식)", "Application for a demonstration (form 4)"),
    sections=(
        shared.APPLICANT,
        shared.SERVICE,
        shared.grounds(
            (NO_STANDARD, UNSUITABLE, IMPOSSIBLE),
            basis=("법 제50조제1항 각 호 가운데 해당하는 것을 모두 고릅니다.", "All numbers of Act §50① that apply."),
        ),
        shared.REGULATIONS,
        shared.SCHEDULE,
        shared.site(
            label=("실증지역과 기간", "Region and period"),
            period_hint=("4년까지이고, 법령이 정비되지 않았으면 2년까지 한 번 연장할 수 있습니다(법 제53조의3제1항).",
                         "At most four years; one extension of up to two while the law is not amended (Act §53의3①)."),
        ),
        shared.OPERATION,
        shared.BUDGET,
        shared.safety(),
        shared.PROTECTION,
        shared.EFFECTS,
        shared.DATA,
        shared.ORGANISATION,
        shared.papers(
            plan=("스마트실증사업계획", "Plan of the demonstration"),
            plan_hint=("시행령 제52조제2항(제53조에서 준용)의 첨부서류입니다. 별지 제4호서식의 세부 항목은 확인되지 않아, 위의 문항이 계획서 항목을 갈음하고 그림·도면이 있는 계획서를 여기에 붙입니다.",
                       "The attachment of Decree §52② (by §53). The details of form 4 could not be ascertained: the questions above stand for its items, and the plan with its drawings is attached here."),
        ),
    ),
    basis="Act §49③, §50; Decree §52①②, §53; annex form 4 (its fields were not found: the ICT act's form 13 is followed)",
)  # fmt: skip

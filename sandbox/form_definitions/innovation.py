"""The application for an innovation project (스마트혁신사업, T3), also by way of conversion out of a demonstration."""

from office.forms.definition import Field, FormDefinition
from sandbox.form_definitions import shared
from sandbox.form_definitions.shared.regulations import NO_STANDARD, UNSUITABLE

INNOVATION_FORM = "sandbox.innovation"

_CONVERSION = (
    Field("conversion", "boolean", ("스마트실증사업에서 전환하는 신청입니까?", "Is this a conversion out of a demonstration?"), required=True,
          hint=("실증사업자가 ‘법령정비가 필요하다’는 통지를 받으면 전환을 신청할 수 있습니다(법 제53조의3제7항).",
                "After the notice that the law needs amendment the holder of a demonstration can apply for it (Act §53의3⑦).")),
    Field("conversion_number", "text", ("실증사업 승인번호", "Number of the demonstration's approval"), required=True, limit=60, only_if=("conversion", "true"),
          hint=("통지를 받은 날부터 3개월 안에(또는 연장기간이 끝날 때까지) 신청합니다(시행령 제58조의3제8항).",
                "Within three months of the notice, or to the end of the extension (Decree §58의3⑧).")),
)  # fmt: skip
_PROOF = Field(
    "safety_proof", "files", ("안전성 입증자료", "Proof of safety"), required=True, least=1, most=10,
    hint=("시험성적서, 인증서, 실증 결과보고서처럼 안전함을 보이는 자료입니다(시행령 제52조제2항제4호). 전환 신청이면 실증 결과를 낼 수 있습니다.",
          "Test reports, certificates, results of a demonstration: what shows that it is safe (Decree §52② iv). For a conversion the demonstration's results will do."),
    good=("공인시험기관 시험성적서(제동거리·비상정지·전자파)와 실증 2년의 사고 통계", "A laboratory's report (braking, emergency stop, EMC) and two years of accident figures"),
    weak=("제품 소개서", "A product brochure"),
)  # fmt: skip

INNOVATION = FormDefinition(
    code=INNOVATION_FORM,
    version=1,
    title=("스마트혁신사업 신청서(별지 제3호서식)", "Application for an innovation project (form 3)"),
    sections=(
        shared.APPLICANT,
        shared.SERVICE,
        shared.grounds(
            (NO_STANDARD, UNSUITABLE),
            basis=("법 제49조제1항 각 호 가운데 해당하는 것을 모두 고릅니다. 법령이 금지하고 있으면(제3호) 스마트실증사업으로 신청합니다.",
                   "All numbers of Act §49① that apply. Where a law makes it impossible (no. 3), apply for a demonstration."),
            more=_CONVERSION,
        ),
        shared.REGULATIONS,
        shared.SCHEDULE,
        shared.site(
            label=("사업지역과 기간", "Region and period"),
            period_hint=("4년까지이고, 2년까지 한 번 연장할 수 있습니다. 그 뒤에는 법령이 정비될 때까지 연장된 것으로 봅니다(법 제51조제2항).",
                         "At most four years; one extension of up to two; then it counts as extended until the law is amended (Act §51②)."),
        ),
        shared.OPERATION,
        shared.BUDGET,
        shared.safety(proof=(_PROOF,)),
        shared.PROTECTION,
        shared.EFFECTS,
        shared.DATA,
        shared.ORGANISATION,
        shared.papers(
            plan=("스마트혁신사업계획", "Plan of the innovation project"),
            plan_hint=("시행령 제52조제2항의 첨부서류입니다. 별지 제3호서식의 세부 항목은 확인되지 않아, 위의 문항이 계획서 항목을 갈음하고 그림·도면이 있는 계획서를 여기에 붙입니다.",
                       "The attachment of Decree §52②. The details of form 3 could not be ascertained: the questions above stand for its items, and the plan with its drawings is attached here."),
        ),
    ),
    basis="Act §49③, §51; Decree §52①②; annex form 3 (its fields were not found: the ICT act's form 13 is followed)",
)  # fmt: skip

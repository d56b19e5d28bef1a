"""Complete answers to the exemption applications: what worlds and tests fill the forms with."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from office.attachments import attaching
from office.forms import actions
from office.forms.models import Answers

_TEXTS = (
    "service_details", "market", "ground_reason", "amendment_wish", "goal", "scope", "method", "execution_mode",
    "environment", "user_recruitment", "monitoring", "measurement", "reporting", "governance", "funding_plan", "safety",
    "accident_prevention", "compensation", "user_protection", "interests", "effects_in_words", "resident_benefit",
    "socioeconomic_effect", "necessity", "innovation", "expansion", "restoration", "main_business", "technology",
)  # fmt: skip
_COMMON: dict[str, Any] = {
    "address": "세종특별자치시 한누리대로 2130",
    "representative": "대표자",
    "contact_name": "담당자",
    "contact_phone": "044-123-4567",
    "contact_email": "contact@example.com",
    "service_name": "보행로 배송로봇",
    "service_kind": "convergence",
    "service_field": "logistics",
    "summary": "보행로를 달려 상점에서 집까지 물품을 나르는 로봇 10대를 운영합니다.",
    "grounds": ["1"],
    "schedule": [{"step": "안전 점검", "begins_on": "2027-03-01", "ends_on": "2027-04-30", "work": "시험 주행 200회"}],
    "start_date": "2027-03-01",
    "end_date": "2029-02-28",
    "months": 24,
    "budget": [
        {"source": "own", "purpose": "로봇 제작", "amount": 320_000_000},
        {"source": "local", "purpose": "책임보험료", "amount": 12_000_000},
    ],
    "insurance_premium": 12_000_000,
    "insurance": "insured",
    "cover_death": 150_000_000,
    "cover_injury": 30_000_000,
    "cover_disability": 150_000_000,
    "cover_property": 1_000_000_000,
    "risks": [{"risk": "통신 두절", "response": "0.5초 안에 정지"}],
    "effects": [{"indicator": "배송 시간", "baseline": "42분", "target": "25분", "evidence": "앱 기록"}],
    "data_items": [
        {"item": "보행자 근접", "metric": "1m 안 접근", "unit": "회", "how": "라이다 기록", "interval": "매월"}
    ],
    "staff": [{"name": "안전운영 담당", "duty": "관제"}],
    "declaration": True,
}


def exemption_answers(
    *, ministries: tuple[str, ...] = ("npa",), regions: tuple[str, ...] = ("99110",), innovation=False
):
    """Every answer that is required, with a row for each ministry and each region (the codes of the cast)."""
    told = {code: "실증 구역에서 확인한 내용을 적었습니다." for code in _TEXTS} | _COMMON
    told["regulations"] = [
        {
            "law": "도로교통법",
            "article": "제8조",
            "ministry": code,
            "obstacle": "보도 통행 불가",
            "exemption": "보도 통행 허용",
        }
        for code in ministries
    ]
    told["regions"] = [{"local_government": code, "boundary": "새봄동 보도 3.2km"} for code in regions]
    return told | ({"conversion": False} if innovation else {})


def fill_exemption(answers: Answers, *, by, pdf: bytes, **chosen) -> None:
    """Answer everything and hand in every file that is required."""
    innovation = answers.form_code == "sandbox.innovation"
    values = exemption_answers(innovation=innovation, **chosen)
    actions.save(answers, values, revision=answers.revision, by=by)
    for field in answers.definition.fields():
        if field.kind == "files" and field.required:
            upload = SimpleUploadedFile(f"{field.code}.pdf", pdf, content_type="application/pdf")
            attaching.attach(answers.matter, field.code, upload, by=by)

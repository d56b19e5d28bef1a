"""What the decision on an objection says, as plain values."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class ObjectionDecision:
    """이의신청 결정 통지서 (Civil Petitions Act §35②, APA §23, §26)."""

    number: str
    case_number: str
    title: str
    applicant: str
    against: str
    disposed_on: dt.date
    filed_on: dt.date
    upheld: bool
    grounds: str
    reason: str

    @classmethod
    def sample(cls) -> "ObjectionDecision":
        """For tests and previews: dismissed, with the remedies that remain."""
        return cls(
            "DS-2026-0012-O1", "DS-2026-0012", "보행로 자율주행 배송로봇 실증", "주식회사 보기모빌리티", "신청 반려",
            dt.date(2026, 11, 2), dt.date(2026, 11, 16), False,
            "보완 요구서가 송달되지 아니하여 기한 안에 보완할 수 없었으므로 반려 처분을 취소하여 주시기 바랍니다.",
            "보완 요구서는 9월 14일 신청인의 전자문서함에 도달하였고 두 차례의 기한 연장을 신청인이 직접 요청하여 승낙되었으므로, 송달되지 않았다는 주장은 받아들일 수 없습니다.",
        )  # fmt: skip

    @classmethod
    def sample_upheld(cls) -> "ObjectionDecision":
        """For tests and previews: upheld."""
        told = cls.sample().__dict__ | {
            "upheld": True,
            "reason": "보완 자료가 기한 안에 제출된 사실이 확인되어 반려 처분을 유지할 수 없습니다.",
        }
        return cls(**told)

"""What the papers of a local government's review before filing say (Act §49②)."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class LocalReviewRequest:
    """지자체 검토요청서: the plan in short, and what is asked."""

    number: str
    title: str
    applicant: str
    local_government: str
    track: str
    act: str
    summary: str
    boundary: str
    start_date: dt.date | None
    end_date: dt.date | None
    wished_by: dt.date | None

    @classmethod
    def sample(cls) -> "LocalReviewRequest":
        """For tests and previews."""
        return cls(
            "LR-2026-0007", "보행로 배송로봇", "주식회사 보기모빌리티", "가온시", "스마트실증사업",
            "제50조제2항에 따라 준용하는 제49조", "보행로를 달려 상점에서 집까지 물품을 나르는 로봇 10대를 운영합니다.",
            "새봄동 가온대로(시청 앞 교차로)부터 새봄3로까지의 보도, 0.8㎢", dt.date(2027, 3, 1), dt.date(2029, 2, 28),
            dt.date(2026, 12, 14),
        )  # fmt: skip


@dataclass(frozen=True)
class AskedMeasure:
    """A measure, and the applicant's action plan in return."""

    text: str
    plan: str


@dataclass(frozen=True)
class LocalOpinion:
    """지자체 검토의견서: opinion, required measures, the applicant's 조치계획 (Act §49②; Decree §52②)."""

    number: str
    title: str
    applicant: str
    local_government: str
    track: str
    boundary: str
    start_date: dt.date | None
    end_date: dt.date | None
    stance: str
    text: str
    measures: tuple[AskedMeasure, ...]
    given_on: dt.date
    filed_on: dt.date
    plan_sha256: str

    @classmethod
    def sample(cls) -> "LocalOpinion":
        """For tests and previews."""
        return cls(
            "LR-2026-0007", "보행로 배송로봇", "주식회사 보기모빌리티", "가온시", "스마트실증사업",
            "새봄동 가온대로(시청 앞 교차로)부터 새봄3로까지의 보도, 0.8㎢", dt.date(2027, 3, 1), dt.date(2029, 2, 28),
            "조치를 전제로 동의", "보도 폭이 2m 이상이고 관내 배송 수요가 많아 실증에 적합합니다. 다만 등하교 시간의 보행 안전이 확보되어야 합니다.",
            (
                AskedMeasure("어린이보호구역은 08:00~09:00, 13:00~15:00에 운행하지 않을 것",
                             "해당 시간대에는 어린이보호구역을 지오펜스로 막고 운행 기록을 매월 제출하겠습니다."),
                AskedMeasure("사고 접수 전화를 24시간 운영할 것", "관제센터(2교대)에서 24시간 접수하고 로봇마다 번호를 표시하겠습니다."),
            ),
            dt.date(2026, 12, 11), dt.date(2026, 12, 18), "3f" * 32,
        )  # fmt: skip

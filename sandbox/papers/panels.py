"""What the report of an expert panel says, as plain values."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class CriterionLine:
    """One criterion as the panel judged it: the conclusion, how the members rated it, and the reasons."""

    article: str
    words: str
    rating: str
    counts: str
    reason: str
    heading: str = ""


@dataclass(frozen=True)
class ConditionLine:
    """A condition that the panel proposes."""

    text: str
    need: str
    evidence: str


@dataclass(frozen=True)
class DissentLine:
    """A dissenting opinion; members stand in the report by number, for the applicant reads it with the decision."""

    member: str
    text: str


@dataclass(frozen=True)
class PanelReport:
    """전문위원회 검토보고서(검토의견서): Act §51①, Decree §54①."""

    number: str
    case_number: str
    title: str
    applicant: str
    track: str
    opened_on: dt.date
    closed_on: dt.date
    members: int
    sheets: int
    close_reason: str
    course: str
    criteria: tuple[CriterionLine, ...]
    advice: str
    advice_counts: str
    advice_reason: str
    conditions: tuple[ConditionLine, ...] = ()
    dissents: tuple[DissentLine, ...] = ()

    @classmethod
    def sample(cls) -> "PanelReport":
        """For tests and previews: conditions, a member who thinks otherwise, reasons of several lines."""
        from sandbox.criteria import CRITERIA

        need = "위원 1(충족): 도심 배송 수요와 보행 안전을 함께 확인하려면 실제 보도에서의 실증이 필요합니다."
        night = "위원 2({}): 야간 운행은 시야 확보 시험을 마친 뒤 단계적으로 확대하는 것이 적정합니다."
        lines = tuple(
            CriterionLine(
                one.article, one.words(demonstration=True), "충족",
                "충족 2명, 조건부 충족 1명" if one.code == "a2" else "충족 3명",
                f"{need}\n{night.format('조건부 충족' if one.code == 'a2' else '충족')}",
                "법 제51조제1항제6호에 따라 대통령령으로 정하는 사항" if one.code == "d1" else "",
            )
            for one in CRITERIA
        )  # fmt: skip
        return cls(
            number="EX-2026-0012-P1", case_number="EX-2026-0012", title="보행로 자율주행 배송로봇 실증",
            applicant="주식회사 보기모빌리티", track="스마트실증사업", opened_on=dt.date(2026, 11, 23),
            closed_on=dt.date(2026, 12, 4), members=3, sheets=3, close_reason="",
            course="신청서와 관계 기관 회신을 검토하고, 위원별 검토의견서를 취합하여 종합의견을 정하였습니다.",
            criteria=lines, advice="조건부승인", advice_counts="조건부승인 2명, 불승인 1명",
            advice_reason="안전관리 체계가 갖추어져 있고 조건을 이행하면 보행자 안전에 미치는 영향을 관리할 수 있습니다.",
            conditions=(
                ConditionLine(
                    "보도 폭 3m 미만 구간에서는 시속 5km 이하로 운행할 것", "좁은 보도에서 보행자와의 충돌을 막기 위함",
                    "주행 기록(구간별 속도) 월 1회 제출",
                ),
                ConditionLine(
                    "영상정보는 현장에서 비식별 처리하고 원본을 저장하지 않을 것", "보행자의 개인정보를 보호하기 위함",
                    "비식별 처리 점검 결과 분기 1회 제출",
                ),
            ),
            dissents=(DissentLine("위원 3", "야간 운행은 사고 자료가 쌓인 뒤에 허용하여야 하므로 이번 계획은 승인하지 않는 것이 타당합니다."),),
        )  # fmt: skip

"""What the papers of a decision say: certificate, notices, the text for the gazette."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ExemptedRule:
    """A rule from which the operator is exempted, and how far."""

    law: str
    article: str
    ministry: str
    exemption: str


@dataclass(frozen=True)
class BindingCondition:
    """A condition as it binds: what, why, what shows it, by when."""

    text: str
    purpose: str
    evidence: str
    basis: str = ""
    before_start: bool = False
    to_be_settled: bool = False
    due_on: dt.date | None = None
    every_months: int | None = None


@dataclass(frozen=True)
class Metric:
    """실증데이터: item and metric."""

    item: str
    metric: str
    unit: str
    how: str
    interval: str


@dataclass(frozen=True)
class Region:
    """Where it is done."""

    name: str
    boundary: str


RULES = (
    ExemptedRule("도로교통법", "제8조", "경찰청", "시속 6km 이하, 관제 인력 1명이 5대 이하를 지켜보는 조건으로 대상 구역의 보도 통행을 허용"),
    ExemptedRule("개인정보 보호법", "제25조의2", "개인정보보호위원회", "얼굴을 비식별 처리하는 조건으로 이동형 영상정보처리기기의 보도 촬영을 허용"),
)  # fmt: skip
CONDITIONS = (
    BindingCondition(
        "어린이보호구역은 08:00~09:00, 13:00~15:00에 운행하지 않을 것", "등하교 시간의 보행 안전 확보", "지오펜스 설정값과 월별 운행 기록",
        "법 제49조제8항", before_start=True,
    ),
    BindingCondition(
        "이용자에게 사업의 명칭, 지역·기간·규모, 승인 조건, 책임보험을 알릴 것", "이용자가 규제특례에 따른 사업임을 알고 이용하도록 하기 위함",
        "게시 화면과 현장 게시물 사진", every_months=3,
    ),
    BindingCondition(
        "야간 운행의 범위는 경찰청과 협의하여 정할 것", "야간 보행자 인식 성능이 확인되지 않음", "야간 인식 시험 성적서",
        to_be_settled=True, due_on=dt.date(2027, 6, 30),
    ),
)  # fmt: skip
METRICS = (
    Metric("보행자 근접", "1m 안으로 다가온 횟수", "회/1,000주행", "라이다 기록에서 자동 집계", "매월"),
    Metric("배송 시간", "주문부터 도착까지", "분", "앱의 주문·도착 시각", "매월"),
)
REGIONS = (Region("가온시", "새봄동 가온대로(시청 앞 교차로)부터 새봄3로까지의 보도, 0.8㎢"),)
CONTENT = "보행로를 달려 상점에서 집까지 물품을 나르는 로봇 10대를 운영하며, 대상 구역에서 시속 6km 이하의 보도 통행과 비식별 처리를 전제로 한 보도 촬영을 허용함"
STARTS, ENDS = dt.date(2027, 3, 1), dt.date(2029, 2, 28)


@dataclass(frozen=True)
class Certificate:
    """승인 확인서 (Rule 별지 제5호서식; its fields were not found: the ICT act's Decree §42의4⑤ is followed)."""

    number: str
    case_number: str
    track: str
    act: str
    applicant: str
    members: tuple[str, ...]
    representative: str
    brn: str
    address: str
    title: str
    service_kind: str
    content: str
    starts_on: dt.date
    ends_on: dt.date
    regions: tuple[Region, ...]
    rules: tuple[ExemptedRule, ...]
    conditions: tuple[BindingCondition, ...] = ()
    metrics: tuple[Metric, ...] = ()

    @classmethod
    def sample(cls) -> "Certificate":
        """For tests and previews."""
        return cls(
            "EX-2026-0003", "DS-2026-0007", "스마트실증사업", "제50조제2항에 따라 준용하는 제49조제7항", "주식회사 보기모빌리티",
            ("보기대학교 산학협력단",), "대표자", "1248100998", "세종특별자치시 한누리대로 2130", "보행로 배송로봇", "융합", CONTENT,
            STARTS, ENDS, REGIONS, RULES, CONDITIONS, METRICS,
        )  # fmt: skip


@dataclass(frozen=True)
class ApprovalNotice:
    """승인 통지서: what was approved under which conditions, what follows from it, how it can be contested."""

    number: str
    case_number: str
    track: str
    act: str
    title: str
    applicant: str
    starts_on: dt.date
    ends_on: dt.date
    start_by: dt.date
    conditions: tuple[BindingCondition, ...] = ()
    citizen: bool = True

    @classmethod
    def sample(cls) -> "ApprovalNotice":
        """For tests and previews: approved with conditions."""
        return cls(
            "EX-2026-0003", "DS-2026-0007", "스마트실증사업", "제50조제2항에 따라 준용하는 제49조제7항", "보행로 배송로봇",
            "주식회사 보기모빌리티", STARTS, ENDS, dt.date(2027, 12, 21), CONDITIONS,
        )  # fmt: skip


@dataclass(frozen=True)
class RejectionNotice:
    """불승인 통지서 (APA §23, §26): reasons, re-deliberation, the other remedies."""

    number: str
    track: str
    act: str
    title: str
    applicant: str
    filed_on: dt.date
    committee: str
    reason: str
    may_ask_again: bool = True
    citizen: bool = True

    @classmethod
    def sample(cls) -> "RejectionNotice":
        """For tests and previews."""
        return cls(
            "DS-2026-0009", "스마트실증사업", "제50조제2항에 따라 준용하는 제49조제7항", "도심 저고도 배송 드론", "주식회사 보기항공",
            dt.date(2026, 9, 1), "제31차 국가스마트도시위원회",
            "인구 밀집 지역 상공을 비행하면서 추락에 대비한 안전 조치와 손해배상 방안이 제시되지 않아 법 제51조제1항의 안전성 기준을 갖추지 못하였습니다.",
        )  # fmt: skip


@dataclass(frozen=True)
class GazetteText:
    """관보 공고안 (Decree §52⑥): content and exemptions, operator, period."""

    number: str
    track: str
    act: str
    title: str
    content: str
    applicant: str
    address: str
    representative: str
    starts_on: dt.date
    ends_on: dt.date
    regions: tuple[Region, ...] = ()
    members: tuple[str, ...] = field(default=())

    @classmethod
    def sample(cls) -> "GazetteText":
        """For tests and previews."""
        return cls(
            "EX-2026-0003", "스마트실증사업", "제50조제2항에 따라 준용하는 제49조제7항", "보행로 배송로봇", CONTENT,
            "주식회사 보기모빌리티", "세종특별자치시 한누리대로 2130", "대표자", STARTS, ENDS, REGIONS, ("보기대학교 산학협력단",),
        )  # fmt: skip

"""What the papers of a consultation on an application say (Act §49④⑤⑦)."""

import datetime as dt
from dataclasses import dataclass

_TITLE, _APPLICANT, _TRACK = "보행로 배송로봇", "주식회사 보기모빌리티", "스마트실증사업"
_REGION = "가온시 새봄동 가온대로(시청 앞 교차로)부터 새봄3로까지의 보도, 0.8㎢"
_PERIOD = (dt.date(2027, 3, 1), dt.date(2029, 2, 28))


@dataclass(frozen=True)
class ArticleAtIssue:
    """One rule that stands in the way, and the exemption asked for."""

    law: str
    article: str
    obstacle: str
    exemption: str


@dataclass(frozen=True)
class Proposal:
    """A condition with its need and the evidence that would show it kept."""

    text: str
    need: str
    evidence: str


@dataclass(frozen=True)
class ConsultationRequest:
    """협의요청서: case summary, articles at issue, what is asked, due date (Act §49④⑦)."""

    number: str
    title: str
    applicant: str
    track: str
    act: str
    summary: str
    region: str
    start_date: dt.date | None
    end_date: dt.date | None
    articles: tuple[ArticleAtIssue, ...]
    question: str
    is_ministry: bool
    due_on: dt.date | None
    limit_on: dt.date | None

    @classmethod
    def sample(cls) -> "ConsultationRequest":
        """For tests and previews."""
        return cls(
            "DS-2026-0012-01", _TITLE, _APPLICANT, _TRACK, "제50조제2항에 따라 준용하는 제49조",
            "보행로를 달려 상점에서 집까지 물품을 나르는 로봇 10대를 운영합니다.", _REGION, *_PERIOD,
            (
                ArticleAtIssue("도로교통법", "제8조", "보도는 보행자의 통행에 쓰이므로 로봇이 다닐 수 없음",
                               "시속 6km 이하, 관제 인력 1명이 5대 이하를 지켜보는 조건으로 보도 통행 허용"),
                ArticleAtIssue("보행안전 및 편의증진에 관한 법률", "제26조", "보행자길에서 보행을 방해하는 행위로 볼 여지가 있음",
                               "실증구역에서 배송로봇의 운행을 방해 행위로 보지 않음"),
            ),
            "위 특례를 인정하여도 되는지, 인정한다면 필요한 조건과 그 이유 및 이행을 확인할 자료를 알려 주시기 바랍니다.",
            True, dt.date(2026, 12, 23), dt.date(2027, 2, 22),
        )  # fmt: skip


@dataclass(frozen=True)
class OpinionLetter:
    """회신서(검토의견): stance, grounds, conditions with their evidence, outlook on amending the law."""

    number: str
    title: str
    applicant: str
    agency: str
    track: str
    stance: str
    grounds: str
    conditions: tuple[Proposal, ...]
    outlook: str
    late: bool

    @classmethod
    def sample(cls) -> "OpinionLetter":
        """For tests and previews: an agreement on conditions."""
        return cls(
            "DS-2026-0012-01", _TITLE, _APPLICANT, "경찰청", _TRACK, "조건부동의",
            "보행자와 같은 속도로 다니고 관제 인력이 즉시 멈출 수 있다면 도로교통법이 보호하려는 보행자의 안전을 해치지 않습니다.",
            (
                Proposal("최고 속도는 시속 6km 이하로 할 것", "보행자와의 충돌 에너지를 보행 속도 수준으로 제한하기 위함",
                         "로봇별 주행 기록(1초 단위)과 매월 최고 속도 통계"),
                Proposal("관제 인력 1명이 5대 이하를 지켜볼 것", "돌발 상황에서 3초 안에 개입할 수 있어야 함", "관제 근무표와 개입 기록"),
            ),
            "실증 결과가 확보되면 2028년 하반기에 실외이동로봇의 통행 기준 개정을 검토할 예정입니다.", False,
        )  # fmt: skip


@dataclass(frozen=True)
class MaterialDemand:
    """자료보완 요구서(부처): what the applicant is asked for, and what it does to the ministry's clock (Act §49⑤)."""

    number: str
    title: str
    applicant: str
    agency: str
    items: str
    is_ministry: bool
    limit_on: dt.date | None

    @classmethod
    def sample(cls) -> "MaterialDemand":
        """For tests and previews."""
        return cls(
            "DS-2026-0012-01", _TITLE, _APPLICANT, "경찰청",
            "시험 주행 200회의 주행 기록, 보행자 인식 실패 사례와 개선 내용", True, dt.date(2027, 2, 22),
        )  # fmt: skip


@dataclass(frozen=True)
class ExtensionRequest:
    """회신기한 연장요청서: reason and new date (Act §49⑤)."""

    number: str
    title: str
    applicant: str
    agency: str
    reason: str
    days: int
    limit_on: dt.date | None

    @classmethod
    def sample(cls) -> "ExtensionRequest":
        """For tests and previews."""
        return cls(
            "DS-2026-0012-01", _TITLE, _APPLICANT, "경찰청",
            "시도경찰청 현장 확인 일정이 2월 말로 잡혀 있어 그 결과를 반영하여 회신하고자 합니다.", 30, dt.date(2027, 2, 22),
        )  # fmt: skip


@dataclass(frozen=True)
class Position:
    """Where one agency stands."""

    agency: str
    stance: str
    grounds: str
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class DisputeReferral:
    """이견조정 요청서: the positions side by side (ARA Decree §13의8)."""

    number: str
    title: str
    applicant: str
    track: str
    asked: str
    reason: str
    positions: tuple[Position, ...]
    contradictions: tuple[str, ...] = ()

    @classmethod
    def sample(cls) -> "DisputeReferral":
        """For tests and previews."""
        return cls(
            "DS-2026-0012", _TITLE, _APPLICANT, _TRACK, "규제합리화위원회",
            "보도 통행의 허용 여부와 최고 속도에 관하여 관계기관의 의견이 갈려, 조정 없이는 심의안건을 확정할 수 없습니다.",
            (
                Position("경찰청", "조건부동의", "보행자와 같은 속도라면 안전을 해치지 않음", ("최고 속도는 시속 6km 이하로 할 것",)),
                Position("산업통상부", "조건부동의", "운행안전인증 기준이 이미 마련되어 있음", ("최고 속도는 시속 15km 이하로 할 것",)),
                Position("행정안전부", "부동의", "보행자길에서 보행자의 통행권이 우선함"),
                Position("개인정보보호위원회", "미회신(기록함)", "기간 안에 회신하지 않음"),
            ),
            ("경찰청의 ‘최고 속도는 시속 6km 이하’와 산업통상부의 ‘최고 속도는 시속 15km 이하’는 한도가 다름",),
        )  # fmt: skip

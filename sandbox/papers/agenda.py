"""심의안건: what the committee reads of a case before it deliberates."""

import datetime as dt
from dataclasses import dataclass

from sandbox.papers.decisions import CONDITIONS, METRICS, REGIONS, BindingCondition, Metric, Region


@dataclass(frozen=True)
class RuleAtIssue:
    """A rule that stands in the way, and the exemption asked for."""

    law: str
    article: str
    ministry: str
    obstacle: str
    exemption: str


@dataclass(frozen=True)
class Reply:
    """What one addressee said."""

    agency: str
    stance: str
    grounds: str
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class DeliberationPaper:
    """Overview, exemption requested, replies, issues, draft resolution."""

    number: str
    track: str
    title: str
    applicant: str
    members: tuple[str, ...]
    submitted_on: dt.date
    summary: str
    necessity: str
    starts_on: dt.date | None
    ends_on: dt.date | None
    regions: tuple[Region, ...]
    budget: int
    insurance: str
    rules: tuple[RuleAtIssue, ...]
    replies: tuple[Reply, ...]
    issues: tuple[str, ...]
    resolution: str
    conditions: tuple[BindingCondition, ...] = ()
    metrics: tuple[Metric, ...] = ()
    days_gross: int = 0
    days_net: int = 0
    redeliberation: str = ""
    wishes_to_speak: bool = False

    @classmethod
    def sample(cls) -> "DeliberationPaper":
        """For tests and previews: four ministries, one of which disagrees, one that did not reply."""
        return cls(
            "DS-2026-0007", "스마트실증사업", "보행로 배송로봇", "주식회사 보기모빌리티",
            ("보기대학교 산학협력단",), dt.date(2026, 9, 1), "보행로를 달려 상점에서 집까지 물품을 나르는 로봇 10대를 운영합니다.",
            "사유지 시험을 마쳤고, 보행자와 섞인 보도에서의 안전은 실제 보도에서만 확인할 수 있습니다.", dt.date(2027, 3, 1),
            dt.date(2029, 2, 28), REGIONS, 332_000_000, "책임보험에 가입합니다",
            (
                RuleAtIssue("도로교통법", "제8조", "경찰청", "보도는 보행자의 통행에 쓰이므로 로봇이 다닐 수 없음",
                            "시속 6km 이하로 대상 구역의 보도 통행을 허용"),
                RuleAtIssue("개인정보 보호법", "제25조의2", "개인정보보호위원회", "이동형 영상정보처리기기의 촬영 제한",
                            "비식별 처리를 전제로 보도 촬영을 허용"),
            ),
            (
                Reply("경찰청", "조건부 동의", "보행자 안전이 확보되는 범위에서 실증이 가능함",
                      ("어린이보호구역은 등하교 시간에 운행하지 않을 것",)),
                Reply("개인정보보호위원회", "부동의", "비식별 처리의 기술 기준이 확인되지 않음"),
                Reply("행정안전부", "회신 없음", "국토교통부의 서면 결정으로 회신 없음을 기록하고 절차를 진행함"),
                Reply("가온시", "동의", "관내 배송 수요가 많아 실증에 적합함"),
            ),
            ("개인정보보호위원회가 부동의함", "경찰청과 전문위원회의 운행 시간 조건이 서로 다름"),
            "조건을 붙여 승인함", CONDITIONS, METRICS, 82, 68,
        )  # fmt: skip

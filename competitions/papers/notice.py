"""What a public notice (공고문) says, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NoticeLine:
    """A line of the overview, of the schedule, of the eligibility or of the money."""

    label: str
    words: str


@dataclass(frozen=True)
class NoticeCriterion:
    """What is judged, and for how many points."""

    label: str
    explain: str
    points: str


@dataclass(frozen=True)
class NoticeRound:
    """A round of the evaluation; `weight` is empty where rounds are not summed."""

    label: str
    weight: str
    criteria: tuple[NoticeCriterion, ...]
    total: str


@dataclass(frozen=True)
class NoticeBonus:
    """Points added or taken away, and what shows that they are due."""

    label: str
    kind: str
    most: str
    evidence: str


@dataclass(frozen=True)
class NoticePaper:
    """A paper to be handed in, with its limit and how its pages are counted."""

    label: str
    needed: str
    limit: str
    form: str
    note: str = ""


@dataclass(frozen=True)
class NoticeChange:
    """What an amendment changed."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class CallNotice:
    """공고문 (Smart City Act Enforcement Decree §14②): schedule, eligibility, procedure, criteria, how to write."""

    number: str
    title: str
    programme: str
    version: int
    summary: str
    basis: str
    secretariat: str
    contact: str
    overview: tuple[NoticeLine, ...]
    schedule: tuple[NoticeLine, ...]
    eligibility: tuple[NoticeLine, ...]
    money: tuple[NoticeLine, ...]
    rounds: tuple[NoticeRound, ...]
    rules: tuple[str, ...]
    papers: tuple[NoticePaper, ...]
    sections: tuple[str, ...]
    publication: str
    terms_sha256: str
    rules_sha256: str
    bonuses: tuple[NoticeBonus, ...] = ()
    objection_days: int = 0
    outage_minutes: int = 0
    least_entries: int = 0
    amendment_days: int = 0
    rolling: bool = False
    reason: str = ""
    changes: tuple[NoticeChange, ...] = ()
    page: str = ""

    @classmethod
    def sample(cls) -> "CallNotice":
        """For tests and previews: an amended notice, which has every part."""
        criteria = (NoticeCriterion("사업 필요성·목표 적정성", "현황과 문제의 진단이 정확한가", "40"),
                    NoticeCriterion("실현가능성(예산·일정·규제)", "기간 안에 마칠 수 있는가", "60"))  # fmt: skip
        return cls(
            number="CALL-2026-0003", title="2026년 강소형 스마트도시 조성사업 공모", programme="강소형 스마트도시", version=2,
            summary="기후위기와 지역소멸에 대응하는 중소도시의 스마트도시 조성을 지원합니다.",
            basis="「스마트도시 조성 및 산업진흥 등에 관한 법률 시행령」 제14조", secretariat="한국스마트도시협회",
            contact="질의는 이 공모의 안내 화면에서 받습니다.", overview=(NoticeLine("선정 예정 수", "3곳"),),
            schedule=(NoticeLine("접수 마감", "2026. 12. 22. 18:00"),),
            eligibility=(NoticeLine("인구", "1,000,000명 이하"),), money=(NoticeLine("국비 상한", "과제당 80억 원"),),
            rounds=(NoticeRound("서면평가", "30 %", criteria, "100"), NoticeRound("발표평가", "70 %", criteria, "100")),
            rules=("서면평가 30 %와 발표평가 70 %를 합산합니다.",),
            papers=(NoticePaper("사업계획서", "필수", "70쪽 이내(표지·목차 제외)", "PDF", "붙임 자료는 쪽수에 넣습니다."),),
            sections=("현황과 문제", "목표와 성과지표"), publication="선정 결과만", terms_sha256="a7" * 32,
            rules_sha256="5b" * 32, bonuses=(NoticeBonus("스마트도시계획 보유", "가점", "3", "승인 통보 공문"),),
            objection_days=10, outage_minutes=30, least_entries=2, amendment_days=7,
            reason="제출 서류의 쪽수 상한을 바로잡습니다.",
            changes=(NoticeChange("제출 서류: 사업계획서 – 쪽수 상한", "50", "70"),),
            page="https://sandbox.example.kr/competitions/open/",
        )  # fmt: skip

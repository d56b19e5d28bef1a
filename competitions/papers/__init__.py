"""What the competitions' documents say, as plain values; each has a sample for the tests and for looking at."""

import datetime as dt
from dataclasses import dataclass

NOON = dt.datetime(2026, 11, 23, 3, 5, tzinfo=dt.UTC)


@dataclass(frozen=True)
class ReceivedFile:
    """A file as it was received."""

    question: str
    name: str
    size: int
    sha256: str
    pages: int | None = None


@dataclass(frozen=True)
class EntryReceipt:
    """접수증: what was received, when, with which hashes; `late` where it came after the close and does not count."""

    number: str
    call_number: str
    call_title: str
    programme: str
    title: str
    lead: str
    partners: tuple[str, ...]
    arrived_at: dt.datetime
    recorded_at: dt.datetime
    closes_at: dt.datetime | None
    late: bool
    version: int
    rules_sha256: str
    answers_sha256: str
    receipt_sha256: str
    national: int = 0
    total: int = 0
    files: tuple[ReceivedFile, ...] = ()

    @classmethod
    def sample(cls) -> "EntryReceipt":
        """For tests and previews."""
        return cls(
            number="2026-000123", call_number="CALL-2026-0003", call_title="2026년 강소형 스마트도시 조성사업 공모",
            programme="강소형 스마트도시", title="탄소중립 스마트도시 조성", lead="가온시",
            partners=("가온대학교", "주식회사 보기모빌리티"), arrived_at=NOON, recorded_at=NOON + dt.timedelta(milliseconds=180),
            closes_at=NOON + dt.timedelta(hours=3), late=False, version=2, rules_sha256="5b" * 32, answers_sha256="3f" * 32,
            receipt_sha256="c4" * 32, national=8_000_000_000, total=16_500_000_000,
            files=(ReceivedFile("사업계획서", "사업계획서.pdf", 4_213_770, "a1" * 32, 48),
                   ReceivedFile("지방비 확보 확약서", "확약서.pdf", 210_114, "b2" * 32, 1)),
        )  # fmt: skip


@dataclass(frozen=True)
class NoticeLine:
    """A line of the schedule, of the eligibility or of the papers."""

    label: str
    words: str


@dataclass(frozen=True)
class NoticeRound:
    """A round of the evaluation with its criteria: (criterion, what is judged, points)."""

    label: str
    criteria: tuple[tuple[str, str, str], ...]
    total: str


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
    schedule: tuple[NoticeLine, ...]
    eligibility: tuple[NoticeLine, ...]
    money: tuple[NoticeLine, ...]
    rounds: tuple[NoticeRound, ...]
    rules: tuple[str, ...]
    papers: tuple[NoticeLine, ...]
    terms_sha256: str
    rules_sha256: str
    reason: str = ""
    changes: tuple[NoticeLine, ...] = ()

    @classmethod
    def sample(cls) -> "CallNotice":
        """For tests and previews."""
        return cls(
            number="CALL-2026-0003", title="2026년 강소형 스마트도시 조성사업 공모", programme="강소형 스마트도시", version=1,
            summary="기후위기와 지역소멸에 대응하는 중소도시의 스마트도시 조성을 지원합니다.",
            basis="「스마트도시 조성 및 산업진흥 등에 관한 법률」 제12조의2",
            secretariat="한국스마트도시협회", contact="02-000-0000",
            schedule=(NoticeLine("접수 마감", "2026. 12. 22. 18:00"),),
            eligibility=(NoticeLine("인구", "1,000,000명 이하"),), money=(NoticeLine("국비 상한", "80억 원"),),
            rounds=(NoticeRound("서면평가", (("사업 필요성", "현황과 문제의 타당성", "15"),), "100"),),
            rules=("서면평가 30 %와 발표평가 70 %를 합산합니다.",), papers=(NoticeLine("사업계획서", "PDF, 50쪽 이내"),),
            terms_sha256="a7" * 32, rules_sha256="5b" * 32,
        )  # fmt: skip

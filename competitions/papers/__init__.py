"""What the competitions' documents say, as plain values; each has a sample for the tests and for looking at."""

import datetime as dt
from dataclasses import dataclass

from competitions.papers.extension import ExtensionNotice, NoticeOutage
from competitions.papers.notice import (
    CallNotice,
    NoticeBonus,
    NoticeChange,
    NoticeCriterion,
    NoticeLine,
    NoticePaper,
    NoticeRound,
)

__all__ = [
    "CallNotice", "EntryReceipt", "ExtensionNotice", "NoticeBonus", "NoticeChange", "NoticeCriterion", "NoticeLine", "NoticeOutage", "NoticePaper",
    "NoticeRound", "ReceivedFile", "SignOff", "StandingEntry",
]  # fmt: skip

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
class SignOff:
    """A partner's word for the content: `same` where what it signed is what arrived; without a moment not given."""

    organisation: str
    by: str = ""
    at: dt.datetime | None = None
    sha256: str = ""
    same: bool = False


@dataclass(frozen=True)
class StandingEntry:
    """The submission that was received before the close: a late attempt leaves it as it is."""

    number: str
    arrived_at: dt.datetime
    same: bool


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
    sign_offs: tuple[SignOff, ...] = ()
    signable_sha256: str = ""
    stands: StandingEntry | None = None

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
            sign_offs=(SignOff("가온대학교", "보기 담당자", NOON - dt.timedelta(hours=2), "d7" * 32, same=True),
                       SignOff("주식회사 보기모빌리티", "보기 대표", NOON - dt.timedelta(days=1), "e8" * 32)),
            signable_sha256="d7" * 32,
        )  # fmt: skip

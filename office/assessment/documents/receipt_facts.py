"""What the receipt of a signed score sheet (평가표 서명 확인증) says, as plain values."""

import datetime as dt
from dataclasses import dataclass

from office.assessment.documents.sheet_facts import ScoreLine


@dataclass(frozen=True)
class SheetReceiptFacts:
    """One signed version: of what, by whom, when, and the hash by which anybody knows it again."""

    panel: str
    round: str
    entry: str
    title: str
    organisation: str
    member: str
    affiliation: str
    version: int
    signed_at: dt.datetime
    lines: tuple[ScoreLine, ...]
    most: str
    total: str
    comment_length: int
    sha256: str
    rules_sha256: str
    command: str

    @property
    def graded(self) -> bool:
        """Whether the round is judged in grades."""
        return any(line.given for line in self.lines)

    @property
    def remarks(self) -> int:
        """How many criteria have a remark."""
        return sum(bool(line.remark) for line in self.lines)

    @classmethod
    def sample(cls) -> "SheetReceiptFacts":
        """Two criteria, one with a remark, in a second version."""
        at = dt.datetime(2026, 12, 7, 5, 30, 12, 345000, tzinfo=dt.UTC)
        lines = (
            ScoreLine("사업 필요성", "", "40", "", "35.5"),
            ScoreLine("혁신성", "", "60", "", "51", "실증 규모가 작습니다."),
        )
        return cls(
            "2026년 스마트도시 조성사업 공모 평가위원회", "서면평가", "E-001", "가온시 기후대응 스마트도시 조성",
            "가온시", "보기위원", "보기대학교 교수", 2, at, lines, "100", "86.5", 62, "a" * 64, "c" * 64,
            "sha256sum sheet-0194d6a8-3c5e-7b1a-9c2d-4e5f60718293-v2.json",
        )  # fmt: skip

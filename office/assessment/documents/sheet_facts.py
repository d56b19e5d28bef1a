"""What a member's score sheets (평가표) of a locked round say, as plain values."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class ScoreLine:
    """One criterion: what is judged, how much it may get, what it got."""

    name: str
    explained: str
    most: str
    given: str
    points: str
    remark: str = ""


@dataclass(frozen=True)
class ScoreSheet:
    """One entry's sheet as it was signed."""

    code: str
    title: str
    organisation: str
    lines: tuple[ScoreLine, ...]
    most: str
    total: str
    comment: str
    version: int
    signed_at: dt.datetime
    sha256: str

    @property
    def remarked(self) -> tuple[ScoreLine, ...]:
        """The criteria with a remark."""
        return tuple(line for line in self.lines if line.remark)


@dataclass(frozen=True)
class ScoreSheets:
    """All sheets of one member in one round."""

    panel: str
    code: str
    round: str
    member: str
    affiliation: str
    method: str
    locked_at: dt.datetime
    sheets: tuple[ScoreSheet, ...]
    rules_sha256: str

    @property
    def explained(self) -> bool:
        """Whether the call says of any criterion what is judged."""
        return any(line.explained for sheet in self.sheets for line in sheet.lines)

    @classmethod
    def sample(cls) -> "ScoreSheets":
        """Two entries, a long comment, points with places."""
        at = dt.datetime(2026, 12, 7, 5, 30, tzinfo=dt.UTC)
        lines = (
            ScoreLine("사업 필요성", "지역 현안의 심각성과 스마트도시 서비스로 해결할 필요성", "40", "", "35.5"),
            ScoreLine("혁신성", "기존 서비스와의 차별성, 기술의 실현 가능성", "60", "", "51", "실증 규모가 작습니다."),
        )
        comment = (
            "데이터 연계 계획이 구체적이고 운영 조직이 갖추어져 있습니다.\n"
            "다만 3차년도 운영비 확보 방안은 보완이 필요합니다."
        )
        told = (lines, "100", "86.5", comment)
        sheets = (
            ScoreSheet("E-001", "가온시 기후대응 스마트도시 조성", "가온시", *told, 1, at, "a" * 64),
            ScoreSheet("E-002", "나라시 수요응답 교통 스마트도시", "나라시", *told, 2, at, "b" * 64),
        )
        return cls(
            "2026년 스마트도시 조성사업 공모 평가위원회", "written", "서면평가", "보기위원", "보기대학교 교수",
            "평가항목별 점수의 합계로 평가하며, 소수 둘째 자리까지 줄 수 있습니다.", at, sheets, "c" * 64,
        )  # fmt: skip

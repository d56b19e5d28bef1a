"""What the score sheets (평가표) of all members on one entry say, as plain values."""

import datetime as dt
from dataclasses import dataclass

AT = dt.datetime(2026, 12, 7, 5, 30, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Criterion:
    """One criterion with what every member gave, in the order of the members."""

    name: str
    most: str
    given: tuple[str, ...]


@dataclass(frozen=True)
class Remark:
    """What a member wrote on one criterion."""

    criterion: str
    text: str


@dataclass(frozen=True)
class MemberSheet:
    """What one member gave in all, and the words to it."""

    code: str
    name: str
    affiliation: str
    chair: bool
    total: str
    comment: str
    version: int
    signed_at: dt.datetime
    sha256: str
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class EntrySheets:
    """All sheets of one entry in one round. `missing` are the members without one, with the reason."""

    panel: str
    call: str
    code: str
    round: str
    entry: str
    title: str
    organisation: str
    method: str
    locked_at: dt.datetime
    criteria: tuple[Criterion, ...]
    most: str
    sheets: tuple[MemberSheet, ...]
    missing: tuple[str, ...]
    rules_sha256: str

    @classmethod
    def sample(cls) -> "EntrySheets":
        """Seven members of whom one keeps away."""
        names = ("위원 가", "위원 나", "위원 다", "위원 라", "위원 마", "위원 바")
        criteria = (
            Criterion("사업 필요성", "40", ("35.5", "34", "36", "31", "33", "38")),
            Criterion("혁신성", "60", ("51", "49.25", "52", "47", "50", "55")),
        )
        totals = ("86.5", "83.25", "88", "78", "83", "93")
        comment = "데이터 연계 계획이 구체적입니다.\n다만 3차년도 운영비 확보 방안은 보완이 필요합니다."
        sheets = tuple(
            MemberSheet(f"r{n}", name, "보기대학교 교수", n == 1, total, comment, 2 if n == 3 else 1, AT, f"{n}" * 64,
                        (Remark("혁신성", "실증 규모가 작습니다."),) if n == 2 else ())
            for n, (name, total) in enumerate(zip(names, totals, strict=True), start=1)
        )  # fmt: skip
        return cls(
            "2026년 스마트도시 조성사업 공모 평가위원회", "2026년 스마트도시 조성사업 공모", "written", "서면평가",
            "E-001", "가온시 기후대응 스마트도시 조성", "가온시",
            "평가항목별 점수의 합계로 평가하며, 소수 둘째 자리까지 줄 수 있습니다.", AT, criteria, "100", sheets,
            ("r7 위원 사 (회피)",), "c" * 64,
        )  # fmt: skip

"""What the papers on a result say, as plain values: the result letter (선정결과 통보서), the public notice (결과공고)."""

import datetime as dt
from dataclasses import dataclass

LAST = dt.date(2026, 12, 31)


@dataclass(frozen=True)
class RoundTold:
    """A round's score of an entry, where the call tells scores; `given` is each member's total."""

    name: str
    score: str
    rank: str = ""
    given: tuple[str, ...] = ()


_ROUNDS = (
    RoundTold(
        "서면평가", "82.40", "2", ("위원 1 82", "위원 2 86 (제외)", "위원 3 81 (제외)", "위원 4 82", "위원 5 83.2")
    ),
    RoundTold(
        "발표평가", "88.00", "1", ("위원 1 88", "위원 2 90 (제외)", "위원 3 87", "위원 4 86 (제외)", "위원 5 89")
    ),
)


@dataclass(frozen=True)
class ResultLetter:
    """선정결과 통보서: the result of one entry, its scores as far as the call tells them, the opinion, the way to object.

    `outcome` is selected, reserve or not_selected; `below` that it did not reach the pass mark.
    """

    number: str
    call_number: str
    call_title: str
    programme: str
    title: str
    lead: str
    partners: tuple[str, ...]
    outcome: str
    below: bool
    group: str
    rounds: tuple[RoundTold, ...]
    final: str
    rank: str
    grade: str
    valid_until: dt.date | None
    strengths: str
    weaknesses: str
    conditions: str
    objections_last: dt.date | None
    secretariat: str
    promoted: bool = False
    reserve_place: int | None = None
    rules_sha256: str = ""
    tally_sha256: str = ""
    bonus: str = ""
    penalty: str = ""
    all_told: bool = False
    objection_days: int = 0
    by_lot: bool = False
    failed_round: str = ""

    @classmethod
    def sample(cls) -> "ResultLetter":
        """For tests and previews."""
        return cls(
            number="2026-000123", call_number="CALL-2026-0003", call_title="2026년 강소형 스마트도시 조성사업 공모",
            programme="강소형 스마트도시", title="탄소중립 스마트도시 조성", lead="가온시", partners=("가온대학교",),
            outcome="selected", below=False, group="기후위기 대응형",
            rounds=_ROUNDS, final="86.82", rank="1", bonus="0.5", tally_sha256="b" * 64,
            grade="", valid_until=None, strengths="사업의 목표가 뚜렷하고 지방비 확보 방안이 구체적입니다.",
            weaknesses="데이터허브 연계 계획이 다소 일반적입니다.", conditions="협약 전까지 운영 인력의 확보 계획을 보완합니다.",
            objections_last=LAST, secretariat="한국스마트도시협회", rules_sha256="a" * 64,
        )  # fmt: skip


@dataclass(frozen=True)
class ResultRow:
    """An entry in the public notice; its rounds where the call tells all scores, its `place` in reserve."""

    group: str
    lead: str
    title: str
    outcome: str
    final: str = ""
    rank: str = ""
    grade: str = ""
    rounds: tuple[RoundTold, ...] = ()
    bonus: str = ""
    penalty: str = ""
    place: int | None = None


@dataclass(frozen=True)
class ResultNotice:
    """결과공고: who was selected and who is in reserve; scores as the call's policy of publication says.

    `named` that the members who gave the scores stand by their names.
    """

    number: str
    title: str
    programme: str
    publication: str
    entered: int
    selected: tuple[ResultRow, ...]
    reserve: tuple[ResultRow, ...]
    scores: tuple[ResultRow, ...]
    named: bool
    objections_last: dt.date | None
    secretariat: str
    page: str
    rules_sha256: str
    tally_sha256: str = ""
    valid_until: dt.date | None = None
    objection_days: int = 0
    by_lot: bool = False
    corrects: str = ""
    changes: tuple[str, ...] = ()

    @classmethod
    def sample(cls) -> "ResultNotice":
        """For tests and previews."""
        rows = (
            ResultRow(
                "기후위기 대응형", "가온시", "탄소중립 스마트도시 조성", "selected", "86.82", "1", "", _ROUNDS, "0.5"
            ),
            ResultRow("지역소멸 대응형", "나라군", "돌봄과 이동의 스마트 마을", "selected", "86.32", "1", "", _ROUNDS),
        )
        waiting = (
            ResultRow("기후위기 대응형", "다온시", "물순환 디지털 관리", "reserve", "86.32", "2", "", _ROUNDS, place=1),
        )
        return cls(
            number="CALL-2026-0003", title="2026년 강소형 스마트도시 조성사업 공모", programme="강소형 스마트도시",
            publication="all_scores_anonymous", entered=16, selected=rows, reserve=waiting, scores=(*rows, *waiting),
            named=False, tally_sha256="b" * 64, objections_last=LAST, secretariat="한국스마트도시협회", page="https://sandbox.example.kr/competitions/open/",
            rules_sha256="a" * 64,
        )  # fmt: skip

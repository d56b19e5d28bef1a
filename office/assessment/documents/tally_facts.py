"""What the papers of a tally say, as plain values; the samples are for tests and previews."""

import datetime as dt
from dataclasses import dataclass

AT = dt.datetime(2026, 12, 21, 6, 30, tzinfo=dt.UTC)
PANEL = "2026년 거점형 스마트도시 조성사업 공모 평가위원회"


@dataclass(frozen=True)
class Given:
    """A member's total; `mark` is lowest, highest, recused, absent, or empty where it counts."""

    total: str
    mark: str = ""


@dataclass(frozen=True)
class ScoredEntry:
    """One entry in one round."""

    code: str
    title: str
    totals: tuple[Given, ...]
    score: str
    rank: str
    went_on: str = ""


@dataclass(frozen=True)
class RoundTable:
    """All totals of one round, the members in order."""

    name: str
    method: str
    members: tuple[str, ...]
    entries: tuple[ScoredEntry, ...]


@dataclass(frozen=True)
class RankedEntry:
    """One line of the result; with `group`, `place` is the rank in it by which awards are given, `rank` over all."""

    rank: str
    code: str
    title: str
    organisation: str
    scores: tuple[str, ...]
    bonus: str
    penalty: str
    final: str
    outcome: str
    settled: str = ""
    group: str = ""
    place: str = ""


@dataclass(frozen=True)
class Signature:
    """A member's line: signed at a moment, not yet, or not asked because of a recusal (kept)."""

    code: str
    name: str
    affiliation: str
    chair: bool
    at: dt.datetime | None = None
    kept: bool = False


@dataclass(frozen=True)
class TallySheet:
    """집계표: every total, what was dropped, the mean, bonus and penalty, rank, and the members' signatures."""

    panel: str
    call: str
    round: str
    number: int
    final: bool
    computed_at: dt.datetime
    rounds: tuple[RoundTable, ...]
    entries: tuple[RankedEntry, ...]
    rules: tuple[str, ...]
    signatures: tuple[Signature, ...]
    sha256: str
    rules_sha256: str
    inputs_sha256: str
    adjustments: tuple[str, ...] = ()

    @classmethod
    def sample(cls) -> "TallySheet":
        """The worked example of seven members."""
        members = ("r1", "r2", "r3", "r4", "r5", "r6", "r7")
        first = ScoredEntry("E-001", "가온시 기후대응 스마트도시 조성", (
            Given("84"), Given("81"), Given("86", "highest"), Given("79"), Given("83"), Given("85"),
            Given("70", "lowest")), "82.4", "1")  # fmt: skip
        second = ScoredEntry("E-002", "나라시 수요응답 교통 스마트도시", (
            Given("80"), Given("78"), Given("83"), Given("76", "lowest"), Given("80"), Given("82"),
            Given("98", "recused")), "80.25", "2")  # fmt: skip
        method = "최고점 1개와 최저점 1개를 제외한 평균(위원 5명 미만이면 단순 평균)"
        table = RoundTable("발표평가", method, members, (first, second))
        ranked = (
            RankedEntry("1", "E-001", first.title, "가온시", ("82.4",), "2", "0", "84.40", "선정 대상"),
            RankedEntry("2", "E-002", second.title, "나라시", ("80.25",), "0", "0", "80.25", "예비", "추첨"),
        )
        signed = {code: AT for code in members if code not in ("r2", "r7")}
        signatures = tuple(
            Signature(code, f"위원 {code}", "보기대학교", code == "r1", signed.get(code), code == "r7")
            for code in members
        )
        rules = (
            "평가위원 점수의 최고점과 최저점을 각 1개씩 제외하고 평균합니다.",
            "최종 점수는 소수 둘째 자리로 반올림합니다.",
        )
        return cls(PANEL, "2026년 거점형 스마트도시 조성사업 공모", "발표평가", 2, True, AT, (table,), ranked, rules,
                   signatures, "a" * 64, "b" * 64, "c" * 64,
                   (f"E-001 여성기업 가점 2점 — 증빙: 여성기업확인서.pdf (SHA-256 {'d' * 64})",))  # fmt: skip


@dataclass(frozen=True)
class OpinionSheet:
    """종합평가의견서: what the panel thinks of one entry."""

    panel: str
    call: str
    code: str
    title: str
    organisation: str
    scores: tuple[tuple[str, str], ...]
    final: str
    strengths: str
    weaknesses: str
    conditions: str
    members: int
    written_at: dt.datetime

    @classmethod
    def sample(cls) -> "OpinionSheet":
        """With all three parts."""
        return cls(
            PANEL, "2026년 거점형 스마트도시 조성사업 공모", "E-001", "가온시 기후대응 스마트도시 조성", "가온시",
            (("서면평가", "78.6"), ("발표평가", "82.4")), "84.40",
            "데이터 연계 계획이 구체적이고 운영 조직이 갖추어져 있음.\n주민 참여 방안이 실질적임.",
            "3차년도 이후 운영비 확보 방안이 부족함.", "운영비 확보 계획을 협약 전에 제출할 것.", 7, AT,
        )  # fmt: skip


@dataclass(frozen=True)
class HeldRound:
    """A round in the minutes."""

    name: str
    opened_at: dt.datetime | None
    locked_at: dt.datetime | None
    entries: int
    sheets: int
    absent: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    present: tuple[str, ...] = ()


@dataclass(frozen=True)
class PanelMinutes:
    """회의록: who sat, who kept away, how each round went, what was decided, as it is on record."""

    panel: str
    call: str
    host: str
    begun_at: dt.datetime | None
    members: tuple[Signature, ...]
    recusals: tuple[str, ...]
    rounds: tuple[HeldRound, ...]
    adjustments: tuple[str, ...]
    rulings: tuple[str, ...]
    result: tuple[RankedEntry, ...]
    tally: str
    sha256: str = ""

    @classmethod
    def sample(cls) -> "PanelMinutes":
        """Two rounds, a recusal, an absence, a lot."""
        sheet = TallySheet.sample()
        written = HeldRound("서면평가", AT - dt.timedelta(days=14), AT - dt.timedelta(days=7), 6, 41)
        heard = HeldRound("발표평가", AT - dt.timedelta(days=1), AT, 3, 20, ("r6 (E-004)",),
                          ("E-001 · r1: 운영비 확보 방안을 질의함", "E-001 · r3: 지방비 부담 확약 확인"),
                          ("위원 r1", "위원 r2", "위원 r3", "위원 r4", "위원 r5", "위원 r6", "위원 r7"))  # fmt: skip
        return cls(
            PANEL, sheet.call, "국토교통부", AT - dt.timedelta(days=15), sheet.signatures, ("r7 · E-002 회피",),
            (written, heard), ("E-001 가점 2점 (여성기업) — 확인서 제2026-15호",),
            ("추첨: E-002, E-005 (제4차 회의 추첨)",), sheet.entries, "제2차 집계 (발표평가)", "a" * 64,
        )  # fmt: skip

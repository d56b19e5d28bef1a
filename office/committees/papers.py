"""What a committee's documents say, as plain values; each has a sample for the tests and for looking at."""

import datetime as dt
from dataclasses import dataclass, field

AFTERNOON = dt.datetime(2026, 12, 1, 5, 0, tzinfo=dt.UTC)
COMMITTEE = "국가스마트도시위원회"


@dataclass(frozen=True)
class AgendaLine:
    """One item as a letter names it."""

    number: int
    title: str
    summary: str = ""


@dataclass(frozen=True)
class Notice:
    """회의 개최 통지서 (Committees Act §9①)."""

    committee: str
    ordinal: int
    meeting_number: str
    mode: str
    held_at: dt.datetime
    place: str
    until: dt.datetime | None
    written_reason: str
    late_reason: str
    member: str
    agenda: tuple[AgendaLine, ...] = ()
    corrected: bool = False

    @classmethod
    def sample(cls) -> "Notice":
        """For tests and previews."""
        return cls(
            COMMITTEE, 31, "NSCC-2026-0031", "in_person", AFTERNOON, "정부세종청사 6동 대회의실", None,
            "", "", "행정안전부차관",
            (
                AgendaLine(1, "자율주행 휠체어 병원 내 이송 실증사업 승인(안)", "의료기기법에 따른 규제특례"),
                AgendaLine(2, "수요응답형 대중교통 실증사업 승인(안)", "여객자동차 운수사업법에 따른 규제특례"),
            ),
        )  # fmt: skip


@dataclass(frozen=True)
class AgendaPaper:
    """심의안건 표지: the cover of an item's papers; what follows is the programme's."""

    committee: str
    ordinal: int
    held_at: dt.datetime
    number: int
    case_number: str
    title: str
    applicant: str
    summary: str
    proposal: str
    conditions: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()

    @classmethod
    def sample(cls) -> "AgendaPaper":
        """For tests and previews."""
        return cls(
            COMMITTEE, 31, AFTERNOON, 1, "SD-2026-0007", "자율주행 휠체어 병원 내 이송 실증사업 승인(안)",
            "보기의료기 컨소시엄", "병원 안에서 환자를 이송하는 자율주행 휠체어를 직원과 함께 실증하려는 사업임",
            "조건부로 승인함",
            ("탑승 운행 시에는 직원이 동행할 것", "빈 휠체어 회수 운행에 한하여 자율주행을 허용함"),
            ("스마트실증사업 신청서 및 사업계획서", "관계 부처 회신", "전문위원회 검토의견서"),
        )  # fmt: skip


@dataclass(frozen=True)
class Ballot:
    """서면의결서: one member's vote."""

    committee: str
    ordinal: int
    meeting_number: str
    written_reason: str
    window_from: dt.datetime
    window_until: dt.datetime
    title: str
    motion: str
    conditions: tuple[str, ...]
    member: str
    choice: str
    opinion: str
    cast_at: dt.datetime

    @classmethod
    def sample(cls) -> "Ballot":
        """For tests and previews."""
        return cls(
            COMMITTEE, 32, "NSCC-2026-0032", "minor", AFTERNOON, AFTERNOON + dt.timedelta(days=6, hours=4),
            "수요응답형 대중교통 실증사업 변경 승인(안)", "원안대로 승인함",
            ("운행 구역을 동구와 수성구로 한정할 것",), "중소벤처기업부차관",
            "for", "이용자 안내 방안을 보완할 것을 권고함", AFTERNOON + dt.timedelta(days=2),
        )  # fmt: skip


@dataclass(frozen=True)
class RecusalRecord:
    """제척·기피·회피 확인서: the reason, and what follows for the roster."""

    committee: str
    ordinal: int
    title: str
    member: str
    kind: str
    reason: str
    text: str
    asked_by: str
    asked_at: dt.datetime
    decided_at: dt.datetime
    granted: bool
    decision: str
    enrolled: int
    recused: int
    roster: int
    quorum: int

    @classmethod
    def sample(cls) -> "RecusalRecord":
        """For tests and previews."""
        return cls(
            COMMITTEE, 31, "자율주행 휠체어 병원 내 이송 실증사업 승인(안)", "민간위원", "abstention",
            "testimony_advice",
            "해당 사업의 사업계획 수립에 자문한 사실이 있음", "본인", AFTERNOON - dt.timedelta(days=3),
            AFTERNOON - dt.timedelta(days=3), True, "", 27, 2, 27, 14,
        )  # fmt: skip


@dataclass(frozen=True)
class VoteLine:
    """One member's vote in a list."""

    member: str
    choice: str
    opinion: str = ""


@dataclass(frozen=True)
class Counted:
    """The arithmetic as it was."""

    enrolled: int
    recused: int
    roster: int
    present: int
    quorum: int
    in_favour: int
    against: int
    abstained: int
    needed: int
    carried: bool


@dataclass(frozen=True)
class Resolution:
    """심의의결서: result, tally, conditions."""

    committee: str
    ordinal: int
    held_at: dt.datetime
    mode: str
    number: int
    case_number: str
    title: str
    outcome: str
    text: str
    counted: Counted
    chair: str
    conditions: tuple[str, ...] = ()

    @classmethod
    def sample(cls) -> "Resolution":
        """For tests and previews."""
        return cls(
            COMMITTEE, 31, AFTERNOON, "in_person", 1, "SD-2026-0007", "자율주행 휠체어 병원 내 이송 실증사업 승인(안)",
            "approve_with_conditions", "원안을 아래 조건을 붙여 의결함", Counted(27, 2, 27, 19, 14, 15, 2, 2, 10, True),
            "공동위원장", ("탑승 운행 시에는 직원이 동행할 것", "빈 휠체어 회수 운행에 한하여 자율주행을 허용함"),
        )  # fmt: skip


@dataclass(frozen=True)
class MotionRecord:
    """One motion in the minutes, whatever became of it; a motion that was withdrawn has no count."""

    number: int
    outcome: str
    text: str
    result: str
    counted: Counted | None = None
    conditions: tuple[str, ...] = ()
    votes: tuple[VoteLine, ...] = ()


@dataclass(frozen=True)
class ItemRecord:
    """One item in the minutes: `outcome` and `conditions` are those of the motion that was carried."""

    number: int
    case_number: str
    title: str
    state: str
    gist: str
    decision: str
    outcome: str = ""
    conditions: tuple[str, ...] = ()
    motions: tuple[MotionRecord, ...] = ()
    recused: tuple[str, ...] = ()


@dataclass(frozen=True)
class Minutes:
    """회의록 (Rec-D §18②): name, host, time and place, attendees, order, agenda, gist, decision and vote."""

    committee: str
    ordinal: int
    meeting_number: str
    host: str
    mode: str
    opened_at: dt.datetime
    closed_at: dt.datetime
    place: str
    chair: str
    attendees: tuple[str, ...]
    absent: tuple[str, ...]
    others: tuple[str, ...]
    opening: str
    closing: str
    items: tuple[ItemRecord, ...] = field(default=())

    @classmethod
    def sample(cls) -> "Minutes":
        """For tests and previews."""
        lost = MotionRecord(
            1, "approve", "원안대로 승인함", "failed", Counted(27, 2, 27, 19, 14, 8, 9, 2, 10, False),
            votes=(VoteLine("행정안전부차관", "for"), VoteLine("민간위원", "against", "동행 없는 운행은 이르다고 봄")),
        )  # fmt: skip
        carried = MotionRecord(
            2, "approve_with_conditions", "아래 조건을 붙여 승인함", "carried",
            Counted(27, 2, 27, 19, 14, 15, 2, 2, 10, True), ("탑승 운행 시에는 직원이 동행할 것",),
            (VoteLine("행정안전부차관", "for"), VoteLine("민간위원", "against", "안전성 검토 부족")),
        )  # fmt: skip
        resolved = ItemRecord(
            1, "SD-2026-0007", "자율주행 휠체어 병원 내 이송 실증사업 승인(안)", "resolved",
            "간사: 제안 이유를 설명함\n위원: 직원이 동행하지 않는 운행의 범위를 질의함\n간사: 빈 휠체어 회수에 한정됨",
            "조건부로 승인함", "approve_with_conditions", ("탑승 운행 시에는 직원이 동행할 것",), (lost, carried),
            ("민간위원",),
        )  # fmt: skip
        deferred = ItemRecord(
            2, "SD-2026-0011", "수요응답형 대중교통 실증사업 승인(안)", "deferred",
            "위원: 운행 구역의 추가 검토를 요청함",
            "운행 구역을 보완하여 다시 심의함",
        )  # fmt: skip
        return cls(
            COMMITTEE, 31, "NSCC-2026-0031", "국토교통부", "in_person", AFTERNOON, AFTERNOON + dt.timedelta(hours=2),
            "정부세종청사 6동 대회의실", "공동위원장", ("공동위원장", "행정안전부차관", "민간위원"),
            ("보건복지부차관",), ("간사",),
            "위원장이 성원을 보고받고 개의를 선언함", "위원장이 산회를 선언함", (resolved, deferred),
        )  # fmt: skip

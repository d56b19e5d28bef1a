"""What the notice of an extension (연장공고) says, as plain values."""

import datetime as dt
from dataclasses import dataclass

NOON = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


@dataclass(frozen=True)
class NoticeOutage:
    """The outage on which an extension rests."""

    began_at: dt.datetime
    ended_at: dt.datetime
    minutes: int
    note: str


@dataclass(frozen=True)
class ExtensionNotice:
    """연장공고: the intake of a call ends later for everybody; old and new close, the reason and the decision.

    `former` is the number of the notice that otherwise stands, `record` that of the decision in the ledger.
    """

    number: str
    title: str
    programme: str
    version: int
    former: str
    before: dt.datetime
    after: dt.datetime
    reason: str
    asked_at: dt.datetime
    decided_at: dt.datetime
    record: int
    secretariat: str
    contact: str
    outage: NoticeOutage | None = None
    page: str = ""

    @classmethod
    def sample(cls) -> "ExtensionNotice":
        """For tests and previews."""
        day = dt.timedelta(days=1)
        return cls(
            number="CALL-2026-0003", title="2026년 강소형 스마트도시 조성사업 공모", programme="강소형 스마트도시", version=1,
            former="공고-2026-12", before=NOON, after=NOON + day,
            reason="마감 당일의 시스템 장애로 접수가 어려웠으므로 모든 신청 기관에 똑같이 하루를 더 드립니다.",
            asked_at=NOON + day / 24, decided_at=NOON + day / 12, record=48211, secretariat="한국스마트도시협회",
            contact="질의는 이 공모의 안내 화면에서 받습니다.", page="https://sandbox.example.kr/competitions/open/",
            outage=NoticeOutage(NOON - day / 24, NOON - day / 72, 40, "통신망 장애로 화면에 접속할 수 없었습니다."),
        )  # fmt: skip

"""What the notice of a disqualification says (선정취소 통보서, 실격 통보서), as plain values."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Disqualification:
    """Which entry, what it had been told, the ground, the reason, the day, the letter that no longer holds.

    `was` is selected, reserve or not_selected; empty where no result had been told.
    """

    number: str
    call_number: str
    call_title: str
    programme: str
    title: str
    lead: str
    partners: tuple[str, ...]
    was: str
    ground: str
    reason: str
    decided_at: dt.datetime
    replaced: str
    replaced_on: dt.date | None
    objections_last: dt.date | None
    secretariat: str

    @classmethod
    def sample(cls) -> "Disqualification":
        """For tests and previews."""
        return cls(
            number="2026-000123", call_number="CALL-2026-0003", call_title="2026년 강소형 스마트도시 조성사업 공모",
            programme="강소형 스마트도시", title="탄소중립 스마트도시 조성", lead="가온시", partners=("가온대학교",),
            was="selected", ground="신청서의 거짓 기재", reason="사업계획서에 적은 지방비 확보 확약이 사실과 다른 것으로 확인되었습니다.",
            decided_at=dt.datetime(2026, 12, 24, 1, 0, tzinfo=dt.UTC), replaced="선정결과-2026-1",
            replaced_on=dt.date(2026, 12, 20), objections_last=dt.date(2027, 1, 4), secretariat="한국스마트도시협회",
        )  # fmt: skip

"""What the answer to an objection to a result says (이의신청 처리결과), as plain values."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class ObjectionAnswer:
    """The result, the day on which the objection was received, its purpose, its reasons and the answer's."""

    number: str
    entry_number: str
    call_number: str
    call_title: str
    title: str
    lead: str
    received_at: dt.datetime
    what: str
    reasons: str
    verdict: str
    answer: str
    secretariat: str

    @classmethod
    def sample(cls) -> "ObjectionAnswer":
        """For tests and previews."""
        return cls(
            number="OBJ-2026-0001", entry_number="2026-000123", call_number="CALL-2026-0003",
            call_title="2026년 강소형 스마트도시 조성사업 공모", title="탄소중립 스마트도시 조성", lead="가온시",
            received_at=dt.datetime(2026, 12, 22, 5, 30, tzinfo=dt.UTC), what="발표평가 점수",
            reasons="발표평가에서 한 위원의 점수가 다른 위원보다 현저히 낮습니다.", verdict="rejected",
            answer="최저점은 공고한 평가 규칙에 따라 제외되어 결과에 영향이 없습니다.", secretariat="한국스마트도시협회",
        )  # fmt: skip


@dataclass(frozen=True)
class ObjectionReceipt:
    """That an objection was received, when, and by when it is answered."""

    number: str
    entry_number: str
    call_number: str
    call_title: str
    title: str
    lead: str
    received_at: dt.datetime
    what: str
    reasons: str
    answer_until: dt.date | None
    secretariat: str

    @classmethod
    def sample(cls) -> "ObjectionReceipt":
        """For tests and previews."""
        answer = ObjectionAnswer.sample()
        same = ("number", "entry_number", "call_number", "call_title", "title", "lead", "received_at", "what",
                "reasons", "secretariat")  # fmt: skip
        return cls(**{name: getattr(answer, name) for name in same}, answer_until=dt.date(2027, 1, 5))

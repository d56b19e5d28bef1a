"""What the papers of an application say beside those it shares with the rapid confirmation."""

import datetime as dt
from dataclasses import dataclass, replace

from sandbox.papers.rapid import SEOUL_NOON, PaperFile, Receipt, ReturnNotice, SupplementRequest

EXPECTED_LABEL = "심의 상정 기한"
EXPECTED_NOTE = "제출일부터 90일, 30일의 범위에서 한 번 연장될 수 있고 이견조정 기간은 산입하지 않습니다"
CRITERIA = (
    "관계 중앙행정기관·지방자치단체 협의와 전문위원회 검토를 거쳐 국가스마트도시위원회가 「스마트도시 조성 및 산업진흥 등에 관한 법률」 "
    "제51조제1항 및 같은 법 시행령 제54조제1항의 기준에 따라 심의하고, 국토교통부장관이 승인 여부를 결정합니다. "
    "기한이 지났다는 이유로 승인된 것으로 보지 않습니다."
)


@dataclass(frozen=True)
class Mended:
    """One answer of a supplement: what stood there, what stands there now."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class SupplementAnswer:
    """보완제출서: what was asked for and what was changed, beside the version that now stands."""

    number: str
    title: str
    applicant: str
    petition: str
    asked: tuple[str, ...]
    reason: str
    demanded_on: dt.date
    round: int
    extensions: int
    supplied_at: dt.datetime
    changes: tuple[Mended, ...]
    version: int
    answers_sha256: str
    files: tuple[PaperFile, ...] = ()

    @classmethod
    def sample(cls) -> "SupplementAnswer":
        """For tests and previews."""
        return cls(
            "DS-2026-0012", "실내외 연속주행 배송로봇 서비스", "주식회사 보기모빌리티", "스마트실증사업 승인",
            ("주요내용", "데이터 항목과 지표"), "운행 구간과 최고 속도가 적혀 있지 않아 안전성을 판단할 수 없습니다.",
            dt.date(2026, 11, 23), 1, 1, SEOUL_NOON + dt.timedelta(days=9),
            (
                Mended("주요내용", "보행로를 달리는 배송로봇 서비스입니다.",
                       "새봄동 보도 3.2km에서 시속 6km 이하로 달리는 배송로봇 10대의 서비스입니다."),
                Mended("데이터 항목과 지표", "1줄", "2줄(추가 1)"),
            ),
            3, "3f" * 32, (PaperFile("운행 구간도.pdf", "a1" * 32),),
        )  # fmt: skip


def sample_receipt() -> Receipt:
    """For tests and previews."""
    return replace(
        Receipt.sample(), number="DS-2026-0012", kind="스마트실증사업 승인 신청", expected_on=dt.date(2027, 2, 22),
        expected_label=EXPECTED_LABEL, expected_note=EXPECTED_NOTE, statement=CRITERIA,
    )  # fmt: skip


def sample_supplement() -> SupplementRequest:
    """For tests and previews."""
    return replace(
        SupplementRequest.sample(), number="DS-2026-0012", petition="스마트실증사업 승인", pauses=False,
        items=("안전성", "사고예방 방안"), reason="야간 운행의 시야 확보와 비상 정지 방법이 적혀 있지 않아 안전성을 판단할 수 없습니다.",
    )  # fmt: skip


def sample_second_demand() -> SupplementRequest:
    """For tests and previews."""
    return replace(sample_supplement(), round=2, extensions_left=0, days=10)


def sample_return() -> ReturnNotice:
    """For tests and previews."""
    return replace(
        ReturnNotice.sample(), number="DS-2026-0009", petition="스마트실증사업 승인",
        ground="관할 지방자치단체의 장의 검토를 거치지 않음"
        "(스마트도시 조성 및 산업진흥 등에 관한 법률 시행령 제52조제3항제2호)",
        reason="사업지역에 보기시가 포함되어 있으나 보기시장의 검토를 거친 사실을 확인할 수 없습니다.",
    )  # fmt: skip

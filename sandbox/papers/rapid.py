"""What the sandbox's documents say, as plain values; each has a sample for the tests and for looking at."""

import datetime as dt
from dataclasses import dataclass

SEOUL_NOON = dt.datetime(2026, 11, 23, 3, 5, tzinfo=dt.UTC)


@dataclass(frozen=True)
class PaperFile:
    """A file as it was submitted."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Receipt:
    """접수증 (Civil Petitions Act §9): what was filed, when, and what happens next (Decree §6④)."""

    number: str
    kind: str
    title: str
    applicant: str
    submitted_at: dt.datetime
    received_at: dt.datetime
    expected_on: dt.date | None
    officer: str
    answers_sha256: str
    files: tuple[PaperFile, ...] = ()
    expected_label: str = "처리 예정일"
    expected_note: str = "보완·부처 확인 기간은 산입하지 않습니다"
    statement: str = ""

    @classmethod
    def sample(cls) -> "Receipt":
        """For tests and previews."""
        return cls(
            number="RC-2026-0012", kind="규제 신속확인", title="실내외 연속주행 배송로봇 서비스", applicant="주식회사 보기모빌리티",
            submitted_at=SEOUL_NOON, received_at=SEOUL_NOON + dt.timedelta(hours=2), expected_on=dt.date(2026, 12, 23),
            officer="스마트도시 규제샌드박스 사무국", answers_sha256="3f" * 32,
            files=(PaperFile("기술·서비스 및 사업 설명서.pdf", "a1" * 32),),
        )  # fmt: skip


@dataclass(frozen=True)
class SupplementRequest:
    """보완요청서 (APA §17⑤, Civil Petitions Act §22①)."""

    number: str
    title: str
    applicant: str
    items: tuple[str, ...]
    reason: str
    days: int
    round: int
    extensions_left: int
    petition: str = "규제 신속확인"
    pauses: bool = True

    @classmethod
    def sample(cls) -> "SupplementRequest":
        """For tests and previews."""
        return cls(
            "RC-2026-0012", "실내외 연속주행 배송로봇 서비스", "주식회사 보기모빌리티", ("주요내용", "기술·서비스 및 사업 설명서"),
            "운행 구간과 최고 속도가 적혀 있지 않아 소관 부처를 정할 수 없습니다.", 14, 1, 2,
        )  # fmt: skip


@dataclass(frozen=True)
class Inquiry:
    """협의요청서 for a rapid confirmation (Act §49의2②)."""

    number: str
    title: str
    applicant: str
    service_kind: str
    summary: str
    expected_permits: str
    question: str

    @classmethod
    def sample(cls) -> "Inquiry":
        """For tests and previews."""
        return cls(
            "RC-2026-0012-01", "실내외 연속주행 배송로봇 서비스", "주식회사 보기모빌리티", "융합",
            "아파트 단지 안 보도와 승강기를 이용하여 물품을 배송하는 로봇 서비스입니다.", "도로교통법에 따른 보도 통행 허용 여부",
            "해당 서비스가 귀 기관 소관 법령에 따른 허가등의 대상인지, 대상이라면 그 요건과 절차를 알려 주시기 바랍니다.",
        )  # fmt: skip


@dataclass(frozen=True)
class ReturnNotice:
    """반려 통지서 (Civil Petitions Decree §25, APA §23, §26)."""

    number: str
    title: str
    applicant: str
    ground: str
    reason: str
    citizen: bool = True
    petition: str = "규제 신속확인"

    @classmethod
    def sample(cls) -> "ReturnNotice":
        """For tests and previews."""
        return cls(
            "RC-2026-0009", "도심 저고도 배송 드론", "주식회사 보기항공",
            "보완을 두 차례 요구하였으나 기한까지 제출되지 않음(민원처리법 시행령 제25조)",
            "사업 설명서가 제출되지 않아 해당 기술·서비스의 내용을 확인할 수 없습니다.",
        )  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """What one agency answered, or that its silence has answered (Act §49의2③④)."""

    agency: str
    answer: str
    deemed: bool = False
    deemed_on: dt.date | None = None
    requirements: str = ""
    procedure: str = ""
    grounds: str = ""


@dataclass(frozen=True)
class Result:
    """규제신속확인 결과 통지서 (Rule 별지 제5호의3서식)."""

    number: str
    title: str
    applicant: str
    representative: str
    brn: str
    address: str
    service_kind: str
    summary: str
    submitted_on: dt.date
    outcome: str
    findings: tuple[Finding, ...]
    molit_answer: str
    molit_requirements: str = ""
    molit_procedure: str = ""
    note: str = ""
    citizen: bool = True

    @classmethod
    def sample(cls) -> "Result":
        """For tests and previews: one ministry needs a permit, one says no, one fell silent."""
        return cls(
            "RC-2026-0012", "실내외 연속주행 배송로봇 서비스", "주식회사 보기모빌리티", "대표자", "1248100998",
            "세종특별자치시 한누리대로 2130", "융합", "아파트 단지 안 보도와 승강기를 이용하여 물품을 배송하는 로봇 서비스입니다.",
            dt.date(2026, 11, 23), "regulated",
            (
                Finding(
                    "경찰청", "needed", requirements="운행안전인증을 받은 로봇으로 보도 통행 최고 속도 15km/h 이하일 것",
                    procedure="지능형로봇법 제40조의2에 따른 운행안전인증 신청(인증기관, 처리기간 60일)",
                    grounds="도로교통법 제2조 및 지능형로봇법 제40조의2에 따라 인증을 받은 실외이동로봇만 보도를 통행할 수 있습니다.",
                ),
                Finding("개인정보보호위원회", "not_needed", grounds="영상정보를 저장하지 않으므로 별도의 허가등이 필요하지 않습니다."),
                Finding("행정안전부", "not_needed", deemed=True, deemed_on=dt.date(2026, 12, 28)),
            ),
            "none",
        )  # fmt: skip

"""Conditions that are asked for again and again, offered as a first draft (in Korean: they stand in the approval)."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Template:
    """A first draft of a condition, with where it comes from."""

    key: str
    label: object
    text: str
    purpose: str
    evidence: str
    basis: str = ""
    before_start: bool = False
    every_months: int | None = None

    @property
    def values(self) -> dict:
        """What the form of a new condition starts with."""
        return {
            "text": self.text, "purpose": self.purpose, "evidence": self.evidence, "basis": self.basis,
            "before_start": self.before_start, "every_months": self.every_months,
        }  # fmt: skip


# The Smart City Act has no duty to tell users; the items are those of the Mobility Innovation Act's Decree §10②.
USER_NOTICE = Template(
    "user_notice",
    _("Telling users"),
    "사업자는 이용자에게 다음 사항을 사업 개시 전에 알리고, 누리집·앱과 사업 장소에 계속 게시할 것: "
    "① 규제특례를 받은 사업의 명칭 ② 사업의 지역·기간·규모 ③ 승인에 붙은 조건 ④ 책임보험 가입 사항과 손해배상 절차",
    "이용자가 규제특례에 따른 사업임과 그 범위, 손해를 입었을 때의 구제 방법을 알고 이용하도록 하기 위함",
    "게시 화면 갈무리와 현장 게시물 사진, 이용약관의 고지 조항",
    basis="모빌리티 혁신법 시행령 제10조제2항을 준용하는 기본 조건",
    before_start=True,
)
REPORT = Template(
    "quarterly_report",
    _("Reporting every three months"),
    "사업자는 승인 시 정한 실증데이터와 조건의 이행 상황, 사고 및 민원 현황을 3개월마다 국토교통부장관과 "
    "관할 지방자치단체의 장에게 보고할 것",
    "사업의 추진 상황과 안전을 점검하고 법령 정비에 필요한 근거를 확보하기 위함",
    "분기별 이행보고서와 실증데이터 원자료",
    basis="법 제53조제1항, 시행령 제56조제1항",
    every_months=3,
)
ACCIDENT = Template(
    "accident_notice",
    _("Telling of accidents at once"),
    "사람이 다치거나 재산 피해가 생긴 사고가 발생하면 곧바로 운행을 멈추고 24시간 안에 국토교통부장관과 "
    "관할 지방자치단체의 장에게 알릴 것",
    "피해의 확산을 막고 필요한 조치를 제때 명하기 위함",
    "사고 발생 보고서와 운행 기록",
    basis="법 제52조제4항",
)
TEMPLATES = {one.key: one for one in (USER_NOTICE, REPORT, ACCIDENT)}

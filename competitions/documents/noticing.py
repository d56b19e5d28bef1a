"""The parts of a public notice that list what a call asks: overview, schedule, eligibility, money, papers.

In Korean: whoever calls has set the language.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from competitions.budget.amounts import exactly
from competitions.form_definitions import CALL
from competitions.papers import NoticeLine, NoticePaper
from competitions.terms import Terms
from competitions.terms.entry_form import council_paper
from office.web import formats

Lines = Iterator[NoticeLine]


def label_of(code: str, value: str) -> str:
    """The words for a choice of the call's form."""
    field = CALL.field(code)
    return field.label_of(value) if field else value


def korean(row: dict[str, Any], name: str) -> str:
    """A text that a row gives in Korean and English."""
    return row.get(f"{name}_ko") or ""


def overview(call: Any, terms: Terms) -> Lines:
    """What is given, to how many, for how long, and how it is chosen."""
    yield NoticeLine("사업", call.programme.name_ko)
    if sites := terms.whole("sites"):
        yield NoticeLine("선정 예정 수", f"{sites}곳{_groups(terms)}")
    elif groups := _groups(terms):
        yield NoticeLine("유형", groups.strip(" ()"))
    if total := terms.whole("budget_total"):
        yield NoticeLine("사업예산", f"국비 {formats.spoken(total)}")
    if years := terms.whole("project_years"):
        yield NoticeLine("사업기간", f"{years}년")
    if not terms.says("subsidy") and (years := terms.whole("certificate_years")):
        yield NoticeLine("인증·지정 유효기간", f"결과를 통보한 날부터 {years}년")
    stage = terms.text("stage")
    staged = f"({label_of('stage', stage)})" if stage not in ("", "single") else ""
    yield NoticeLine("선정 방식", f"{label_of('selection_mode', terms.text('selection_mode'))}{staged}")
    yield NoticeLine("접수·평가 기관", terms.text("secretariat_ko"))


def _groups(terms: Terms) -> str:
    by_group = terms.text("quota_mode") == "by_group"
    told = [korean(row, "label") + (f" {row['awards']}곳" if by_group and row.get("awards") else "")
            for row in terms.rows("groups")]  # fmt: skip
    return f" ({', '.join(told)})" if told else ""


_DATES = {"briefing_at": "설명회", "questions_until": "질의 마감", "answers_until": "답변 공개",
          "opens_at": "접수 시작", "closes_at": "접수 마감", "rounds_from": "평가 시작",
          "result_on": "결과 발표(예정)"}  # fmt: skip


def schedule(terms: Terms) -> Lines:
    """Every date, Korean time; of the intake both moments to the minute."""
    for code, at in terms.dates():
        if code not in _DATES:
            continue
        words = formats.moment(at)
        if code == "briefing_at" and (place := terms.text("briefing_place")):
            words += f", {place}"
        elif code == "answers_until":
            words += "까지"
        elif code in ("questions_until", "closes_at"):
            words += " 전까지 도착한 것"
        yield NoticeLine(_DATES[code], words)
    if terms.rolling:
        yield NoticeLine("접수 방식", "수시 접수: 마감까지 들어오는 순서대로 요건을 검토합니다.")


def eligibility(terms: Terms) -> Lines:
    """Who may apply."""
    yield NoticeLine("신청 기관", ", ".join(_applicants(terms)))
    if most := terms.whole("population_most"):
        bound = "이하" if terms.says("population_inclusive") else "미만"
        yield NoticeLine("인구", f"{most:,}명 {bound}. 신청서에 기준일과 출처를 적습니다.")
    if terms.preliminary:
        before = label_of("preliminary_call", terms.preliminary)
        yield NoticeLine("예비사업", f"다음 공모를 통과한 기관만 신청할 수 있습니다: {before}.")
    yield from _other_projects(terms)
    if years := terms.whole("company_years"):
        yield NoticeLine("기업 요건", f"해당 분야 사업을 시작한 지 {years}년 이상(접수 마감일까지 채운 햇수)")
    if terms.says("foreign_partner"):
        yield NoticeLine("해외 기관", "해외 공공기관 또는 대학이 참여하여야 합니다.")
    if terms.text("council") in ("report", "consent"):
        yield NoticeLine("의회", f"지방자치단체는 {label_of('council', terms.text('council'))} 서류를 제출합니다.")
    if terms.text("diffusion_partner") in ("optional", "required"):
        must = "적어야 합니다." if terms.text("diffusion_partner") == "required" else "적을 수 있습니다."
        yield NoticeLine("확산 협력", f"성과를 확산할 협력 지방자치단체를 {must}")


def _applicants(terms: Terms) -> Iterator[str]:
    local = ", ".join(label_of("local_kinds", one) for one in terms.many("local_kinds"))
    for one in terms.many("applicant_kinds"):
        yield label_of("applicant_kinds", one) + (f"({local})" if one == "local_government" and local else "")


def _other_projects(terms: Terms) -> Lines:
    years, similar = terms.whole("cooldown_years"), terms.rows("cooldown_programmes")
    if years and similar:
        yield NoticeLine(
            "유사사업", f"다음 사업이 끝난 뒤 {years}년이 지나야 신청할 수 있습니다: {_programmes(similar)}."
        )
    if others := terms.rows("exclusive_with"):
        yield NoticeLine("중복 신청", f"다음 사업과 같은 해에 함께 신청할 수 없습니다: {_programmes(others)}.")


def _programmes(rows: list[dict[str, Any]]) -> str:
    column = CALL.field("exclusive_with").column("programme")
    return ", ".join(column.label_of(row["programme"]) for row in rows if row.get("programme"))


def money(terms: Terms) -> Lines:
    """The rules of the budget, as the system checks them."""
    if not terms.says("subsidy"):
        return
    if cap := terms.whole("national_cap"):
        yield NoticeLine("국비 상한", f"과제당 {formats.spoken(cap)}")
    if share := terms.decimal("national_share_most"):
        yield NoticeLine("국비 비율", f"총사업비의 {exactly(Fraction(share))} % 이하")
    if terms.says("local_covers_national"):
        yield NoticeLine("지방비", "도비와 시비의 합은 국비 이상이어야 하며, 민간 재원은 지방비를 대신하지 못합니다.")
    share = terms.decimal("policy_share")
    if share and terms.text("policy_binding") in ("required", "warned"):
        must = "이어야 합니다." if terms.text("policy_binding") == "required" else "을 권합니다."
        yield NoticeLine(
            "정책 사업비",
            f"기후위기 대응과 디지털 포용에 쓰는 사업비는 총사업비의 {exactly(Fraction(share))} % 이상{must}",
        )
    first, count = terms.whole("first_year"), terms.whole("budget_years") or 1
    if first:
        yield NoticeLine(
            "예산 연도", f"{first}년" + (f"부터 {first + count - 1}년까지({count}년)" if count > 1 else "")
        )


def papers(terms: Terms) -> Iterator[NoticePaper]:
    """What has to be handed in, with the page limit and the rule by which pages are counted."""
    for paper in council_paper(terms):
        yield NoticePaper(paper.label.ko, "필수" if paper.required else "지방자치단체만", "제한 없음", "허용 형식", "")
    for row in terms.rows("papers"):
        form = "PDF" if row.get("format") == "pdf" else "허용 형식"
        needed = label_of_cell("papers", "needed", row.get("needed") or "optional")
        yield NoticePaper(korean(row, "label"), needed, _limit(row), form, korean(row, "note"))


def label_of_cell(table: str, column: str, value: str) -> str:
    """The words for a choice in a table of the call's form."""
    return CALL.field(table).column(column).label_of(value)


def _limit(row: dict[str, Any]) -> str:
    if not row.get("most_pages"):
        return "제한 없음"
    counting = "표지·목차 제외" if row.get("counting") == "without_front" else "모든 쪽"
    return f"{row['most_pages']}쪽 이내({counting})"

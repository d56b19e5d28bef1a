"""What the demo's entries say: enough words for every question of every programme."""

import datetime as dt
from typing import Any

from django.utils import timezone

from competitions.models import Call
from office.forms.definition import Field

HUNDRED_MILLION = 100_000_000
WORDS = {
    "current_state": "인구 31만 명의 도농복합시로, 여름철 도심 침수와 폭염이 해마다 잦아지고 있습니다.",
    "problem": "지난 3년 동안 도심 침수 신고가 214건 있었고, 경로당 62곳에 냉방 기록이 없습니다(재난안전과 통계).",
    "goal": "침수와 폭염을 미리 알리고, 피해를 2029년까지 절반으로 줄입니다.",
    "service_detail": "하수관로 수위와 강우 예보로 침수를 한 시간 전에 알리고, 무더위쉼터의 온도를 실시간으로 살핍니다.",
    "organisation_plan": "부시장을 단장으로 전담팀 6명을 두고, 참여 기업과 대학이 매달 공정을 점검합니다.",
    "living_lab_plan": "침수 취약 3개 동의 주민 60명이 경보의 시각과 문구를 함께 정합니다.",
    "operation_plan": "사업이 끝나면 시 재난상황실이 운영하고, 운영비는 시비로 편성합니다.",
    "climate_plan": "도심 투수 면적을 12만 제곱미터 늘리고, 공공건물 18곳의 에너지를 관리합니다.",
    "extinction_plan": "빈집 40호를 체류형 숙소와 공유 사무실로 고쳐 생활인구를 한 해 2만 명 늘립니다.",
}


def answers(
    call: Call, title: str, *, group: str = "", budget: tuple[int, ...] = (8, 16, 64, 5), **more: Any
) -> dict[str, Any]:
    """Complete answers to the form of a call; `budget` is national, province, city and private money in 억."""
    definition = call.version.entry_form.definition
    told = {one.code: _answer(one, title) for one in definition.fields() if one.kind not in ("files", "rows")}
    told |= {one.code: _rows(one, title) for one in definition.fields() if one.kind == "rows" and one.required}
    if definition.field("budget"):
        told["budget"] = _budget(definition.terms["money"]["years"], budget)
    if group:
        told["group"] = group
    return {**told, "project_title": title, **more}


def _answer(one: Field, title: str) -> Any:
    if one.code == "founded_on":
        return "2015-03-02"
    if one.code == "population_on":
        return (timezone.localdate().replace(day=1) - dt.timedelta(days=1)).isoformat()
    if one.kind in ("choice", "multichoice"):
        chosen = "43150" if one.source else one.choices[0].code
        return chosen if one.kind == "choice" else [chosen]
    by_kind = {
        "declaration": True, "boolean": one.code in ("living_lab", "decline_area"), "decimal": "1250", "money": 350_000_000,
        "integer": 0 if one.code.endswith("_front") else 284_310, "date": f"{timezone.localdate().year - 1}-09-01",
    }  # fmt: skip
    words = "주민등록 인구통계(행정안전부)" if one.code == "population_source" else ""
    return by_kind.get(
        one.kind, words or WORDS.get(one.code) or f"{title}: {one.label.ko}은(는) 사업계획서에 자세히 적었습니다."
    )


def _rows(one: Field, title: str) -> list[dict[str, Any]]:
    return [{column.code: _answer(column, title) for column in one.fields}]


def _budget(years: list[str], parts: tuple[int, ...]) -> list[dict[str, Any]]:
    """Two lines a year: one for climate, one for neither."""
    sources = ("national", "province", "city", "private")
    lines = []
    for number, year in enumerate(years):
        share = (3, 4, 3)[number % 3] if len(years) == 3 else 10 // len(years)
        for item, tag, weight in (("construction", "climate", 6), ("software", "none", 4)):
            amounts = {
                name: part * HUNDRED_MILLION * share * weight // 100 for name, part in zip(sources, parts, strict=True)
            }
            lines.append({"year": year, "item": item, "tag": tag, **amounts})
    return lines

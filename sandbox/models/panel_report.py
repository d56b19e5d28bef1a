"""What a panel reports: drafted from the signed sheets, then told for the document."""

from collections import Counter
from typing import Any

from django.utils import timezone

from sandbox.criteria import ACT, CRITERIA, DECREE, of
from sandbox.models.panel import Panel
from sandbox.models.panel_sheet import dissents_of
from sandbox.papers.panels import ConditionLine, CriterionLine, DissentLine, PanelReport
from sandbox.states import Decision, Track
from sandbox.states.panels import Rating

# The graver one counts where as many say the one as the other.
_GRAVITY = (Rating.NOT_MET, Rating.CONDITIONAL, Rating.MET, Rating.NOT_APPLICABLE)
_CAUTION = (Decision.REJECT, Decision.APPROVE_WITH_CONDITIONS, Decision.APPROVE)
# The report is in Korean, whoever writes it.
RATING_KO = {
    Rating.MET: "충족", Rating.CONDITIONAL: "조건부 충족", Rating.NOT_MET: "미충족", Rating.NOT_APPLICABLE: "해당 없음",
}  # fmt: skip
ADVICE_KO = {
    Decision.APPROVE: "승인", Decision.APPROVE_WITH_CONDITIONS: "조건부승인", Decision.REJECT: "불승인",
}  # fmt: skip
TRACK_KO = {Track.DEMONSTRATION: "스마트실증사업", Track.INNOVATION: "스마트혁신사업"}
_DECREE_HEADING = "법 제51조제1항제6호에 따라 대통령령으로 정하는 사항"


def opinions_in(panel: Panel) -> list[dict[str, Any]]:
    """The answers of every sheet that counts, in the order of signing."""
    return [sheet.signed().answers for sheet in panel.signed_sheets()]


def draft_of(panel: Panel) -> dict[str, Any]:
    """The report as the sheets would have it: what most say, everybody's reasons, every condition once."""
    said = opinions_in(panel)
    draft: dict[str, Any] = {}
    for one in CRITERIA:
        ratings = [answers[f"{one.code}_rating"] for answers in said]
        draft[f"{one.code}_rating"] = _most(ratings, _GRAVITY)
        draft[f"{one.code}_reason"] = _reasons(said, f"{one.code}_rating", f"{one.code}_reason", RATING_KO)
    draft["advice"] = _most([answers["advice"] for answers in said], _CAUTION)
    draft["advice_reason"] = _reasons(said, "advice", "advice_reason", ADVICE_KO)
    draft["conditions"] = _merged(said)
    return draft


def _most(said: list[str], order: tuple) -> str:
    counts = Counter(said)
    most = max(counts.values(), default=0)
    return next((str(one) for one in order if counts.get(one) == most), "")


def _reasons(said: list[dict], rating: str, reason: str, words: dict) -> str:
    lines = [f"위원 {number}({words[answers[rating]]}): {answers[reason]}" for number, answers in enumerate(said, 1)]
    return "\n".join(lines)


def _merged(said: list[dict]) -> list[dict[str, str]]:
    """Each condition once: the same words proposed by two members are one condition."""
    found: dict[str, dict[str, str]] = {}
    for answers in said:
        for row in answers.get("conditions") or []:
            kept = {name: row.get(name, "") for name in ("text", "need", "evidence")}
            found.setdefault(" ".join(kept["text"].split()), kept)
    return list(found.values())


def counted(said: list[dict], code: str, words: dict) -> str:
    """How often each was said: “충족 2명, 조건부 충족 1명”."""
    counts = Counter(answers[code] for answers in said)
    return ", ".join(f"{words[one]} {counts[one]}명" for one in words if counts.get(one))


def told(panel: Panel) -> PanelReport:
    """The concluded report as the document says it."""
    application, answers, said = panel.application, panel.reported().answers, opinions_in(panel)
    return PanelReport(
        number=panel.matter.number or "",
        case_number=application.matter.number or "",
        title=application.matter.title,
        applicant=application.matter.organisation.name_ko,
        track=TRACK_KO[application.track],
        opened_on=timezone.localdate(panel.opened_at),
        closed_on=timezone.localdate(panel.closed_at),
        members=panel.seated().count(),
        sheets=len(said),
        close_reason=panel.close_reason,
        course=answers.get("course", ""),
        criteria=_lines(answers, said, demonstration=application.track == Track.DEMONSTRATION),
        advice=ADVICE_KO[answers["advice"]],
        advice_counts=counted(said, "advice", ADVICE_KO),
        advice_reason=answers["advice_reason"],
        conditions=tuple(
            ConditionLine(row["text"], row["need"], row["evidence"]) for row in answers.get("conditions") or []
        ),
        dissents=_dissents(panel),
    )


def _lines(answers: dict, said: list[dict], *, demonstration: bool) -> tuple[CriterionLine, ...]:
    return tuple(
        CriterionLine(
            article=one.article,
            words=one.words(demonstration=demonstration),
            rating=RATING_KO[answers[f"{one.code}_rating"]],
            counts=counted(said, f"{one.code}_rating", RATING_KO),
            reason=answers[f"{one.code}_reason"],
            heading=_DECREE_HEADING if one == of(DECREE)[0] else "",
        )
        for one in (*of(ACT), *of(DECREE))
    )


def _dissents(panel: Panel) -> tuple[DissentLine, ...]:
    """Members by the number their sheet has in the report; whoever did not sign is a member all the same."""
    numbers = {sheet.member_id: number for number, sheet in enumerate(panel.signed_sheets(), 1)}
    return tuple(
        DissentLine(f"위원 {numbers[one.member_id]}" if one.member_id in numbers else "위원", one.text)
        for one in dissents_of(panel)
    )

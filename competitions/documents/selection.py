"""The papers on a result: the letter to each applicant (선정결과 통보서) and the public notice (결과공고).

What they say of scores follows the call's policy of publication, frozen with its rules.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from competitions import selecting
from competitions.documents.call import page_of
from competitions.documents.heads import letterhead
from competitions.papers.selection import ResultLetter, ResultNotice, ResultRow, RoundTold
from competitions.states import ENTERING_KNOWN_TO_OFFICE
from office.assessment.models import Opinion
from office.deadlines.periods import month_shift
from office.documents.audience import SeesMatter
from office.documents.registry import DocumentKind, Outgoing, register

LETTER, NOTICE = "competitions.result_letter", "competitions.result_notice"
OWN_SCORES = ("own_scores", "all_scores_anonymous", "all_scores_named")
ALL_SCORES = ("all_scores_anonymous", "all_scores_named")


def letter(entry: Any, occasion: Any) -> Iterator[Outgoing]:
    """With the step that tells the result."""
    facts = letter_of(entry, entry.state, promoted=occasion.event.data.get("step") == "promote")
    yield Outgoing(
        facts=facts, subject="선정결과 통보서", organisation=entry.lead, recipient=entry.lead.name_ko, electronic=True,
        matter=entry.matter,
    )  # fmt: skip


@translation.override("ko")
def letter_of(entry: Any, outcome: str, *, line: dict | None = None, promoted: bool = False) -> ResultLetter:
    """What the letter says for an outcome; before the publication with the line that is to be decided."""
    call, version, terms = entry.call, entry.call.version, entry.call.terms_in_force
    line = line or selecting.line_of(entry) or {}
    scored = _scores(call, line) if terms.text("publication") in OWN_SCORES else {}
    told = _opinion(entry)
    return ResultLetter(
        number=entry.matter.number or "", call_number=call.matter.number or "", call_title=terms.text("title_ko"),
        programme=call.programme.name_ko, title=entry.matter.title, lead=entry.lead.name_ko,
        partners=tuple(one.organisation.name_ko for one in entry.partners.filter(state="joined")),
        outcome=str(outcome), below=line.get("outcome") == selecting.BELOW, group=_group(call, entry.group),
        rounds=scored.get("rounds", ()), final=scored.get("final", ""), rank=scored.get("rank", ""),
        grade=_grade(version.rules, line.get("band")), valid_until=_valid_until(terms, line, outcome), **told,
        objections_until=call.objections_until, secretariat=terms.text("secretariat_ko"),
        contact=terms.text("contact_ko"), promoted=promoted, rules_sha256=version.rules_sha256,
        reserve_place=reserve_place(call, line) if outcome == selecting.RESERVE else None,
    )  # fmt: skip


def reserve_place(call: Any, line: dict) -> int | None:
    """Which in reserve it is within its group, counted by rank."""
    decision = selecting.decision_of(call)
    if decision is None or not line:
        return None
    waiting = [one for one in decision.lines if one["outcome"] == selecting.RESERVE and one["group"] == line["group"]]
    waiting.sort(key=lambda one: (one["rank"] is None, one["rank"] or 0))
    return next((place for place, one in enumerate(waiting, 1) if one["entry"] == line["entry"]), None)


def _scores(call: Any, line: dict) -> dict[str, Any]:
    """One's own scores out of the tally that was decided on."""
    decision = selecting.decision_of(call)
    tally = decision.tally if decision else selecting.final_tally(call)
    lines = tally.result["applications"] if tally else []
    found = next((one for one in lines if one["application"] == line.get("code")), None)
    if found is None:
        return {}
    names = {one["code"]: one["label"].get("ko") or one["code"] for one in tally.panel.rules["rounds"]}
    rounds = [
        RoundTold(names.get(code, code), str(told["score"]), str(told.get("rank") or ""))
        for code, told in found["rounds"].items()
    ]
    rank = line.get("group_rank") or line.get("rank") or ""
    return {"rounds": tuple(rounds), "final": found.get("final") or "", "rank": str(rank)}


def _opinion(entry: Any) -> dict[str, str]:
    """The panel's consolidated opinion: the feedback that every applicant gets."""
    found = Opinion.objects.filter(subject__matter=entry.pk).order_by("-written_at").first()
    return {name: getattr(found, name, "") for name in ("strengths", "weaknesses", "conditions")}


def _grade(rules: dict, code: str | None) -> str:
    found = next((band for band in rules.get("bands") or [] if band["code"] == code), None)
    return (found["label"].get("ko") or code) if found else ""


def _valid_until(terms: Any, line: dict, outcome: str) -> dt.date | None:
    """A certificate holds for the term of the call; a subsidy has its term in the agreement."""
    years = terms.whole("project_years")
    if not line.get("band") or not years or outcome != selecting.SELECTED:
        return None
    today = timezone.localdate()
    return month_shift(today, 12 * years)[0] - dt.timedelta(days=1)


def _group(call: Any, code: str) -> str:
    rows = call.terms_in_force.rows("groups")
    return next((str(row.get("label_ko") or code) for row in rows if row.get("code") == code), "")


# ------------------------------------------------------------------------------------------- the public notice


def notice(call: Any, occasion: Any) -> Iterator[Outgoing]:
    """With the publication, before the letters in the same transaction."""
    facts = notice_of(call)
    yield Outgoing(facts=facts, subject=f"{facts.title} 선정결과 공고"[:300], matter=call.matter)


@translation.override("ko")
def notice_of(call: Any) -> ResultNotice:
    """What everybody reads of the results, by the policy of publication."""
    terms, lines = call.terms_in_force, selecting.decision_of(call).lines
    policy = terms.text("publication")
    rows = rows_of(call, lines, named=True, scored=False)
    listed = sorted(rows, key=lambda row: (row.group, row.lead, row.title))  # not by rank: that would tell scores
    waiting = [row for row in rows if row.outcome == selecting.RESERVE]
    return ResultNotice(
        number=call.matter.number or "", title=terms.text("title_ko"), programme=call.programme.name_ko,
        publication=policy, entered=_entered(call),
        selected=tuple(row for row in listed if row.outcome == selecting.SELECTED), reserve=tuple(waiting),
        scores=scores_of(call, lines, policy), named=policy == "all_scores_named",
        objections_until=call.objections_until, secretariat=terms.text("secretariat_ko"),
        contact=terms.text("contact_ko"), page=page_of(call), rules_sha256=call.version.rules_sha256,
    )  # fmt: skip


def _entered(call: Any) -> int:
    """How many took part: everything that was submitted and not withdrawn."""
    return call.entries.filter(state__in=ENTERING_KNOWN_TO_OFFICE).exclude(state="withdrawn").count()


def scores_of(call: Any, lines: list[dict], policy: str) -> tuple[ResultRow, ...]:
    """Every final score, with names or without; empty where the call tells none."""
    if policy not in ALL_SCORES:
        return ()
    return tuple(rows_of(call, [line for line in lines if line["final"]], named=policy == "all_scores_named"))


def rows_of(call: Any, lines: list[dict], *, named: bool, scored: bool = True) -> list[ResultRow]:
    """The lines of a decision as they are told; without a name, nothing tells whose the score is."""
    entries = {str(one.pk): one for one in call.entries.select_related("lead", "matter")} if named else {}
    return [_row(call, line, entries.get(line["entry"]), scored=scored) for line in lines]


def _row(call: Any, line: dict, entry: Any, *, scored: bool) -> ResultRow:
    outcome = selecting.NOT_SELECTED if line["outcome"] == selecting.BELOW else line["outcome"]
    return ResultRow(
        group=_group(call, line["group"] or (entry.group if entry else "")),
        lead=entry.lead.name_ko if entry else "", title=entry.matter.title if entry else "",
        outcome=outcome if entry else "", final=str(line["final"] or "") if scored else "",
        rank=str(line["group_rank"] or line["rank"] or "") if scored else "",
        grade=_grade(call.version.rules, line["band"]) if entry else "",
    )  # fmt: skip


LETTER_KIND = register(
    DocumentKind(
        key=LETTER, label=_("Notice of the result"), template="documents/competitions/result_letter.html",
        facts=ResultLetter, sample=ResultLetter.sample, letterhead=letterhead, outgoing=letter, frame="form",
        audience=SeesMatter(), series="선정결과", keywords=("선정결과", "통보서", "공모"),
    )
)  # fmt: skip
NOTICE_KIND = register(
    DocumentKind(
        key=NOTICE, label=_("Public notice of the results"), template="documents/competitions/result_notice.html",
        facts=ResultNotice, sample=ResultNotice.sample, letterhead=letterhead, outgoing=notice, frame="form",
        audience=SeesMatter(), disclosure="public", series="공고", keywords=("결과공고", "공고", "공모"),
    )
)  # fmt: skip

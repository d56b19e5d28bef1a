"""The papers on a result: the letter to each applicant (선정결과 통보서) and the public notice (결과공고).

What they say of scores follows the call's policy of publication, frozen with its rules. Both name the hash of the
tally: whatever is shown of it later can be held against what was decided on.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from competitions import scores, selecting
from competitions.documents.call import page_of
from competitions.documents.heads import letterhead
from competitions.papers.selection import ResultLetter, ResultNotice, ResultRow
from competitions.states import ENTERING_KNOWN_TO_OFFICE
from office.assessment.models import Opinion
from office.deadlines.periods import month_shift
from office.documents.audience import SeesMatter
from office.documents.registry import DocumentKind, Outgoing, register
from office.documents.triggers import in_force
from office.web import formats

LETTER, NOTICE = "competitions.result_letter", "competitions.result_notice"
DISQUALIFICATION = "competitions.disqualification"
_NAMED = (selecting.SELECTED, selecting.RESERVE)


def letter(entry: Any, occasion: Any) -> Iterator[Outgoing]:
    """With the step that tells the result."""
    facts = letter_of(entry, entry.state, promoted=occasion.event.data.get("step") == "promote")
    yield Outgoing(
        facts=facts, subject="선정결과 통보서", organisation=entry.lead, recipient=entry.lead.name_ko, electronic=True,
        matter=entry.matter, supersedes=in_force(entry.matter, LETTER, DISQUALIFICATION).first(),
    )  # fmt: skip


@translation.override("ko")
def letter_of(entry: Any, outcome: str, *, line: dict | None = None, promoted: bool = False) -> ResultLetter:
    """What the letter says for an outcome; before the publication with the line that is to be decided."""
    call, version, terms = entry.call, entry.call.version, entry.call.terms_in_force
    line = line or selecting.line_of(entry) or {}
    own, tally = scores.own_of(call, line), scores.tally_of(call)
    grade = outcome == selecting.SELECTED or own.final
    return ResultLetter(
        number=entry.matter.number or "", call_number=call.matter.number or "", call_title=terms.text("title_ko"),
        programme=call.programme.name_ko, title=entry.matter.title, lead=entry.lead.name_ko,
        partners=tuple(one.organisation.name_ko for one in entry.partners.filter(state="joined")),
        outcome=str(outcome), below=line.get("outcome") == selecting.BELOW, group=_group(call, entry.group),
        rounds=own.rounds, final=own.final, rank=own.rank, bonus=own.bonus, penalty=own.penalty,
        grade=_grade(version.rules, line.get("band")) if grade else "", **opinion_of(entry, outcome),
        valid_until=valid_until(call, entry) if outcome == selecting.SELECTED else None,
        objections_last=call.objections_last, secretariat=terms.text("secretariat_ko"), promoted=promoted,
        rules_sha256=version.rules_sha256,
        tally_sha256=tally.sha256 if tally else "",
        all_told=scores.policy_of(call) in scores.ALL_SCORES,
        reserve_place=reserve_place(call, line) if outcome == selecting.RESERVE else None,
        objection_days=objection_days(call), by_lot=line.get("code") in parted_by_lot(call),
        failed_round=failed_round(entry, line) if outcome == selecting.NOT_SELECTED else "",
    )  # fmt: skip


def parted_by_lot(call: Any) -> set[str]:
    """The entries whose rank a lot gave, by their codes in the tally."""
    tally = scores.tally_of(call)
    told = tally.result["applications"] if tally else []
    return {one["application"] for one in told if any(each["step"] == "lot" for each in one.get("tie_breaks", ()))}


def reserve_place(call: Any, line: dict) -> int | None:
    """Which in reserve it is within its group, counted by rank."""
    decision = selecting.decision_of(call)
    if decision is None or not line:
        return None
    waiting = [one for one in decision.lines if one["outcome"] == selecting.RESERVE and one["group"] == line["group"]]
    waiting.sort(key=lambda one: (one["rank"] is None, one["rank"] or 0))
    return next((place for place, one in enumerate(waiting, 1) if one["entry"] == line["entry"]), None)


def opinion_of(entry: Any, outcome: str) -> dict[str, str]:
    """The panel's consolidated opinion: the feedback that every applicant gets.

    Conditions are those of an award: nobody whose entry was not selected is asked to meet any.
    """
    found = Opinion.objects.filter(subject__matter=entry.pk).order_by("-written_at").first()
    told = {name: getattr(found, name, "") for name in ("strengths", "weaknesses", "conditions")}
    return told if outcome in (selecting.SELECTED, selecting.RESERVE) else told | {"conditions": ""}


def failed_round(entry: Any, line: dict) -> str:
    """The round in which an entry was eliminated, by its name; empty where it came to the end."""
    verdict, _colon, code = str(line.get("tally_outcome", "")).partition(":")
    rounds = entry.call.version.rules["rounds"] if verdict == "eliminated" else []
    return next((one["label"].get("ko") or code for one in rounds if one["code"] == code), "")


def objection_days(call: Any) -> int:
    """How long the period for objections is, told before its last day is known."""
    return 0 if call.objections_until else call.terms_in_force.whole("objection_days") or 0


def _grade(rules: dict, code: str | None) -> str:
    found = next((band for band in rules.get("bands") or [] if band["code"] == code), None)
    return (found["label"].get("ko") or code) if found else ""


def valid_until(call: Any, entry: Any = None) -> dt.date | None:
    """The last day of a certificate, by the call's own term; a subsidy has its term in the agreement.

    It counts from the day on which the result is told; before that, from the first day on which it can be.
    """
    terms = call.terms_in_force
    years = None if terms.says("subsidy") else terms.whole("certificate_years")
    if not years:
        return None
    told = (entry.result_at if entry else None) or call.published_at
    from_day = timezone.localdate(told or max(timezone.now(), call.embargo_until() or timezone.now()))
    return month_shift(from_day, 12 * years)[0] - dt.timedelta(days=1)


def _group(call: Any, code: str) -> str:
    rows = call.terms_in_force.rows("groups")
    return next((str(row.get("label_ko") or code) for row in rows if row.get("code") == code), "")


# ------------------------------------------------------------------------------------------- the public notice


def notice(call: Any, occasion: Any) -> Iterator[Outgoing]:
    """With the publication, before the letters in the same transaction; again, corrected, once something changed."""
    before = in_force(call.matter, NOTICE).first()
    facts = notice_of(call, before=before)
    kind = "선정결과 정정공고" if before else "선정결과 공고"
    yield Outgoing(facts=facts, subject=f"{facts.title} {kind}"[:300], matter=call.matter, supersedes=before)


@translation.override("ko")
def notice_of(call: Any, *, before: Any = None) -> ResultNotice:
    """What everybody reads of the results, by the policy of publication; in the place of `before` as they stand now."""
    terms, decision = call.terms_in_force, selecting.decision_of(call)
    policy = scores.policy_of(call)
    lines = selecting.as_it_stands(call, decision.lines) if before else decision.lines
    rows = rows_of(call, lines)
    listed = sorted(rows, key=lambda row: (row.group, row.lead, row.title))  # not by rank: that would tell scores
    waiting = [row for row in rows if row.outcome == selecting.RESERVE]
    return ResultNotice(
        number=call.matter.number or "", title=terms.text("title_ko"), programme=call.programme.name_ko,
        publication=policy, entered=_entered(call),
        selected=tuple(row for row in listed if row.outcome == selecting.SELECTED), reserve=tuple(waiting),
        scores=scores_of(call, lines), named=policy == scores.NAMED, valid_until=valid_until(call),
        objections_last=call.objections_last, secretariat=terms.text("secretariat_ko"), page=page_of(call),
        rules_sha256=call.version.rules_sha256,
        tally_sha256=decision.tally.sha256, objection_days=objection_days(call),
        by_lot=bool(parted_by_lot(call) & {line["code"] for line in lines if line["outcome"] in _NAMED}),
        corrects=before.reference if before else "", changes=_changes(call) if before else (),
    )  # fmt: skip


def _changes(call: Any) -> tuple[str, ...]:
    from competitions.changes import changes_of

    return tuple(
        f"{formats.day(timezone.localdate(one.at))} {one.words}: {one.entry.lead.name_ko} 「{one.entry.matter.title}」"
        for one in changes_of(call)
    )


def _entered(call: Any) -> int:
    """How many took part: everything that was submitted and not withdrawn."""
    return call.entries.filter(state__in=ENTERING_KNOWN_TO_OFFICE).exclude(state="withdrawn").count()


def scores_of(call: Any, lines: list[dict]) -> tuple[ResultRow, ...]:
    """Every score, in the order of the ranks; empty where the call does not tell all of them."""
    if scores.policy_of(call) not in scores.ALL_SCORES:
        return ()
    return tuple(rows_of(call, [line for line in lines if line["final"]], told=scores.all_of(call, lines)))


def rows_of(call: Any, lines: list[dict], *, told: dict[str, scores.Scores] | None = None) -> list[ResultRow]:
    """The lines of a decision as they are told, with the scores that are `told`."""
    entries = {str(one.pk): one for one in call.entries.select_related("lead", "matter")}
    return [_row(call, line, entries[line["entry"]], (told or {}).get(line["entry"])) for line in lines]


def _row(call: Any, line: dict, entry: Any, told: scores.Scores | None) -> ResultRow:
    outcome = selecting.NOT_SELECTED if line["outcome"] == selecting.BELOW else line["outcome"]
    told, graded = told or scores.Scores(), told is not None or outcome == selecting.SELECTED
    return ResultRow(
        group=_group(call, line["group"] or entry.group), lead=entry.lead.name_ko, title=entry.matter.title,
        outcome=outcome, final=told.final, rank=told.rank, rounds=told.rounds, bonus=told.bonus,
        penalty=told.penalty, grade=_grade(call.version.rules, line["band"]) if graded else "",
        place=reserve_place(call, line) if outcome == selecting.RESERVE else None,
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

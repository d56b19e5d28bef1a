"""The score sheets of a locked round as papers: one for each member, made by the worker."""

from collections.abc import Iterator

from office import ledger
from office.access import SYSTEM
from office.assessment import marking, registry
from office.assessment.documents.sheet_facts import ScoreLine, ScoreSheet, ScoreSheets
from office.assessment.documents.sheets import SCORE_SHEETS
from office.assessment.models import Round, Seat, Sheet, SheetVersion
from office.assessment.rulesets.decimals import plain
from office.assessment.states import Filling
from office.documents import issuing
from office.documents.models import IssuedDocument
from office.documents.registry import kind_of
from office.documents.triggers import Occasion

EFFECT = "assessment.score_sheets"
POINTS = "평가항목별 점수의 합계로 평가하며, 점수는 소수 둘째 자리까지 줄 수 있습니다."
GRADES = "평가항목별로 등급을 정하고 등급별 비율을 배점에 곱하여 합산합니다. ({})"


def promise(round_: Round) -> None:
    """Promise one paper for each member with a locked sheet."""
    seats = round_.sheets.filter(state=Filling.LOCKED).order_by().values_list("seat_id", flat=True).distinct()
    for seat in seats:
        payload = {"round": str(round_.pk), "seat": str(seat)}
        ledger.enqueue(EFFECT, key=f"{EFFECT}:{round_.pk}:{seat}", payload=payload)


def make(round_id: str, seat_id: str) -> None:
    """Issue the paper of one member; told twice, it is issued once."""
    round_ = Round.objects.select_related("panel__matter__parent", "panel__matter__organisation").get(pk=round_id)
    seat = Seat.objects.select_related("matter", "reviewer", "panel__matter__organisation").get(pk=seat_id)
    issued = IssuedDocument.objects.filter(matter=seat.pk, kind=SCORE_SHEETS.key)
    if issued.filter(facts__facts__code=round_.code).exists():
        return
    occasion = Occasion(facts={"sheets": facts_of(round_, seat)})
    kind = kind_of(SCORE_SHEETS.key)
    for out in kind.outgoing(seat, occasion):
        issuing.issue(kind, out, matter=seat.matter, subject=seat, by=SYSTEM)


def facts_of(round_: Round, seat: Seat) -> ScoreSheets:
    """What the paper says: the locked sheets as they were signed."""
    locked = Sheet.objects.filter(round=round_, seat=seat, state=Filling.LOCKED)
    sheets = list(locked.select_related("subject__organisation").order_by("subject__position"))
    versions = {one.sheet_id: one for one in SheetVersion.objects.filter(sheet__in=sheets).order_by("number")}
    explained = registry.kind_of(round_.panel.matter.parent).explained(round_.panel.matter.parent)
    label = round_.rules.label
    return ScoreSheets(
        panel=round_.panel.matter.title, code=round_.code,
        round=(label.ko if label else "") or round_.code, member=str(seat.reviewer),
        affiliation=f"{seat.reviewer.affiliation} {seat.reviewer.position}".strip(), method=method_of(round_),
        locked_at=round_.locked_at, rules_sha256=round_.panel.rules_sha256,
        sheets=tuple(_sheet(round_, one, versions[one.pk], explained) for one in sheets),
    )  # fmt: skip


def method_of(round_: Round) -> str:
    """How points are given, in a sentence."""
    grades = round_.rules.grades
    if not grades:
        return POINTS
    return GRADES.format(", ".join(f"{_korean(one)} {plain(one.percent)}%" for one in grades))


def _korean(named) -> str:
    return (named.label.ko if named.label else "") or named.code


def _sheet(round_: Round, sheet: Sheet, version: SheetVersion, explained: dict) -> ScoreSheet:
    return ScoreSheet(
        code=sheet.subject.code, title=sheet.subject.title, organisation=sheet.subject.organisation.name_ko,
        lines=tuple(lines_of(round_, version.content, explained)), most=plain(round_.rules.points),
        total=version.content["total"], comment=version.content["comment"], version=version.number,
        signed_at=version.signed_at, sha256=version.sha256,
    )  # fmt: skip


def lines_of(round_: Round, content: dict, explained: dict) -> Iterator[ScoreLine]:
    """What was given for each criterion, by a signed content."""
    marked, remarks = marking.read(round_.rules, content["points"]), content.get("remarks", {})
    grades = {one.code: _korean(one) for one in round_.rules.grades}
    for one in round_.rules.criteria:
        mark = marked.marks[one.code]
        yield ScoreLine(
            name=_korean(one), explained=_told(explained.get((round_.code, one.code))), most=plain(one.max),
            given=grades.get(mark.told, ""), points=plain(mark.value),
            remark=remarks.get(one.code, ""),
        )  # fmt: skip


def _told(label) -> str:
    return str(getattr(label, "ko", label) or "")

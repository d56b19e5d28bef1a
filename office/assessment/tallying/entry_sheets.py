"""The locked sheets of each entry of a round, as its paper (평가표) tells them: in Korean, without who keeps away."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Max

from office.assessment import marking
from office.assessment.documents.entry_facts import Criterion, EntrySheets, MemberSheet, Remark
from office.assessment.models import Exclusion, Round, Sheet, SheetVersion, Subject
from office.assessment.rulesets.decimals import plain
from office.assessment.states import EXCLUSION_KEEPS_AWAY, ExclusionState, Filling

_KINDS = {"exclusion": "제척", "challenge": "기피", "recusal": "회피"}


def entries_of(round_: Round, subjects: Iterable[Subject], method: str) -> Iterator[tuple[Subject, EntrySheets]]:
    """Each entry that has locked sheets, with what its paper says; a few queries at any size."""
    subjects = list(subjects)
    away = _away(round_, subjects)
    sheets: dict[Any, list[Sheet]] = defaultdict(list)
    found = Sheet.objects.filter(round=round_, subject__in=subjects, state__in=[Filling.LOCKED, Filling.VOID])
    for sheet in found.select_related("seat__reviewer").defer("note", "changed"):
        sheets[sheet.subject_id].append(sheet)
    versions = _versions(round_, subjects)
    for subject in subjects:
        kept = away[subject.pk]
        counted = [
            one for one in sheets[subject.pk] if one.state == Filling.LOCKED and one.seat.reviewer_id not in kept
        ]
        if counted:
            missing = [*kept.values(), *_absent(sheets[subject.pk], kept)]
            yield subject, _told(round_, subject, sorted(counted, key=_order), versions, missing, method)


def _order(sheet: Sheet) -> tuple[int, str]:
    return len(sheet.seat.code), sheet.seat.code


def _away(round_: Round, subjects: list[Subject]) -> dict[Any, dict[Any, str]]:
    """By entry: the people who keep away, each with the word for it."""
    found: dict[Any, dict[Any, str]] = defaultdict(dict)
    rows = Exclusion.objects.filter(subject__in=subjects, state__in=EXCLUSION_KEEPS_AWAY)
    for one in rows.select_related("seat__reviewer").order_by("seat__code"):
        word = _KINDS[one.kind] if one.state == ExclusionState.STANDING else "이해관계 확인 중"
        found[one.subject_id].setdefault(one.seat.reviewer_id, f"{one.seat.code} {one.seat.reviewer.name} ({word})")
    return found


def _absent(sheets: list[Sheet], kept: dict[Any, str]) -> Iterator[str]:
    for one in sorted(sheets, key=_order):
        if one.state == Filling.VOID and one.seat.reviewer_id not in kept:
            reason = "불참" if one.void_reason == "absent" else "평가표 무효"
            yield f"{one.seat.code} {one.seat.reviewer.name} ({reason})"


def _versions(round_: Round, subjects: list[Subject]) -> dict[Any, int]:
    rows = SheetVersion.objects.filter(sheet__round=round_, sheet__subject__in=subjects).order_by()
    return dict(rows.values("sheet").annotate(last=Max("number")).values_list("sheet", "last"))


def _told(
    round_: Round, subject: Subject, sheets: list[Sheet], versions: dict[Any, int], missing: list[str], method: str
) -> EntrySheets:
    panel, marked = round_.panel, [marking.read(round_.rules, one.points) for one in sheets]
    members = (_member(round_, one, mark, versions.get(one.pk, 1)) for one, mark in zip(sheets, marked, strict=True))
    return EntrySheets(
        panel=panel.matter.title, call=panel.matter.parent.title, code=round_.code, round=_korean(round_.rules),
        entry=subject.code, title=subject.title, organisation=subject.organisation.name_ko, method=method,
        locked_at=round_.locked_at, criteria=tuple(_criteria(round_, marked)), most=plain(round_.rules.points),
        sheets=tuple(members), missing=tuple(missing), rules_sha256=panel.rules_sha256,
    )  # fmt: skip


def _korean(named: Any) -> str:
    return (named.label.ko if named.label else "") or named.code


def _criteria(round_: Round, marked: list[marking.Marked]) -> Iterator[Criterion]:
    grades = {one.code: _korean(one) for one in round_.rules.grades}
    for one in round_.rules.criteria:
        marks = [each.marks[one.code] for each in marked]
        given = tuple(" ".join(filter(None, (grades.get(mark.told), plain(mark.value)))) for mark in marks)
        yield Criterion(_korean(one), plain(one.max), given)


def _member(round_: Round, sheet: Sheet, mark: marking.Marked, version: int) -> MemberSheet:
    reviewer = sheet.seat.reviewer
    remarks = tuple(Remark(_korean(one), sheet.remarks[one.code])
                    for one in round_.criteria() if one.code in sheet.remarks)  # fmt: skip
    return MemberSheet(
        code=sheet.seat.code, name=reviewer.name, affiliation=f"{reviewer.affiliation} {reviewer.position}".strip(),
        chair=sheet.seat.chair, total=plain(mark.exact_total), comment=sheet.comment, version=version,
        signed_at=sheet.signed_at, sha256=sheet.sha256, remarks=remarks,
    )  # fmt: skip

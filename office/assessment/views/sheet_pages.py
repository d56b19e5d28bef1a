"""What the page of a sheet shows: the papers on one side, the criteria on the other."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from office.access import Actor
from office.assessment import marking, registry, rules
from office.assessment.actions.sheets import LONGEST_REMARK, POINTS, REMARKS
from office.assessment.models import Round, Sheet, Subject
from office.assessment.queries import desk
from office.assessment.rulesets.decimals import plain
from office.assessment.states import Filling, Holding


@dataclass(frozen=True)
class Row:
    """A criterion on the page."""

    code: str
    name: str
    label: str
    most: str
    explained: str
    value: str
    points: str = ""
    errors: list[str] = field(default_factory=list)
    grades: tuple[dict, ...] = ()
    remark: str = ""
    remark_errors: list[str] = field(default_factory=list)

    @property
    def remark_name(self) -> str:
        """The entry of the sheet that holds the remark."""
        return f"{REMARKS}{self.code}"

    @property
    def remark_id(self) -> str:
        """Of the remark's control."""
        return f"remarks-{self.code}"

    @property
    def id(self) -> str:
        """Of its control."""
        return f"points-{self.code}"


def rows_of(
    sheet: Sheet, *, typed: dict[str, str] | None = None, wrong: dict[str, list[str]] | None = None
) -> list[Row]:
    """The criteria with what is given; `typed` is what could not be saved, `wrong` why."""
    round_, told, typed, wrong = sheet.round.rules, explained_of(sheet.round), typed or {}, wrong or {}
    points = dict(sheet.points)
    points |= {name.removeprefix(POINTS): value for name, value in typed.items() if name.startswith(POINTS)}
    marked = marking.read(round_, points)
    rows = []
    for one in round_.criteria:
        mark = marked.marks.get(one.code)
        rows.append(
            Row(
                code=one.code, name=f"{POINTS}{one.code}", label=one.name, most=plain(one.max),
                explained=str(told.get((round_.code, one.code)) or ""), value=points.get(one.code, ""),
                points=plain(mark.value) if mark and mark.value is not None else "",
                errors=[mark.error] if mark and mark.error else [],
                remark=typed.get(f"{REMARKS}{one.code}", sheet.remarks.get(one.code, "")),
                remark_errors=wrong.get(f"{REMARKS}{one.code}", []),
                grades=tuple(
                    {"code": grade.code, "label": grade.name, "points": plain(one.max * grade.percent / 100)}
                    for grade in round_.grades
                ),
            )
        )  # fmt: skip
    return rows


def remarks_of(round_: Round, sheet: Sheet) -> list[tuple[str, str]]:
    """The criteria with a remark, in the order of the rubric; the round is read once for many sheets."""
    return [(one.name, sheet.remarks[one.code]) for one in round_.criteria() if one.code in sheet.remarks]


def explained_of(round_: Any) -> dict:
    """What is judged under each criterion, as the judged thing tells it."""
    matter = round_.panel.matter.parent
    return registry.kind_of(matter).explained(matter)


def content_of(subject: Subject) -> registry.Content:
    """What reviewers read of the entry."""
    return registry.kind_of(subject.panel.matter.parent).content(subject)


def may_write(sheet: Sheet, actor: Actor) -> bool:
    """Whether the sheet is a draft of the actor's in an open round."""
    if sheet.state != Filling.DRAFT or sheet.round.state != Holding.OPEN:
        return False
    return rules.ScoreSheet.holds(actor, sheet)


def page_of(
    sheet: Sheet, actor: Actor, *, asked: Any, typed: dict[str, str] | None = None,
    wrong: dict[str, list[str]] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """The context of the page. `asked` is the query: which paper, and which of its pages."""
    content, typed = content_of(sheet.subject), typed or {}
    mine = sheet.seat.reviewer.user_id == actor.user_id
    near = desk.around(sheet, actor) if mine else desk.Around(0, 0, None, None, None)
    paper = next((one for one in content.papers if str(one.attachment.pk) == asked.get("paper")), None)
    shown = paper or (content.papers[0] if content.papers and "read" not in asked else None)
    return {
        "sheet": sheet,
        "mine": mine,
        "writable": may_write(sheet, actor),
        "rows": rows_of(sheet, typed=typed, wrong=wrong),
        "longest_remark": LONGEST_REMARK,
        "comment": typed.get("comment", sheet.comment),
        "note": typed.get("note", sheet.note) if mine else "",
        "most": plain(sheet.round.rules.points),
        "total": plain(sheet.total) if sheet.total is not None else "",
        "least": sheet.round.panel.least_comment,
        "content": content,
        "shown": shown,
        "at_page": asked.get("page", "") if asked.get("page", "").isdigit() else "1",
        "place": near.place,
        "of": near.of,
        "next": near.next,
        "after": near.after,
        "before": near.before,
        "saved_at": sheet.updated_at if sheet.revision else None,
    }


def left_until(due: dt.datetime, now: dt.datetime) -> dict[str, Any]:
    """Days and hours until a moment, as the countdown begins with them."""
    left = max(due - now, dt.timedelta())
    minutes = left.seconds // 60
    return {"days": left.days, "clock": f"{minutes // 60:02d}:{minutes % 60:02d}:{left.seconds % 60:02d}"}

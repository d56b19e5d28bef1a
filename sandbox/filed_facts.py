"""What the decision takes over from the application as it was filed: period, regions, data, the approval's text."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from office.people.models import Organisation
from office.people.models.organisations import OrganisationKind

MOST_YEARS = 4


def filed_answers(case: Any) -> dict[str, Any]:
    """The answers of the submission that stands; empty before the first."""
    filed = case.filed()
    return dict(filed.answers) if filed else {}


def regulations_of(case: Any) -> list[Any]:
    """The rules from which an exemption is asked, in order, with their ministries."""
    return list(case.regulations.select_related("ministry"))


def ministries_of(case: Any) -> list[Organisation]:
    """The ministries in charge of those rules, each once; the Ministry itself where no other is named."""
    found = {row.ministry_id: row.ministry for row in regulations_of(case) if row.ministry_id}
    if found:
        return list(found.values())
    return list(Organisation.objects.filter(kind=OrganisationKind.MINISTRY, code="molit"))


def regions_of(case: Any) -> list[tuple[Organisation, str]]:
    """The local governments whose ground is used, with the boundary in each."""
    rows = filed_answers(case).get("regions") or []
    codes = {row.get("local_government") for row in rows}
    known = {
        one.code: one for one in Organisation.objects.filter(kind=OrganisationKind.LOCAL_GOVERNMENT, code__in=codes)
    }
    return [
        (known[row["local_government"]], row.get("boundary", ""))
        for row in rows
        if row.get("local_government") in known
    ]


def metrics_of(case: Any) -> list[dict[str, str]]:
    """The data to be collected (실증데이터 항목·지표), row by row."""
    names = ("item", "metric", "unit", "how", "interval")
    rows = filed_answers(case).get("data_items") or []
    return [{name: str(row.get(name) or "") for name in names} for row in rows]


def period_of(case: Any) -> tuple[dt.date | None, dt.date | None]:
    """The period that was asked for."""
    answers = filed_answers(case)
    return _day(answers.get("start_date")), _day(answers.get("end_date"))


def _day(text: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(text))
    except ValueError:
        return None


def last_day_of(starts_on: dt.date, years: int = MOST_YEARS) -> dt.date:
    """The last day of a period of `years` that begins on `starts_on` (Act §51②, §53의3①; Civil Act §160)."""
    try:
        anniversary = starts_on.replace(year=starts_on.year + years)
    except ValueError:  # 29 February, and no such day that year: the period ends with February
        return dt.date(starts_on.year + years, 2, 28)
    return anniversary - dt.timedelta(days=1)


def content_of(case: Any) -> str:
    """The main content and the exemptions, as the approval says them (Decree §52⑥): a first draft in Korean."""
    summary = str(filed_answers(case).get("summary") or case.matter.title)
    lines = [f"가. 주요 내용: {summary}", "나. 규제특례"]
    lines += _exemptions(regulations_of(case))
    return "\n".join(lines)


def _exemptions(rows: Iterable[Any]) -> list[str]:
    return [f"{index}) {_named(row)}: {row.exemption}" for index, row in enumerate(rows, start=1)]


def _named(row: Any) -> str:
    return f"{row}({row.ministry.name_ko})" if row.ministry_id else str(row)

"""The programmes as files: what the set-up of a programme's next call begins with.

Points, page limits and grades that no public source states are proposals (competitions.md §1.5); staff check them in
each call before it is announced. What depends on the year, all dates, is not here.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True)
class ProgrammeData:
    """A programme as its file has it; `terms` are answers to the form of a call's set-up."""

    code: str
    name_ko: str
    name_en: str
    owner_ministry: str
    order: int
    terms: dict[str, Any]


@cache
def definitions() -> tuple[ProgrammeData, ...]:
    """Every programme, in the order in which they are listed."""
    files = (ProgrammeData(**json.loads(path.read_text("utf-8"))) for path in FOLDER.glob("*.json"))
    return tuple(sorted(files, key=lambda one: (one.order, one.code)))


def store(using: str = "default", **kwargs: Any) -> None:
    """Make the programmes that are missing, for `post_migrate`; what staff have changed stays as it is."""
    from competitions.models import Programme

    rows = [Programme(**asdict(one)) for one in definitions()]
    Programme.objects.using(using).bulk_create(rows, ignore_conflicts=True)

"""The fields of expertise as data: made when the tables are, and kept by the staff's own rows afterwards."""

import csv
from pathlib import Path
from typing import Any

from django.db import connections

from office.assessment.models import Expertise

DATA = Path(__file__).parent / "data" / "expertise.csv"


def rows() -> list[dict[str, str]]:
    """The fields as the file has them, in its order."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def store(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """Make the missing ones, for `post_migrate`; not where their table was just taken away."""
    if sender.label != "assessment" or Expertise._meta.db_table not in connections[using].introspection.table_names():
        return
    made = [Expertise(order=10 * place, **row) for place, row in enumerate(rows(), start=1)]
    Expertise.objects.using(using).bulk_create(made, ignore_conflicts=True)

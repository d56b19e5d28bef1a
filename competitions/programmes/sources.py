"""The programmes as a register from which an answer is chosen: similar projects, one track at a time."""

from competitions.models import Programme
from office.forms.sources import Option, register_source

NAME = "competitions.programmes"


def programmes() -> list[Option]:
    """Every programme in the reader's language."""
    rows = Programme.objects.only("code", "name_ko", "name_en").order_by("order", "code")
    return [Option(row.code, row.label()) for row in rows]


register_source(NAME, programmes)

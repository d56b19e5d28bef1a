"""Finding an entry by its number or its title, on every list of entries alike."""

from django.db.models import Q, QuerySet


def named_like(rows: QuerySet, asked: str, *, path: str = "") -> QuerySet:
    """Those whose number or title has `asked` in it; all of them where nothing is asked. `path` leads to the entry."""
    asked = asked.strip().replace("\x00", "")
    if not asked:
        return rows
    return rows.filter(Q(**{f"{path}code__icontains": asked}) | Q(**{f"{path}title__icontains": asked}))

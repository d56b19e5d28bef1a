"""Which questions can be written now: all of a draft, after that only those reopened."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from office.access import NotNow
from office.forms.models import Answers, Reopening


def open_codes(answers: Answers) -> frozenset[str]:
    """The codes that can be written, by the answers alone."""
    if not answers.locked:
        return frozenset(field.code for field in answers.definition.fields())
    return frozenset(reopenings(answers).values_list("code", flat=True))


def reopenings(answers: Answers):
    """What is asked for in the running supplement."""
    return Reopening.objects.filter(answers=answers, closed_at=None)


def require(answers: Answers, codes: Iterable[str]) -> None:
    """Raise NotNow, naming the questions, unless all of `codes` can be written."""
    closed = sorted(set(codes) - open_codes(answers))
    if closed:
        labels = ", ".join(f"“{answers.definition.field(code).label}”" for code in closed)
        raise NotNow([_("This has been submitted and cannot be changed now: %(labels)s.") % {"labels": labels}])

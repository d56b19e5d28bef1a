"""What somebody may read of answers and submissions."""

from typing import Any

from django.db.models import Q, QuerySet

from office.access import Actor, Unknown, worded
from office.docket.models import Matter
from office.docket.registry import subject_of, visible_to
from office.forms.completeness import State, papers_of, state_of
from office.forms.freezing import content_of
from office.forms.models import SCHEMA, Answers, FormVersion, Snapshot
from office.forms.registry import narrowed, use_of


def answers_of(matter: Matter, form: str = "") -> Answers:
    """The answers of a matter to its form (named where it has several); raises Unknown without any."""
    named = {"form": form} if form else {}
    if (answers := _answers.first(matter=matter.pk, **named)) is None:
        raise Unknown(form)
    return answers


@worded()
def _answers(matter: Any, form: Any = None) -> QuerySet[Answers]:
    found = Answers.objects.filter(matter=matter).select_related("form_version", "matter", "updated_by").defer(SCHEMA)
    return (found if form is None else found.filter(form_code=form))[:1]


def answers_for(actor: Actor) -> QuerySet[Answers]:
    """Answers of the matters that `actor` may know of. Who reads drafts is asked by :func:`may_read_draft`."""
    seen = visible_to(actor).order_by().values("pk")
    return Answers.objects.filter(matter__in=seen).select_related("form_version", "matter", "updated_by").defer(SCHEMA)


def snapshots_for(actor: Actor) -> QuerySet[Snapshot]:
    """Submissions of the matters that `actor` may know of."""
    seen = visible_to(actor).order_by().values("pk")
    found = Snapshot.objects.filter(matter__in=seen).select_related("form_version", "matter", "by").defer(SCHEMA)
    for use in narrowed():
        found = found.filter(~Q(form_code=use.form, matter__kind=use.kind) | use.readable(actor))
    return found


def may_read_draft(actor: Actor, answers: Answers, subject: Any = None) -> bool:
    """Whether `actor` reads answers that were not submitted; all others read the last submission."""
    use = use_of(answers.matter.kind, answers.form_code)
    return use.draft.holds(actor, subject if subject is not None else subject_of(answers.matter))


def may_write(actor: Actor, answers: Answers, subject: Any = None) -> bool:
    """Whether `actor` writes these answers and something can be written now."""
    use = use_of(answers.matter.kind, answers.form_code)
    subject = subject if subject is not None else subject_of(answers.matter)
    return use.write.holds(actor, subject) and not use.closed(subject)


def snapshots_of(matter: Matter, form: str = "") -> QuerySet[Snapshot]:
    """The submissions of a matter, oldest first."""
    return _snapshots_of(matter, form or None)


def snapshots_listed(matter: Matter, form: str) -> list[Snapshot]:
    """All of :func:`snapshots_of`."""
    return _listed(matter=matter.pk, form=form)


def _snapshots_of(matter: Any, form: Any) -> QuerySet[Snapshot]:
    found = Snapshot.objects.filter(matter=matter).select_related("form_version", "by").order_by("form_code", "number")
    return found.defer(SCHEMA) if form is None else found.defer(SCHEMA).filter(form_code=form)


def published(code: str) -> QuerySet[FormVersion]:
    """The published versions of a form, the newest first: its questions are nobody's secret."""
    return FormVersion.objects.filter(code=code).exclude(published_at=None).order_by("-version")


def last_snapshot(matter: Matter, form: str = "") -> Snapshot | None:
    """The submission that stands."""
    named = {"form": form} if form else {}
    return _last_snapshot.first(matter=matter.pk, **named)


_listed = worded()(_snapshots_of)


@worded()
def _last_snapshot(matter: Any, form: Any = None) -> QuerySet[Snapshot]:
    return _snapshots_of(matter, form).reverse()[:1]


def unchanged_since(snapshot: Snapshot) -> bool:
    """Whether answers and files still stand as they were submitted then."""
    answers = answers_of(snapshot.matter, snapshot.form_code)
    now = content_of(answers, papers_of(answers))
    return (now["answers"], now["files"]) == (snapshot.answers, snapshot.files)


def state(matter: Matter, form: str = "") -> State:
    """How far the answers of a matter are."""
    return state_of(answers_of(matter, form))


def missing_count(matter: Matter, form: str = "") -> int:
    """How many things are missing or wrong, counted as on the page of the form; without any answers, one."""
    try:
        return sum(map(len, state(matter, form).errors.values()))
    except Unknown:
        return 1


def value_of(matter: Matter, code: str, form: str = "", default: Any = "") -> Any:
    """One answer as it stands in the draft."""
    return answers_of(matter, form).data.get(code, default)


def choices_of(matter: Matter, form: str = "") -> list[tuple[str, str]]:
    """Code and words of every question, for choosing which of them are reopened."""
    return [(field.code, str(field.label)) for field in answers_of(matter, form).definition.fields()]


def labels_of(matter: Matter, codes: list[str], form: str = "") -> list[str]:
    """The words for codes, in the reader's language."""
    definition = answers_of(matter, form).definition
    return [str(field.label) if (field := definition.field(code)) else code for code in codes]

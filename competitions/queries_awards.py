"""What the pages of awards of earlier years ask beyond the list."""

from django.db.models import Q, QuerySet

from competitions import queries, rules
from competitions.models import PastAward, PastAwardChange, Programme
from office.access import Actor
from office.people.models import Organisation


def programmes_edited(actor: Actor) -> QuerySet[Programme]:
    """The programmes whose awards the actor may change."""
    return Programme.objects.filter(rules.EditProgramme.scope(actor)).defer("terms")


def awardable() -> QuerySet[Organisation]:
    """Organisations that may have been selected, local governments by their code, then the others by name."""
    found = Organisation.objects.filter(kind__in=rules.APPLICANT_KINDS).select_related("parent")
    return found.order_by("parent__code", "code", "name_ko")


def places(actor: Actor) -> QuerySet[Organisation]:
    """The organisations that have an award the actor knows of."""
    mine = queries.awards_for(actor).order_by().values("organisation")
    return Organisation.objects.filter(pk__in=mine).select_related("parent").order_by("parent__code", "code", "name_ko")


def years(actor: Actor) -> list[int]:
    """The years of the awards the actor knows of, the last first."""
    found = queries.awards_for(actor).order_by("-call__year").values_list("call__year", flat=True)
    return list(found.distinct())


def named(found: QuerySet[PastAward], words: str) -> QuerySet[PastAward]:
    """Those whose name as documented, or organisation, contains `words`."""
    return found.filter(
        Q(name_ko__icontains=words)
        | Q(organisation__name_ko__icontains=words)
        | Q(organisation__name_en__icontains=words)
    )


def changes_of(award: PastAward) -> QuerySet[PastAwardChange]:
    """What was changed of it, the last first."""
    return award.changes.select_related("by").order_by("-pk")


def organisations_named(changes: list[PastAwardChange]) -> dict[str, str]:
    """The organisations that the changes speak of, by key."""
    keys = {told.get("organisation") for one in changes for told in (one.before, one.after)} - {None}
    return {str(one.pk): one.label() for one in Organisation.objects.filter(pk__in=keys)}

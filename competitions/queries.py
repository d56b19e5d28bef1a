"""What somebody may read: every list and page of the competitions starts here."""

from django.db.models import Count, F, Prefetch, Q, QuerySet

from competitions import passing, rules
from competitions.models import (
    Call,
    CallVersion,
    Entry,
    Extension,
    Outage,
    Partner,
    PastAward,
    PastCall,
    Programme,
    Question,
    Receipt,
)
from competitions.states import ENTERING_KNOWN_TO_OFFICE, ENTERING_STANDING, Entering
from office.access import Actor
from office.people.models import Organisation

_CALL = ("matter", "matter__officer", "programme", "preliminary__matter")
_ENTRY = ("matter__organisation", "matter__officer", "call__matter", "call__programme", "lead")


def programmes_for(actor: Actor) -> QuerySet[Programme]:
    """The programmes whose calls `actor` may set up or look over."""
    return Programme.objects.filter(rules.SeeProgramme.scope(actor))


def calls_for(actor: Actor) -> QuerySet[Call]:
    """The calls that `actor` may know of: public ones, and those of one's own programmes before they are."""
    return (
        Call.objects.filter(rules.SeeCall.scope(actor)).select_related(*_CALL).defer("programme__terms").order_by("-pk")
    )


def public_calls() -> QuerySet[Call]:
    """What everybody may read without signing in, those that close next first."""
    found = Call.objects.filter(announced_at__isnull=False).select_related(*_CALL)
    return found.defer("programme__terms").order_by(F("closes_at").desc(nulls_last=True))


def with_counts(calls: QuerySet[Call]) -> QuerySet[Call]:
    """Annotate how many entries were submitted and stand: for the staff."""
    return calls.annotate(standing=Count("entries", filter=Q(entries__state__in=ENTERING_STANDING)))


def versions_for(actor: Actor) -> QuerySet[CallVersion]:
    """Versions of calls that `actor` may know of; one that was approved and is not announced is the staff's."""
    found = CallVersion.objects.filter(call__in=Call.objects.filter(rules.SeeCall.scope(actor)))
    return found.select_related("snapshot", "entry_form", "call__matter").order_by("call", "number")


def frozen_terms(actor: Actor) -> Q:
    """Frozen terms that `actor` may read: those of published versions; an approval that was taken back is the staff's.

    For :mod:`office.forms`, asked of snapshots.
    """
    own = Call.objects.filter(rules.WorkOnCall.scope(actor)).order_by()
    return Q(pk__in=CallVersion.objects.order_by().values("snapshot")) | Q(matter__in=own.values("pk"))


def questions_for(actor: Actor) -> QuerySet[Question]:
    """Published questions of calls one may know of, one's own, and for the staff all of them."""
    published = Q(call__in=Call.objects.filter(rules.SeeCall.scope(actor)), published_at__isnull=False)
    scope = rules.SeeQuestion.scope(actor)
    # An empty condition means every question; Django would drop it from an OR.
    found = Question.objects.filter(published | scope if scope else scope)
    return found.select_related("call__matter", "call__programme", "asked_for")


def entries_for(actor: Actor) -> QuerySet[Entry]:
    """The entries that `actor` may know of; discarded drafts are out of every list."""
    found = Entry.objects.filter(rules.SeeEntry.scope(actor)).exclude(state=Entering.DISCARDED)
    return found.select_related(*_ENTRY).defer(*Entry.read_without).order_by("-pk")


def entries_of_call(call: Call, actor: Actor) -> QuerySet[Entry]:
    """What the staff reads of a call's entries: those that were submitted at least once."""
    return entries_for(actor).filter(call=call, state__in=ENTERING_KNOWN_TO_OFFICE)


def partners_for(actor: Actor) -> QuerySet[Partner]:
    """Invitations to one's own organisation, and those one's organisation has sent."""
    found = Partner.objects.filter(rules.SeePartner.scope(actor))
    return found.select_related("organisation", "entry__matter", "entry__lead", "entry__call__matter").order_by("-pk")


def receipts_for(actor: Actor) -> QuerySet[Receipt]:
    """Receipts of entries that `actor` may know of."""
    found = Receipt.objects.filter(rules.SeeReceipt.scope(actor))
    return found.select_related("entry__matter", "entry__lead", "entry__call__matter", "by", "snapshot").order_by(
        "-serial"
    )


def extensions_for(actor: Actor) -> QuerySet[Extension]:
    """Requests for more time in one's own programmes."""
    found = Extension.objects.filter(rules.SeeExtension.scope(actor))
    return found.select_related("call__matter", "entry__matter", "entry__lead", "outage", "asked_by", "decided_by")


def outages_for(actor: Actor) -> QuerySet[Outage]:
    """The log of outages is the staff's."""
    return Outage.objects.all() if rules.Overlook.holds(actor) else Outage.objects.none()


def past_calls() -> QuerySet[PastCall]:
    """Earlier years, for everybody: what was published then."""
    standing = PastAward.objects.standing().select_related("organisation__parent")
    return PastCall.objects.select_related("programme").prefetch_related(Prefetch("awards", queryset=standing))


def awards_for(actor: Actor) -> QuerySet[PastAward]:
    """Awards of earlier years in the programmes one looks over, those that were taken out among them."""
    found = PastAward.objects.filter(rules.SeeAward.scope(actor))
    return found.select_related("call__programme", "organisation__parent").order_by(
        "-call__year", "call__programme", "name_ko", "pk"
    )


def own_organisations(actor: Actor) -> QuerySet[Organisation]:
    """The organisations of a kind that may enter, for which `actor` writes."""
    return Organisation.objects.filter(pk__in=actor.organisations(rules.WRITERS, rules.APPLICANT_KINDS))


def leads_for(actor: Actor, call: Call) -> QuerySet[Organisation]:
    """The organisations for which `actor` could open an entry: let in by kind and stage, without one in this call."""
    kinds = tuple(call.terms_in_force.many("applicant_kinds"))
    mine = actor.organisations(rules.WRITERS, kinds or ("",))
    taken = call.entries.exclude(state=Entering.DISCARDED).values("lead")
    found = Organisation.objects.filter(pk__in=mine).exclude(pk__in=taken).order_by("name_ko")
    return passing.open_to(found, call)

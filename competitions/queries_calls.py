"""What the pages of calls ask beyond the lists: who asks for whom, what may be chosen, what waits for whom."""

import datetime as dt

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from competitions import passing, queries, rules
from competitions.models import Call, CallVersion, Entry, Extension, Outage, Programme, Question
from competitions.states import CALLING_RUNNING, ENTERING_BEFORE_CLOSE, Calling, Entering
from office.access import Actor
from office.people.models import Organisation


def programmes() -> QuerySet[Programme]:
    """All programmes: what they are called is nobody's secret."""
    return Programme.objects.all()


def programmes_listed(actor: Actor) -> QuerySet[Programme]:
    """The programmes one looks over, with how many calls each has had and the year of the last."""
    return queries.programmes_for(actor).prefetch_related(
        Prefetch("calls", queryset=Call.objects.only("programme", "year", "state").order_by("-year"))
    )


def years(actor: Actor | None = None) -> list[int]:
    """The years of the calls one may know of, the last first; without an actor those of the public ones."""
    found = queries.calls_for(actor) if actor is not None else queries.public_calls()
    return list(found.order_by("-year").values_list("year", flat=True).distinct())


def copyable_for(actor: Actor) -> QuerySet[Call]:
    """The calls from which a new one may be begun: those of one's own programmes."""
    found = Call.objects.filter(rules.PrepareCall.scope(actor)).select_related("matter", "programme")
    return found.order_by("-year", "-pk")


def organisations_asking(actor: Actor) -> QuerySet[Organisation]:
    """The organisations of the actor for which a question can be asked."""
    mine = actor.organisations((), rules.APPLICANT_KINDS)
    return Organisation.objects.filter(pk__in=mine).order_by("name_ko")


def questions_of(call: Call, actor: Actor, words: str = "") -> QuerySet[Question]:
    """The published questions of a call in their order, those that contain `words`."""
    found = queries.questions_for(actor).filter(call=call, published_at__isnull=False).order_by("number")
    return found.filter(Q(text__icontains=words) | Q(answer__icontains=words)) if words else found


def questions_waiting(call: Call, actor: Actor) -> QuerySet[Question]:
    """Without an answer yet: all of them for the staff, one's own for those who asked."""
    found = queries.questions_for(actor).filter(call=call, published_at=None)
    return found.filter(rules.SeeQuestion.scope(actor)).order_by("pk")


def public_questions(call: Call, words: str = "") -> QuerySet[Question]:
    """What everybody may read: numbered questions with their answers; nothing of who asked."""
    found = call.questions.filter(published_at__isnull=False).order_by("number").defer("asked_for", "asked_by")
    return found.filter(Q(text__icontains=words) | Q(answer__icontains=words)) if words else found


def extendable_entries(call: Call, actor: Actor) -> QuerySet[Entry]:
    """Entries of a call to which more time can be granted.

    The office knows of those that were submitted once and of drafts that came too late: their receipt tells it.
    """
    if not rules.PrepareCall.holds(actor, call):
        return Entry.objects.none()
    known = Q(Exists(queries.receipts_for(actor).filter(entry=OuterRef("pk")).order_by()))
    submitted = ~Q(state=Entering.DRAFT)
    found = call.entries.filter(known | submitted, state__in=ENTERING_BEFORE_CLOSE)
    return found.select_related("lead", "matter").order_by("lead__name_ko")


def outages_listed(actor: Actor) -> QuerySet[Outage]:
    """The log with who noted it and how many extensions rest on each."""
    return (
        queries.outages_for(actor).select_related("noted_by").annotate(used=Count("extensions")).order_by("-began_at")
    )


def extensions_of(call: Call, actor: Actor) -> QuerySet[Extension]:
    """The requests for more time of one call, the newest first."""
    return queries.extensions_for(actor).filter(call=call).order_by("-asked_at")


def close_before(extension: Extension) -> dt.datetime | None:
    """The close that held until this request was decided, or holds now: for everybody, or for the one entry."""
    call, until = extension.call, extension.decided_at
    if until is None:
        return extension.entry.closing(timezone.now()).closes_at if extension.entry else call.closes_at
    version = call.versions.select_related("snapshot").filter(at__lte=until).order_by("-number").first()
    if version is None:
        return None
    granted = call.extensions.filter(state=Extension.State.GRANTED, decided_at__lt=until)
    common = granted.filter(entry=None, decided_at__gt=version.at).order_by("-decided_at").first()
    close = common.until if common else version.terms.closes_at
    own = granted.filter(entry=extension.entry_id).order_by("-until").first() if extension.entry_id else None
    return max(close, own.until) if own and close else close


# ---------------------------------------------------------------- what waits on the desk


def to_decide(actor: Actor) -> QuerySet[Call]:
    """Calls whose next step is the actor's: to approve, to announce, or sent back to the set-up."""
    approve = Q(rules.ApproveCall.scope(actor), state=Calling.REVIEW)
    announce = Q(rules.DecideCall.scope(actor), state=Calling.APPROVED)
    mend = Q(rules.PrepareCall.scope(actor), state=Calling.DRAFT) & ~Q(back_reason="")
    amend = Q(rules.ApproveAmendment.scope(actor), state__in=CALLING_RUNNING, amending=True)
    select = Q(rules.DecideCall.scope(actor), state=Calling.DECIDING)
    again = Q(rules.PrepareCall.scope(actor), state=Calling.JUDGING) & ~Q(back_reason="")
    found = queries.calls_for(actor).filter(approve | announce | mend | amend | select | again)
    return found.annotate(told_on=_in_force("result_on"))


def _in_force(answer: str) -> Subquery:
    """An answer of the version in force."""
    versions = CallVersion.objects.filter(call=OuterRef("pk")).order_by("-number")
    return Subquery(versions.values(f"snapshot__content__answers__{answer}")[:1])


def with_open_questions(actor: Actor) -> QuerySet[Call]:
    """Calls with questions that the actor can answer, with their number."""
    mine = queries.calls_for(actor).filter(rules.PrepareCall.scope(actor))
    unanswered = Count("questions", filter=Q(questions__published_at=None))
    return mine.annotate(unanswered=unanswered).filter(unanswered__gt=0).order_by(F("questions_until").asc())


def extensions_to_decide(actor: Actor) -> QuerySet[Extension]:
    """Requests for more time that the actor can decide."""
    asked = queries.extensions_for(actor).filter(rules.DecideExtension.scope(actor), state=Extension.State.ASKED)
    return asked.order_by("asked_at")


def closing_soon(actor: Actor, now: dt.datetime, days: int) -> QuerySet[Call]:
    """Calls of one's own programmes that close within some days, with how many entries stand."""
    mine = queries.calls_for(actor).filter(rules.PrepareCall.scope(actor), state__in=CALLING_RUNNING)
    soon = mine.filter(closes_at__gt=now, closes_at__lte=now + dt.timedelta(days=days))
    return queries.with_counts(soon).order_by("closes_at")


def drafts_of(actor: Actor) -> QuerySet[Call]:
    """Calls one is setting up."""
    return queries.calls_for(actor).filter(state=Calling.DRAFT, matter__officer=actor.user_id)


def enterable_for(actor: Actor, now: dt.datetime) -> QuerySet[Call]:
    """Calls open now to the kinds of organisations one writes for, where none of these has entered yet."""
    kinds = {seat.organisation_kind for seat in actor.seats if seat.role in rules.WRITERS}
    last = CallVersion.objects.filter(call=OuterRef(OuterRef("pk"))).order_by("-number").values("pk")[:1]
    asked = CallVersion.objects.filter(
        pk=Subquery(last), snapshot__content__answers__applicant_kinds__has_any_keys=sorted(kinds)
    )
    entered = Entry.objects.filter(call=OuterRef("pk"), lead__in=actor.organisations(rules.WRITERS))
    open_now = queries.public_calls().filter(state__in=CALLING_RUNNING, opens_at__lte=now, closes_at__gt=now)
    open_now = open_now.filter(passing.reachable(actor.organisations(rules.WRITERS)))
    found = open_now.filter(Exists(asked), ~Exists(entered.exclude(state=Entering.DISCARDED)))
    return found.order_by("closes_at")


def within(scope: Q) -> Q:
    """The calls of a scope; an empty condition means every one of them."""
    return Q(pk__in=Call.objects.filter(scope).order_by().values("pk"))

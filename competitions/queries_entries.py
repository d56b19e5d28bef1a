"""What the pages of entries read beside the lists of :mod:`competitions.queries`."""

from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import Greatest
from django.utils import timezone

from competitions import queries, rules
from competitions.consortium import manages
from competitions.form_definitions import ENTRY_FORM
from competitions.models import BudgetLine, Call, Entry, Extension, Partner, Programme, Receipt
from competitions.states import CALLING_AFTER_CLOSE, CALLING_RUNNING, ENTERING_BEFORE_CLOSE, Calling, Entering
from competitions.who import EntryPartner
from office.access import Actor, worded
from office.documents import queries as documents
from office.forms.queries import answers_of
from office.people.models import Organisation

State = Partner.State
RECEIPT = "competitions.receipt"
# Who has something to object to: an award is none.
OBJECTING = (Entering.NOT_SELECTED, Entering.RESERVE)


def may_enter(actor: Actor) -> bool:
    """Whether `actor` writes for an organisation of a kind that can enter calls."""
    return bool(actor.organisations(rules.WRITERS, rules.APPLICANT_KINDS))


def enterable_calls(actor: Actor) -> QuerySet[Call]:
    """The calls in which a draft can be begun now, the nearest close first."""
    ahead = Q(closes_at=None) | Q(closes_at__gt=timezone.now())
    return queries.calls_for(actor).filter(ahead, state__in=CALLING_RUNNING).order_by("closes_at")


def leads_of(actor: Actor) -> QuerySet[Organisation]:
    """The organisations for which `actor` writes and which can enter anything at all."""
    return Organisation.objects.filter(pk__in=actor.organisations(rules.WRITERS, rules.APPLICANT_KINDS))


def sources_for(actor: Actor) -> QuerySet[Entry]:
    """Earlier entries of one's own organisations, of any programme: what can be taken over."""
    return queries.entries_for(actor).filter(rules.LeadEntry.scope(actor))


def is_of_consortium(actor: Actor, entry: Entry) -> bool:
    """Whether `actor` sits in the lead or in a partner that joined; everybody else reads what was submitted."""
    return entry.lead_id in actor.organisations() or EntryPartner().holds(actor, entry)


def of_own(actor: Actor) -> Q:
    """Entries that one's organisations lead or take part in."""
    return Q(lead__in=actor.organisations()) | EntryPartner().scope(actor)


def programme_choices() -> list[tuple[str, str]]:
    """Code and name of every programme: nobody's secret."""
    return [(one.code, one.label()) for one in Programme.objects.all()]


# ------------------------------------------------------------------------------- money, as submitted


def with_money(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """National money and the total of each entry as it was submitted."""
    lines = BudgetLine.objects.filter(entry=OuterRef("pk")).order_by().values("entry")
    return entries.annotate(
        national=Subquery(lines.annotate(won=Sum("national")).values("won")),
        total=Subquery(lines.annotate(won=Sum("total")).values("won")),
    )


def money_of(entries: QuerySet[Entry]) -> dict[str, int]:
    """The same over all of them."""
    lines = BudgetLine.objects.filter(entry__in=entries.order_by().values("pk"))
    found = lines.aggregate(national=Sum("national"), total=Sum("total"))
    return {name: won or 0 for name, won in found.items()}


# ------------------------------------------------------------------------------- what is to be done until when


def due_for(actor: Actor) -> QuerySet[Entry]:
    """Entries that one's own people have still to submit or to mend, with the moment it ends, the nearest first."""
    more = Extension.objects.filter(entry=OuterRef("pk"), state=Extension.State.GRANTED).order_by("-until")
    close = Greatest("call__closes_at", Subquery(more.values("until")[:1]))  # the database leaves out what is empty
    ends = Case(
        When(state=Entering.SUPPLEMENT, then=F("supply_until")),
        When(state__in=OBJECTING, then=F("call__objections_until")),
        default=close,
    )
    drafts = Q(state=Entering.DRAFT, call__state__in=(*CALLING_RUNNING, Calling.CLOSED))
    objecting = rules.SealEntry.scope(actor) & Q(state__in=OBJECTING, call__state=Calling.PUBLISHED)
    found = queries.entries_for(actor).filter(of_own(actor) & (drafts | Q(state=Entering.SUPPLEMENT) | objecting))
    return found.annotate(ends=ends).filter(ends__gt=timezone.now()).order_by("ends", "pk")


def entered_now(actor: Actor) -> QuerySet[Entry]:
    """Entries of one's own organisations in calls that run: those calls cannot be entered a second time."""
    mine = queries.entries_for(actor).filter(rules.LeadEntry.scope(actor), state__in=ENTERING_BEFORE_CLOSE)
    running = mine.filter(call__state__in=CALLING_RUNNING, call__closes_at__gt=timezone.now())
    return running.order_by("call__closes_at", "pk")


# ------------------------------------------------------------------------------- partners


def partners_of(entry: Entry, actor: Actor) -> list[Partner]:
    """Who takes part; the lead also reads whom it invited and who declined or left."""
    found = _partners(entry=entry.pk) if manages(actor, entry) else _joined(entry=entry.pk)
    for one in found:
        one.entry = entry
    return found


@worded()
def _partners(entry: Any) -> QuerySet[Partner]:
    return Partner.objects.filter(entry=entry).select_related("organisation", "signed_by").order_by("pk")


@worded()
def _joined(entry: Any) -> QuerySet[Partner]:
    return _partners.ask(entry).filter(state=State.JOINED)


def membership_of(entry: Entry, actor: Actor) -> Partner | None:
    """The actor's own place in the consortium, where it writes for a partner that joined."""
    mine = tuple(actor.organisations(rules.WRITERS))
    return _membership.first(entry=entry.pk, mine=mine) if mine else None


@worded()
def _membership(entry: Any, mine: Any) -> QuerySet[Partner]:
    return Partner.objects.filter(entry=entry, organisation__in=mine, state=State.JOINED)[:1]


def invitations_to(actor: Actor) -> QuerySet[Partner]:
    """Those that the actor can still accept or decline."""
    mine = rules.AnswerPartner.scope(actor)
    found = queries.partners_for(actor).filter(mine, state=State.INVITED, entry__state__in=ENTERING_BEFORE_CLOSE)
    return found.filter(Q(entry__call__closes_at=None) | Q(entry__call__closes_at__gt=timezone.now()))


def sign_offs_for(actor: Actor) -> QuerySet[Partner]:
    """Places in a consortium whose sign-off the actor can give and has not given."""
    mine = rules.SignPartner.scope(actor)
    found = queries.partners_for(actor).filter(mine, state=State.JOINED, signed_at=None)
    found = found.filter(entry__state__in=ENTERING_BEFORE_CLOSE)
    return found.filter(Q(entry__call__closes_at=None) | Q(entry__call__closes_at__gt=timezone.now()))


# ------------------------------------------------------------------------------- receipts


def receipts_of(entry: Entry, actor: Actor) -> list[Receipt]:
    """The receipts of an entry, newest first; attempts that came too late are the consortium's own affair."""
    if is_of_consortium(actor, entry):
        return _receipts(actor=actor, entry=entry.pk)
    return list(queries.receipts_for(actor).filter(entry=entry, kind=Receipt.Kind.ACCEPTED))


@worded()
def _receipts(actor: Actor, entry: Any) -> QuerySet[Receipt]:
    return queries.receipts_for(actor).filter(entry=entry)


def paper_of(receipt: Receipt, actor: Actor) -> Any:
    """The document that was issued for a receipt, once it is there."""
    found = documents.documents_of(receipt.matter, actor).filter(kind=RECEIPT)
    return found.filter(facts__facts__number=receipt.number).first()


def papers_of(receipts: list[Receipt], letters: list[Any]) -> dict[str, Any]:
    """Which of the documents of an entry belongs to which receipt, by its number: nothing is asked again."""
    issued = {one.facts["facts"]["number"]: one for one in letters if one.kind == RECEIPT}
    return {one.number: issued.get(one.number) for one in receipts}


# ------------------------------------------------------------------------------- questions


def questions_of(entry: Entry) -> list[dict[str, Any]]:
    """The questions of the form by section: which of them are to be mended is chosen here."""
    sections = answers_of(entry.matter, ENTRY_FORM).definition.sections
    return [{"label": section.label, "codes": [field.code for field in section.fields]} for section in sections]


def waits_for_office() -> Q:
    """Submitted or supplemented, and the intake is over (or rolling)."""
    examined = Q(state__in=(Entering.SUBMITTED, Entering.RESUBMITTED))
    return examined & (Q(call__rolling=True) | Q(call__state__in=CALLING_AFTER_CLOSE))

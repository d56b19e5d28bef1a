"""The draw of a panel (§2.2): the pool frozen, two commitments, two nonces, the record, and who is called next."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import SYSTEM, Actor, Invalid, NotNow, NotYours
from office.assessment import draw, rules, rules_panels
from office.assessment.actions import conflicts as examining
from office.assessment.actions.panels import difference
from office.assessment.conflicts.barring import PARTY, STAFF, barred
from office.assessment.conflicts.reading import conflicts_of
from office.assessment.draw.shapes import HEX
from office.assessment.models import Panel, PanelDraw, PoolMember, Reviewer, Seat
from office.assessment.models.seat import KIND as SEAT
from office.assessment.notifications import draws as told
from office.assessment.queries.draws import PARTIES
from office.assessment.states import SITTING_STANDING, Composing, Holding
from office.docket.models import Matter
from office.workflow import perform
from office.workflow.arrival import moment


def pool_of(panel: Panel) -> tuple[dict[str, Any], dict[str, Reviewer]]:
    """The pool as it would be frozen now, and who each pseudonym is. Each time with other pseudonyms."""
    reviewers = list(Reviewer.objects.drawable().order_by("pk"))
    flags = excluded(panel, reviewers)
    names = {draw.pseudonym(draw.new_nonce(), str(one.pk)): one for one in reviewers}
    people = [
        {"pseudonym": name, "expertise": sorted(one.expertise), "region": one.region or None,
         "gender": one.gender or None, "excluded": sorted(flags.get(one.pk, ()))}
        for name, one in names.items()
    ]  # fmt: skip
    told = {"draw": f"{panel.matter.number} {panel.matter.title}"[:300], "size": panel.size, "people": people,
            "alternates": panel.alternates, "quotas": panel.quotas}  # fmt: skip
    return told, names


def excluded(panel: Panel, reviewers: list[Reviewer]) -> dict[Any, set[str]]:
    """By whom the draw passes: a conflict with any entry, or with all of them where entries are allotted; and whoever
    runs the programme or belongs to an applicant."""
    found: dict[Any, dict[Any, set]] = {}
    for one in conflicts_of(panel, reviewers):
        found.setdefault(one.person, {}).setdefault(one.entry, set()).add(one.rule)
    most = panel.subjects.filter(out_at=None).count() if panel.per_entry else 1
    out = {key: set().union(*entries.values()) for key, entries in found.items() if len(entries) >= most}
    for key, codes in barred(panel, reviewers).items():
        out[key] = out.get(key, set()) | codes
    return out


def freeze(panel: Panel, *, by: Actor) -> PanelDraw:
    """Fix who may be drawn, and publish the hash. Raises NotYours, NotNow with everything that stands in the way."""
    if not rules.RunPanel.holds(by, panel):
        raise NotYours(rules.RunPanel.key)
    with transaction.atomic():
        row = Panel.objects.select_for_update(of=("self",)).select_related("matter__parent").get(pk=panel.pk)
        frozen, names = pool_of(row)
        if reasons := _against(row) or [str(fault) for fault in draw.faults(frozen)]:
            raise NotNow(reasons)
        pool = draw.Pool.from_json(frozen)
        made = PanelDraw.objects.create(
            panel=row, pool=pool.to_json(), pool_sha256=draw.pool_sha256(pool), frozen_at=moment(),
            frozen_by_id=by.user_id,
        )  # fmt: skip
        PoolMember.objects.bulk_create(
            PoolMember(draw=made, reviewer=reviewer, pseudonym=name) for name, reviewer in names.items()
        )
        event = _record("frozen", made, by, pool_sha256=made.pool_sha256, people=len(names))
        told.COMMIT.trigger(row, event=event)
    return made


def _against(panel: Panel) -> list[str]:
    if panel.state != Composing.FORMING:
        return [_("This is not possible while the state is “%(state)s”.") % {"state": panel.state_label()}]
    if PanelDraw.objects.filter(panel=panel).exists():
        return [_("The pool is frozen already.")]
    if difference(panel):
        return [_("The entries have changed since the panel took them up: take them up anew first.")]
    return [] if panel.subjects.exists() else [_("There is no entry before this panel.")]


def party_of(made: PanelDraw, actor: Actor) -> str:
    """For which party `actor` acts in a draw; empty: for none. Nobody acts for both."""
    acts = [party for party, rule in PARTIES.items() if rule.holds(actor, made.panel)]
    if len(acts) > 1 and actor.user_id == made.secretariat_by_id:
        return draw.SECRETARIAT
    return acts[-1] if acts else ""


def commit(made: PanelDraw, party: str, *, by: Actor, commitment: str) -> PanelDraw:
    """Publish what a party binds itself to, before either nonce is known. Until then a new one replaces it."""
    if party not in PARTIES or not PARTIES[party].holds(by, made.panel):
        raise NotYours(rules_panels.AuditDraw.key)
    with transaction.atomic():
        row = _waiting(made)
        if row.secretariat_nonce or row.auditor_nonce:
            raise NotNow([_("A nonce has been shown: no commitment is taken any more.")])
        other = next(one for one in PARTIES if one != party)
        if getattr(row, f"{other}_by_id") == by.user_id:
            raise NotNow([_("The other commitment is yours: the second party is another person.")])
        value = commitment.strip().lower()
        if not HEX.fullmatch(value):
            raise Invalid({"commitment": [_("Write 64 digits 0–9 and a–f.")]})
        setattr(row, f"{party}_commitment", value)
        setattr(row, f"{party}_by_id", by.user_id)
        row.save(update_fields=[f"{party}_commitment", f"{party}_by"])
        event = _record("committed", row, by, party=party, commitment=value)
        if row.secretariat_commitment and row.auditor_commitment:
            told.SHOW.trigger(row.panel, event=event)
    return row


def reveal(made: PanelDraw, party: str, *, by: Actor, nonce: str) -> PanelDraw:
    """Show the nonce behind one's own commitment; with the second one the panel is drawn. Another is Invalid."""
    if party not in PARTIES or not PARTIES[party].holds(by, made.panel):
        raise NotYours(rules_panels.AuditDraw.key)
    with transaction.atomic():
        row = _waiting(made)
        if not (row.secretariat_commitment and row.auditor_commitment):
            raise NotNow([_("Both commitments are published before either nonce is shown.")])
        if getattr(row, f"{party}_by_id") != by.user_id:
            raise NotYours(rules_panels.AuditDraw.key)
        value = nonce.strip().lower()
        if draw.commitment(row.pool_sha256, party, value) != getattr(row, f"{party}_commitment"):
            raise Invalid({"nonce": [_("This is not the nonce that was committed to for this pool.")]})
        setattr(row, f"{party}_nonce", value)
        row.save(update_fields=[f"{party}_nonce"])
        _record("revealed", row, by, party=party)
        if row.secretariat_nonce and row.auditor_nonce:
            _draw(row, by)
    return row


def _waiting(made: PanelDraw) -> PanelDraw:
    row = PanelDraw.objects.select_for_update(of=("self",)).select_related("panel__matter__parent").get(pk=made.pk)
    if row.drawn_at or row.panel.state != Composing.FORMING:
        raise NotNow([_("The panel was drawn already, or given up.")])
    return row


def _draw(row: PanelDraw, by: Actor) -> None:
    commitments = {party: getattr(row, f"{party}_commitment") for party in PARTIES}
    nonces = {party: getattr(row, f"{party}_nonce") for party in PARTIES}
    record = draw.draw(draw.Pool.from_json(row.pool), commitments, nonces)
    kept, barred_now = record.panel, _barred_now(row, record.panel)
    if barred_now:
        with suppress(draw.Impossible):
            record = _called(row, record, barred_now)
        kept = tuple(one for one in record.seated if one not in {each.pseudonym for each in barred_now})
    row.record, row.drawn_at = record.to_json(), moment()
    row.save(update_fields=["record", "drawn_at"])
    event = _record("drawn", row, by, seed=record.seed, panel=list(record.panel), **_told_left(barred_now))
    seats = _seat(row, kept, at=event.at)
    examining.apply_to(row.panel, seats, by=SYSTEM)
    perform(row.panel, "seat_members", by=SYSTEM)


def _seat(row: PanelDraw, pseudonyms: tuple[str, ...], *, at: Any) -> list[Seat]:
    """A seat for each, in the drawn order; the code goes on where the last one ended."""
    members = {one.pseudonym: one.reviewer for one in
               row.members.filter(pseudonym__in=pseudonyms).select_related("reviewer")}  # fmt: skip
    first, above = row.panel.seats.count() + 1, row.panel.matter
    made = []
    for place, name in enumerate(pseudonyms, start=first):
        own = Matter.objects.create(kind=SEAT, parent=above, organisation=above.organisation,
                                    officer_id=above.officer_id, title=above.title)  # fmt: skip
        made.append(Seat.objects.create(matter=own, panel=row.panel, reviewer=members[name], code=f"r{place}"))
    return made


def call_next(seat: Seat, *, by: Actor) -> Seat | None:
    """Call whoever comes next in the drawn order for a seat that is free; None where nobody is left, or no draw was.

    The same walk as at the draw, and appended to the record that is published: quotas hold, and who left never returns.
    Whoever joined the office or an applicant since the pool was frozen is not called; the record says so of each.
    """
    with transaction.atomic():
        row = PanelDraw.objects.select_for_update(of=("self",)).filter(panel=seat.panel_id, drawn_at__isnull=False)
        made = row.select_related("panel__matter").first()
        if made is None or made.panel.state not in (Composing.SEATED, Composing.WORKING):
            return None
        if made.panel.rounds.exclude(state=Holding.WAITING).exists():
            return None  # replaced before the scoring only (§3(c))
        record = draw.Record.from_json(made.record)
        left = _left(made, record)
        if not left:
            return None
        try:
            record = _called(made, record, left)
        except draw.Impossible:
            _record("exhausted", made, by, **_told_left(left))
            return None
        made.record = record.to_json()
        made.save(update_fields=["record"])
        called = record.replacements[-1].called
        _record("called", made, by, **_told_left(record.replacements[-1].left), called=list(called))
        seats = _seat(made, called, at=timezone.now())
        examining.apply_to(made.panel, seats, by=SYSTEM)
    return seats[0] if seats else None


def _called(made: PanelDraw, record: draw.Record, left: list[draw.Left]) -> draw.Record:
    """The next in the order in the place of those who left. `left` grows by everybody whom the walk met on its way and
    who may not sit any more: the pool is frozen, so they leave it here, and the replay leaves them out as well.

    Raises Impossible when the quotas cannot be kept by anybody left.
    """
    while True:
        further = draw.replaced(record, left)
        out = _barred_now(made, further.replacements[-1].called)
        if not out:
            return further
        left += out


def _barred_now(made: PanelDraw, pseudonyms: Iterable[str]) -> list[draw.Left]:
    """Who of these runs the programme or belongs to an applicant by now, in the same order, with the reason."""
    members = made.members.filter(pseudonym__in=list(pseudonyms)).select_related("reviewer")
    people = {one.pseudonym: one.reviewer for one in members}
    flags = barred(made.panel, people.values())
    return [draw.Left(pseudonym=name, reason=min(flags[people[name].pk]))
            for name in pseudonyms if people[name].pk in flags]  # fmt: skip


def _left(made: PanelDraw, record: draw.Record) -> list[draw.Left]:
    """Who sits by the record and does not stand any more, with the state as the reason; who never sat, was barred."""
    states = dict(made.panel.seats.values_list("reviewer", "state"))
    names = dict(made.members.filter(pseudonym__in=record.seated).values_list("pseudonym", "reviewer"))
    reasons = {name: states.get(names[name], STAFF) for name in record.seated}
    return [draw.Left(pseudonym=name, reason=reason) for name, reason in reasons.items()
            if reason not in SITTING_STANDING]  # fmt: skip


def _told_left(left: Iterable[draw.Left]) -> dict[str, Any]:
    """For the ledger: who left, and who of them may not sit any more."""
    told = list(left)
    now = {one.pseudonym: one.reason for one in told if one.reason in (STAFF, PARTY)}
    return {"left": [one.pseudonym for one in told], **({"barred": now} if now else {})} if told else {}


def _record(what: str, made: PanelDraw, by: Actor, **data: Any):
    return ledger.record(f"assessment.draw.{what}", actor=by, matter_id=made.panel_id, subject=made, data=data)

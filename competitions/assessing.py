"""What the competitions tell the panels: which entries stand, by which rules, and what reviewers read of an entry.

Reviewers read the submission that stands, as it was frozen, and its papers; never the conversation, the examination
or the receipts around it.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from competitions.actions import selection
from competitions.documents.heads import letterhead
from competitions.form_definitions import ENTRY_FORM
from competitions.models import Call, Entry, Partner
from competitions.models.call import KIND
from competitions.notifications import selection as told
from competitions.rules import PROGRAMME
from competitions.states import ENTERING_EXAMINED, Calling, Entering
from competitions.terms.reading import both
from office import ledger
from office.access import NotNow
from office.assessment.registry import Content, Judged, Paper, Terms, register_judged
from office.assessment.rulesets import Label
from office.docket.models import Matter
from office.forms import queries as answered
from office.forms import telling
from office.forms.models import Snapshot

# Those that stand before a panel: once it has begun, and as long as nobody was told more.
JUDGED = (Entering.ELIGIBLE, Entering.IN_ROUND)
# While an eligibility is open, a panel would be drawn for another set of entries than it then judges.
UNDECIDED = (*ENTERING_EXAMINED, Entering.SUPPLEMENT, Entering.PROPOSED)


def connect() -> None:
    """Called once, when every application is ready."""
    register_judged(
        KIND, terms=terms, subjects=subjects, content=content, explained=explained, letterhead=letterhead,
        groups=groups, may_begin=against, may_tally=against_tally, over_among=over_among,
        on_begun=selection.begun, on_tallied=tallied,
    )  # fmt: skip


def terms(matter: Matter) -> Terms:
    """Programme, scope and the rule set of the version in force, as frozen with its hash; empty while none is."""
    call = Call.objects.select_related("matter").get(pk=matter.pk)
    rules, sha256 = (call.version.rules, call.version.rules_sha256) if call.version else ({}, "")
    return Terms(PROGRAMME, call.programme_id, call.matter.title, rules, sha256)


def explained(matter: Matter) -> dict[tuple[str, str], Label]:
    """What is judged under each criterion, in both languages: members read it where they score."""
    rows = Call.objects.select_related("matter").get(pk=matter.pk).terms_in_force.rows("criteria")
    told = {(row.get("round", ""), row.get("code", "")): both(row, "explain") for row in rows}
    return {key: Label(ko=ko, en=en) for key, (ko, en) in told.items()}


def groups(matter: Matter) -> dict[str, Label]:
    """The subtypes of the call by code, in both languages."""
    rows = Call.objects.select_related("matter").get(pk=matter.pk).terms_in_force.rows("groups")
    told = {row.get("code", ""): both(row, "label") for row in rows}
    return {code: Label(ko=ko, en=en) for code, (ko, en) in told.items()}


def subjects(matter: Matter) -> Iterable[Judged]:
    """The entries that were found eligible, in the order of their numbers, with everybody who enters together."""
    entries = Entry.objects.filter(call=matter.pk, state__in=JUDGED).select_related("matter", "lead")
    joined = Partner.objects.filter(entry__in=entries, state=Partner.State.JOINED).select_related("organisation")
    partners: dict[Any, list] = {}
    for one in joined:
        partners.setdefault(one.entry_id, []).append(one.organisation)
    return [_judged(one, partners.get(one.pk, [])) for one in entries.order_by("matter__number", "matter_id")]


def _judged(entry: Entry, partners: list) -> Judged:
    return Judged(
        matter=entry.matter,
        organisation=entry.lead,
        code=entry.matter.reference,
        title=entry.matter.title,
        group=entry.group,
        parties=(entry.lead, *partners),
    )


def content(subject: Any) -> Content:
    """The submission that stands: its answers by section, and its papers in the order of the form."""
    found = answered.last_snapshot(subject.matter, ENTRY_FORM)
    if found is None:
        return Content()
    sections = tuple(telling.sections(found.definition, found.answers, found.files))
    return Content(sections=sections, papers=tuple(_papers(found)), sha256=found.sha256)


def _papers(found: Snapshot) -> Iterable[Paper]:
    rows = found.papers.select_related("attachment")
    labels = {field.code: str(field.label) for field in found.definition.fields()}
    places = {code: place for place, code in enumerate(labels)}
    in_order = sorted(rows, key=lambda row: (places.get(row.field_code, len(places)), str(row.pk)))
    return [Paper(row.field_code, labels.get(row.field_code, row.field_code), row.attachment) for row in in_order]


def against(matter: Matter) -> list[str]:
    """Why no panel can be composed under a call now; empty: it can."""
    call = Call.objects.get(pk=matter.pk)
    if call.state != Calling.CLOSED:
        return [_("The intake is not closed.")]
    states = set(call.entries.values_list("state", flat=True))
    reasons = []
    if states & set(UNDECIDED):
        reasons.append(_("The eligibility of an entry is not decided yet."))
    if Entering.ELIGIBLE not in states:
        reasons.append(_("No entry was found eligible."))
    return reasons


def against_tally(matter: Matter) -> list:
    """The sentence against another tally, where there is one."""
    try:
        selection.may_tally(Call.objects.select_related("matter").get(pk=matter.pk))
    except NotNow as closed:
        return closed.reasons
    return []


def over_among(keys: list) -> set:
    """The calls whose list is being decided or was published: the same for many."""
    judged = Call.objects.filter(pk__in=keys).exclude(state__in=selection.TALLIED_IN)
    return set(judged.values_list("pk", flat=True))


def tallied(tally: Any, *, by: Any) -> None:
    """A new tally is refused while the list made from the last one is decided; the final one asks for a decision."""
    call = Call.objects.select_related("matter", "programme").get(pk=tally.panel.matter.parent_id)
    selection.may_tally(call)
    if tally.final and not tally.blocked and call.state == Calling.JUDGING:
        data = {"tally": str(tally.pk), "number": tally.number}
        event = ledger.record("competitions.call.tallied", actor=by, matter_id=call.pk, subject=call, data=data)
        told.RESULT_STANDS.trigger(call, event=event)

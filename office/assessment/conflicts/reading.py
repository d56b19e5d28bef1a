"""The plain values out of the database: one question for each kind of fact, however many people and entries."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress
from django.utils import timezone

from office.assessment import registry
from office.assessment.conflicts.finding import find
from office.assessment.conflicts.values import EMPLOYMENT, MEMBERSHIP, Entry, Finding, Named, Party, Person, Stay
from office.assessment.models import Employment, NamedPerson, Panel, Reviewer, Subject, Work
from office.assessment.states import SITTING_STANDING, Composing
from office.people.models import Membership, Organisation, OrganisationName

RUNNING = (Composing.FORMING, Composing.SEATED, Composing.WORKING)


def conflicts_of(panel: Panel, reviewers: Iterable[Reviewer]) -> list[Finding]:
    """What stands between these people and the entries of the panel today, by its windows."""
    people, entries = people_of(reviewers), entries_of(panel)
    return find(people, entries, panel.windows, on=timezone.localdate(), elsewhere=judging_elsewhere(panel))


def people_of(reviewers: Iterable[Reviewer]) -> list[Person]:
    """The reviewers with everything that is known of where they were and what they did."""
    rows = list(reviewers)
    stays, addresses = _stays(rows), _addresses(rows)
    return [
        Person(
            key=one.pk, name=one.name, affiliation=one.affiliation, region=one.region, stays=tuple(stays[one.pk]),
            addresses=frozenset(addresses[one.pk]), domains=frozenset(map(_domain, addresses[one.pk])),
        )
        for one in rows
    ]  # fmt: skip


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()


def _addresses(rows: list[Reviewer]) -> dict[Any, set[str]]:
    """The verified addresses of the account, and the profile's own."""
    found: dict[Any, set[str]] = {one.pk: {one.email.lower()} - {""} for one in rows}
    by_user = {one.user_id: one.pk for one in rows if one.user_id}
    for user, email in EmailAddress.objects.filter(user__in=by_user, verified=True).values_list("user", "email"):
        found[by_user[user]].add(email.lower())
    return found


def _stays(rows: list[Reviewer]) -> dict[Any, list[Stay]]:
    found: dict[Any, list[Stay]] = defaultdict(list)
    by_user = {one.user_id: one.pk for one in rows if one.user_id}
    for one in Employment.objects.filter(reviewer__in=rows).select_related("organisation"):
        found[one.reviewer_id].append(_stay(one, EMPLOYMENT, unit=one.unit))
    for one in Work.objects.filter(reviewer__in=rows).select_related("organisation"):
        found[one.reviewer_id].append(_stay(one, one.kind, title=one.title))
    for one in Membership.objects.filter(user__in=by_user).select_related("organisation"):
        ended = one.ended_at.date() if one.ended_at else None
        if one.state == "active" or ended:
            found[by_user[one.user_id]].append(Stay(
                kind=MEMBERSHIP, organisation=one.organisation_id, number=one.organisation.brn,
                name=one.organisation.name_ko, above=one.organisation.parent_id, unit=one.department,
                began=one.since.date(), ended=ended,
            ))  # fmt: skip
    return found


def _stay(row: Employment | Work, kind: str, **more: str) -> Stay:
    known = row.organisation
    return Stay(
        kind=kind, organisation=row.organisation_id, number=row.business_number or (known.brn if known else ""),
        name=row.organisation_name or (known.name_ko if known else ""), above=known.parent_id if known else None,
        began=row.began_on, ended=row.ended_on, **more,
    )  # fmt: skip


def entries_of(panel: Panel) -> list[Entry]:
    """The entries before the panel with everybody who enters together, and whom they named."""
    subjects = list(Subject.objects.filter(panel=panel, out_at=None).order_by("position"))
    parties = _entering(panel, subjects)
    known = _parties({pk for keys in parties.values() for pk in keys})
    named = _named(subjects)
    return [
        Entry(key=one.pk, title=one.title, parties=tuple(known[pk] for pk in sorted(parties[one.pk], key=str)),
              named=tuple(named[one.matter_id]))
        for one in subjects
    ]  # fmt: skip


def parties_before(panel: Panel) -> set[Any]:
    """Every organisation that enters something before the panel, alone or with others."""
    parties = _entering(panel, list(Subject.objects.filter(panel=panel, out_at=None)))
    return {pk for keys in parties.values() for pk in keys}


def _entering(panel: Panel, subjects: list[Subject]) -> dict[Any, set]:
    """The organisations that enter each together: the programme tells them, the panel knows the lead."""
    above = panel.matter.parent
    judged = {one.matter.pk: one for one in registry.kind_of(above).subjects(above)}
    return {
        one.pk: {one.organisation_id, *(
            party.pk for party in (judged[one.matter_id].parties if one.matter_id in judged else ())
        )}
        for one in subjects
    }  # fmt: skip


def _named(subjects: list[Subject]) -> dict[Any, list[Named]]:
    found: dict[Any, list[Named]] = defaultdict(list)
    for one in NamedPerson.objects.filter(matter__in=[subject.matter_id for subject in subjects]):
        found[one.matter_id].append(Named(name=one.name, affiliation=one.affiliation, ground=one.ground))
    return found


def _parties(keys: set) -> dict[Any, Party]:
    other_names: dict[Any, list[str]] = defaultdict(list)
    for one in OrganisationName.objects.filter(organisation__in=keys):
        other_names[one.organisation_id] += [one.name_ko, one.name_en]
    units: dict[Any, set[str]] = defaultdict(set)
    members = Membership.objects.filter(organisation__in=keys, state="active").exclude(department="")
    for organisation, unit in members.order_by().values_list("organisation", "department").distinct():
        units[organisation].add(unit)
    rows = Organisation.objects.filter(pk__in=keys).select_related("parent")
    return {one.pk: _party(one, other_names[one.pk], units[one.pk]) for one in rows}


def _party(row: Organisation, other_names: list[str], units: set[str]) -> Party:
    names = [row.name_ko, row.name_en, *other_names]
    return Party(
        key=row.pk, names=tuple(name for name in dict.fromkeys(names) if name), number=row.brn, above=row.parent_id,
        region=_region(row), domains=frozenset({_domain(row.email)} - {""}), addresses=frozenset({row.email} - {""}),
        units=frozenset(units),
    )  # fmt: skip


def _region(row: Organisation) -> str:
    """The code of the metropolitan government in whose area a local government lies."""
    if row.kind != "local_government":
        return ""
    place = row if row.tier == "metropolitan" or row.parent is None else row.parent
    return place.code if place.tier == "metropolitan" else ""


def judging_elsewhere(panel: Panel) -> set[tuple[Any, Any]]:
    """(judging, judged): whose people judge an entry of whom on another panel of this programme now."""
    rows = Subject.objects.filter(
        out_at=None, panel__programme=panel.programme, panel__state__in=RUNNING,
        panel__seats__state__in=SITTING_STANDING, panel__seats__reviewer__employments__ended_on=None,
        panel__seats__reviewer__employments__organisation__isnull=False,
    ).exclude(panel=panel)  # fmt: skip
    found = rows.order_by().values_list("panel__seats__reviewer__employments__organisation", "organisation")
    return {(judging, judged) for judging, judged in found.distinct()}

"""Every conflict between people and entries, in one walk over what each person did: no pair is asked for."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from office.assessment.conflicts import matching
from office.assessment.conflicts.rules import RULES, Window
from office.assessment.conflicts.values import EMPLOYMENT, MEMBERSHIP, Entry, Finding, Party, Person, Stay
from office.assessment.conflicts.windows import begins, window_of

_OF_WORK = {
    "representation": "representation", "advice": "dealings", "research": "dealings", "contract": "dealings",
    "project": "dealings", "audit": "audit", "plan": "plan", "council": "council", "chief_planner": "chief_planner",
}  # fmt: skip
_ON_THE_ITEM = ("advice", "research", "contract", "project", "audit")
Hit = tuple[Entry, Party, str]


def find(
    people: Iterable[Person], entries: Iterable[Entry], windows: Mapping[str, Window], *, on: dt.date,
    elsewhere: Collection[tuple[Any, Any]] = (),
) -> list[Finding]:  # fmt: skip
    """What stands between whom and what, once for each rule and evidence.

    `elsewhere` holds (judging, judged): organisations of which the people of one judge an entry of the other now.
    """
    search = _Search(list(entries), windows, on, frozenset(elsewhere))
    found = {(one.person, one.entry, one.rule, one.by, one.said): one for person in people for one in search.of(person)}
    return list(found.values())


class _Search:
    def __init__(self, entries: list[Entry], windows: Mapping[str, Window], on: dt.date, elsewhere: frozenset) -> None:
        self.titles = [(matching.plain(entry.title), entry) for entry in entries]
        self.named: dict[str, list] = defaultdict(list)
        for entry in entries:
            for named in entry.named:
                self.named[matching.plain(named.name)].append((entry, named))
        self.since = {rule.code: begins(window_of(windows, rule.code), on) for rule in RULES}
        self.judging: dict[Any, set] = defaultdict(set)
        for judge, judged in elsewhere:
            self.judging[judged].add(judge)
        self.units: dict[Any, set[str]] = {}
        self.index: dict[str, dict[Any, list[tuple[Entry, Party]]]] = defaultdict(lambda: defaultdict(list))
        for entry in entries:
            for party in entry.parties:
                self._enter(entry, party)

    def _enter(self, entry: Entry, party: Party) -> None:
        self.units[party.key] = {matching.plain(unit) for unit in party.units} - {""}
        keys = {
            "organisation": [party.key], "number": [party.number], "region": [party.region], "above": [party.above],
            "name": {matching.name(one) for one in party.names if len(matching.name(one)) >= matching.LEAST_NAME},
            "domain": {one for domain in party.domains for one in matching.suffixes(domain)},
            "address": {one.casefold() for one in party.addresses},
        }  # fmt: skip
        for kind, values in keys.items():
            for value in values:
                if value:
                    self.index[kind][value].append((entry, party))

    def of(self, person: Person) -> Iterator[Finding]:
        for stay in _stays(person):
            yield from self._of_stay(person, stay)
            yield from self._of_item(person, stay)
        yield from self._of_addresses(person)
        if person.region and self.since["residence"] is not None:
            for entry, party in self.index["region"][person.region]:
                yield _finding(person, entry, "residence", "region", party.label)
        yield from self._of_names(person)

    def _of_stay(self, person: Person, stay: Stay) -> Iterator[Finding]:
        for entry, party, by in self._hits(stay):
            for rule in self._rules(stay, party):
                said = stay.name or party.label
                yield _finding(person, entry, rule, by, f"{said} {stay.unit}" if rule == "same_unit" else said, stay)
        if stay.kind in (EMPLOYMENT, MEMBERSHIP):
            yield from self._above(person, stay)
            if self._lasts(stay, "reciprocal") and stay.organisation:
                yield from self._reciprocal(person, stay)

    def _hits(self, stay: Stay) -> list[Hit]:
        """The entries of this organisation: by its identity, else by the likeness of its name."""
        for by, key in (("organisation", stay.organisation), ("number", stay.number)):
            if key and (found := self.index[by].get(key)):
                return [(entry, party, by) for entry, party in found]
        names = self.index["name"]
        likely = {id(pair): pair for start in matching.beginnings(stay.name) for pair in names.get(start, ())}
        # Two numbers, or two organisations of the house, that differ are two: no likeness makes them one.
        return [(entry, party, "name") for entry, party in likely.values() if not _told_apart(stay, party)]

    def _rules(self, stay: Stay, party: Party) -> Iterator[str]:
        if stay.kind == MEMBERSHIP and stay.ended is None and self.since["party"] is not None:
            yield "party"
        elif stay.kind in (EMPLOYMENT, MEMBERSHIP):
            if self._lasts(stay, "employment"):
                yield "employment"
            if matching.plain(stay.unit) in self.units[party.key] and self._lasts(stay, "same_unit"):
                yield "same_unit"
        elif (rule := _OF_WORK.get(stay.kind)) and self._lasts(stay, rule):
            yield rule

    def _above(self, person: Person, stay: Stay) -> Iterator[Finding]:
        if not self._lasts(stay, "institution"):
            return
        near = [*self.index["above"].get(stay.organisation or "", ()),
                *self.index["organisation"].get(stay.above or "", ())]  # fmt: skip
        for entry, party in near:
            yield _finding(person, entry, "institution", "above", f"{stay.name} · {party.label}", stay)

    def _reciprocal(self, person: Person, stay: Stay) -> Iterator[Finding]:
        for judge in self.judging.get(stay.organisation, ()):
            for entry, party in self.index["organisation"].get(judge, ()):
                yield _finding(person, entry, "reciprocal", "elsewhere", party.label, stay)

    def _of_item(self, person: Person, stay: Stay) -> Iterator[Finding]:
        if stay.kind not in _ON_THE_ITEM or not self._lasts(stay, "same_item"):
            return
        done = matching.plain(stay.title)
        for title, entry in self.titles:
            if matching.one_title(done, title):
                yield _finding(person, entry, "same_item", "title", stay.title, stay)

    def _of_addresses(self, person: Person) -> Iterator[Finding]:
        if self.since["domain"] is None:
            return
        for address in person.addresses:
            for entry, party in self.index["address"].get(address.casefold(), ()):
                yield _finding(person, entry, "domain", "address", party.label)
        for domain in {one for each in person.domains for one in matching.suffixes(each)}:
            for entry, _party in self.index["domain"].get(domain, ()):
                yield _finding(person, entry, "domain", "domain", domain)

    def _of_names(self, person: Person) -> Iterator[Finding]:
        for entry, named in self.named.get(matching.plain(person.name), ()):
            said = ", ".join(text for text in (named.name, named.affiliation) if text)
            yield _finding(person, entry, "named", "person", f"{said}: {named.ground}")

    def _lasts(self, stay: Stay, rule: str) -> bool:
        since = self.since[rule]
        return since is not None and (stay.ended is None or stay.ended >= since)


def _told_apart(stay: Stay, party: Party) -> bool:
    two_numbers = bool(stay.number and party.number and stay.number != party.number)
    return two_numbers or bool(stay.organisation and stay.organisation != party.key)


def _stays(person: Person) -> Iterator[Stay]:
    yield from person.stays
    if person.affiliation:
        yield Stay(kind=EMPLOYMENT, name=person.affiliation)


_CERTAIN = ("organisation", "number", "address", "unit", "elsewhere")


def _finding(person: Person, entry: Entry, rule: str, by: str, said: str, stay: Stay | None = None) -> Finding:
    return Finding(
        person=person.key, entry=entry.key, rule=rule, certain=by in _CERTAIN, by=by, said=said,
        began=stay.began if stay else None, ended=stay.ended if stay else None,
    )  # fmt: skip

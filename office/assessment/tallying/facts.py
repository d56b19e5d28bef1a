"""What a tally is made from, as plain JSON: locked sheets, who was absent, who keeps away, what is added and settled.

Stored with the tally, so that its result can be computed again from itself alone.
"""

import hashlib
import json
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from office.assessment.models import (
    Adjustment,
    Allotment,
    Attendance,
    Exclusion,
    Panel,
    Round,
    Sheet,
    StoredTally,
    Subject,
    TieRuling,
)
from office.assessment.rulesets import RuleSet
from office.assessment.states import EXCLUSION_KEEPS_AWAY, Filling, Holding, Sitting
from office.assessment.tally import Adjustment as Adjusted
from office.assessment.tally import (
    Cell,
    Grouping,
    Inputs,
    Recusal,
    Ruling,
    compute,
    explained,
    interim_explained,
    standings,
)

Facts = dict[str, Any]
_JUDGED = (Sitting.PLEDGED, Sitting.DISMISSED)
# A bonus, a group and a ruling on a tie count at the end alone.
_IN_ANY_ROUND = ("absences", "recusals", "out")


def facts_of(round_: Round) -> Facts:
    """Everything that counts after this round. An entry that is out counts nowhere, and is named."""
    counted = sheets_counted(round_.panel, round_.position).iterator(chunk_size=2000)
    return {
        "until": round_.code,
        "final": is_last(round_),
        "sheets": [_sheet(one) for one in counted],
        **_beside(round_),
    }


def _beside(round_: Round) -> Facts:
    panel = round_.panel
    return {
        "absences": [_absence(one) for one in sheets_of_absent(panel, round_.position)],
        "recusals": recusals_of(panel, round_.position),
        "adjustments": adjustments_of(panel),
        "groups": groups_of(panel),
        "rulings": rulings_of(panel),
        "out": list(panel.subjects.exclude(out_at=None).order_by("code").values_list("code", flat=True)),
    }


def still_true(stored: StoredTally) -> bool:
    """Whether everything beside the locked sheets, which never change, is as it was when this tally was computed: a
    bonus confirmed or dropped since, a conflict that stands since, a ruling, an entry that is out ask for another.
    Of a round that is not the last only what counted there is looked at, and nothing once the next one has begun."""
    if not stored.final and _followed(stored):
        return True
    now = _beside(stored.round)
    counts = now.keys() if stored.final else _IN_ANY_ROUND
    then = StoredTally.objects.filter(pk=stored.pk).values(*(f"inputs__{name}" for name in counts)).get()
    return all(then[f"inputs__{name}"] == now[name] for name in counts)


def _followed(stored: StoredTally) -> bool:
    later = stored.panel.rounds.filter(position__gt=stored.round.position)
    return later.exclude(state=Holding.WAITING).exists()


def is_last(round_: Round) -> bool:
    """Whether the result comes out of this round."""
    return round_.code == round_.panel.rule_set.rounds[-1].code


# ------------------------------------------------------------------------------------------- rows

COLUMNS = ("subject__code", "seat__code", "round__code", "points", "sha256")


def sheets_counted(panel: Panel, until: int) -> QuerySet:
    """The locked sheets of members who were there, as tuples of `COLUMNS`."""
    return _locked(panel, until).exclude(Exists(_away())).values_list(*COLUMNS)


def sheets_of_absent(panel: Panel, until: int) -> QuerySet:
    """Locked sheets of members who were not there when the entry was heard: they do not count."""
    return _locked(panel, until).filter(Exists(_away())).values_list("subject__code", "seat__code", "round__code")


def _locked(panel: Panel, until: int) -> QuerySet:
    rows = Sheet.objects.filter(
        round__panel=panel, round__position__lte=until, state=Filling.LOCKED, subject__out_at=None
    )
    return rows.order_by("subject__code", "seat__code", "round__position")


def _away() -> QuerySet:
    return Attendance.objects.filter(
        round=OuterRef("round"), seat=OuterRef("seat"), subject=OuterRef("subject"), present=False
    )


def _sheet(row: tuple) -> Facts:
    application, reviewer, code, points, sha256 = row
    return {"application": application, "reviewer": reviewer, "round": code, "points": points, "sha256": sha256}


def _absence(row: tuple) -> Facts:
    return dict(zip(("application", "reviewer", "round"), row, strict=True))


def recusals_of(panel: Panel, until: int) -> list[Facts]:
    """Who is missing from which entry alone, in every round that the entry took part in.

    Whoever keeps away from it (a late recusal voids a sheet that is there); and, where each entry is allotted to some
    members, everybody to whom it was not: neither was absent, so neither leaves the round for it (`absence`).
    """
    rounds = list(panel.rounds.filter(position__lte=until).order_by("position"))
    return [
        {"application": application, "reviewer": reviewer, "round": one.code}
        for application, reviewer, reached in sorted(_kept_away(panel) | _not_allotted(panel))
        for one in rounds
        if one.position <= reached
    ]


def _kept_away(panel: Panel) -> set[tuple]:
    rows = Exclusion.objects.filter(
        subject__panel=panel, subject__out_at=None, state__in=EXCLUSION_KEEPS_AWAY, seat__state__in=_JUDGED
    )
    return set(rows.order_by().values_list("subject__code", "seat__code", "subject__reached"))


def _not_allotted(panel: Panel) -> set[tuple]:
    allotted = set(Allotment.objects.filter(seat__panel=panel).order_by().values_list("subject__code", "seat__code"))
    if not allotted:
        return set()
    seats = panel.seats.filter(state__in=_JUDGED).values_list("code", flat=True)
    entries = panel.subjects.filter(out_at=None).values_list("code", "reached")
    pairs = {(code, seat, reached) for code, reached in entries for seat in seats}
    return {pair for pair in pairs if pair[:2] not in allotted}


def adjustments_of(panel: Panel) -> list[Facts]:
    """Only what a second person has confirmed; of a file that proves it, the name and the hash."""
    rows = Adjustment.objects.filter(
        subject__panel=panel, subject__out_at=None, dropped_at=None, confirmed_at__isnull=False
    ).order_by("subject__code", "kind", "code")  # fmt: skip
    told = rows.values_list("subject__code", "kind", "points", "code", "attachment__name", "attachment__sha256")
    return [_adjustment(*one) for one in told]


def _adjustment(application: str, kind: str, points: Any, reason: str, name: str | None, sha256: str | None) -> Facts:
    told = {"application": application, "kind": kind, "points": _plain(points), "reason": reason}
    return told | {"file": name, "file_sha256": sha256} if sha256 else told


def _plain(points: Any) -> str:
    text = format(points, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def groups_of(panel: Panel) -> list[Facts]:
    """Groups where awards are given by group; pooled, they play no part and are not told."""
    if any(quota.group is None for quota in panel.rule_set.quotas):
        return []
    rows = panel.subjects.filter(out_at=None).exclude(group="").order_by("code").values_list("code", "group")
    return [{"application": application, "group": group} for application, group in rows]


def rulings_of(panel: Panel) -> list[Facts]:
    """Votes and lots as they were recorded, unless they name an entry that is out."""
    out = set(Subject.objects.filter(panel=panel).exclude(out_at=None).values_list("code", flat=True))
    rows = TieRuling.objects.filter(panel=panel).order_by("step", "reference")
    return [
        {"step": step, "places": places, "reference": reference}
        for step, places, reference in rows.values_list("step", "places", "reference")
        if not out & {name for place in places for name in place}
    ]


# ------------------------------------------------------------------------------------------- arithmetic


def canonical(data: Any) -> bytes:
    """Sorted keys, UTF-8, no spaces."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha256_of(data: Any) -> str:
    """By what it is known."""
    return hashlib.sha256(canonical(data)).hexdigest()


def inputs_of(facts: Facts) -> Inputs:
    """The facts as the arithmetic reads them."""
    sheets = facts["sheets"]
    return Inputs(
        cells=tuple(
            Cell(one["application"], one["reviewer"], one["round"], criterion, points)
            for one in sheets
            for criterion, points in sorted(one["points"].items())
        ),
        adjustments=tuple(
            Adjusted(one["application"], one["kind"], one["points"], one["reason"]) for one in facts["adjustments"]
        ),
        groups=tuple(Grouping(one["application"], one["group"]) for one in facts["groups"]),
        recusals=tuple(Recusal(one["application"], one["reviewer"], one["round"]) for one in facts["recusals"]),
        rulings=tuple(
            Ruling(one["step"], tuple(tuple(sorted(place)) for place in one["places"]), one["reference"])
            for one in facts["rulings"]
        ),
        hashes={(one["application"], one["reviewer"], one["round"]): one["sha256"] for one in sheets},
    )


def result_of(rules: RuleSet, facts: Facts) -> Facts:
    """The explained result: of all rounds, or who goes on after one. Raises BadInput."""
    inputs = inputs_of(facts)
    if facts["final"]:
        return explained(compute(rules, inputs))
    return interim_explained(rules, standings(rules, inputs, facts["until"]), facts["until"])

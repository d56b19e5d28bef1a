"""The demo's score sheets: totals that look as members give them, spread over the criteria, with words to each."""

from collections.abc import Iterable, Mapping, Sequence

from competitions.demo import words
from competitions.demo.panels import member
from competitions.demo.stage import Stage
from office.assessment.actions import sheet_signing, sheets
from office.assessment.models import Round, Sheet
from office.workflow import perform

# Totals by city, one for each seat. 온새 and 푸름 end equal, by other members each; 해찬 fails the written round;
# one member is far from the others on 새봄.
WRITTEN = {
    "garam": (86, 82, 88, 81, 87, 85, 83), "nuri": (79, 81, 77, 75, 80, 83, 76), "dodam": (72, 76, 68, 74, 71, 73, 69),
    "saebom": (88, 85, 91, 84, 87, 89, 63), "onsae": (83, 80, 85, 79, 82, 84, 77), "pureum": (79, 84, 77, 85, 83, 80, 82),
    "hanul": (70, 74, 66, 71, 75, 69, 73), "haechan": (57, 61, 54, 60, 58, 52, 56),
}  # fmt: skip
PRESENTED = {
    "garam": (88, 84, 90, 82, 87, 85, 86), "nuri": (83, 79, 86, 78, 80, 84, 82), "dodam": (72, 66, 75, 70, 69, 74, 71),
    "saebom": (91, 86, 93, 85, 90, 88, 87), "onsae": (84, 81, 88, 80, 83, 86), "pureum": (81, 86, 80, 88, 84, 83),
    "hanul": (74, 68, 77, 71, 70, 75, 72),
}  # fmt: skip
SCORED = {
    "hanui": (84, 82, 86, 80, 83), "solbit": (88, 85, 90, 84, 87), "neoul": (77, 74, 80, 76, 73),
    "yunseul": (81, 79, 84, 82, 78), "daon": (66, 70, 63, 68, 71), "mireu": (79, 83, 81, 77, 80),
}  # fmt: skip


def spread(total: int, maxima: Sequence[int], seat: int) -> list[int]:
    """A total as points of the criteria: in proportion, then a point or two moved to what this member values."""
    points = [total * most // sum(maxima) for most in maxima]
    order = [(place + seat) % len(maxima) for place in range(len(maxima))]
    while (left := total - sum(points)) > 0:
        for place in order[-left:]:
            points[place] += points[place] < maxima[place]
    given, taken = order[0], order[-1]
    moved = min(1 + seat % 2, maxima[given] - points[given], points[taken])
    points[given], points[taken] = points[given] + moved, points[taken] - moved
    return points


def drafts_of(round_: Round, seats: Iterable[str] = ()) -> list[Sheet]:
    """The open sheets of a round, a member after the other in the reading order."""
    found = round_.sheets.filter(state="draft").select_related(*Sheet.read_with)
    found = found.filter(seat__code__in=seats) if seats else found
    return list(found.order_by("seat__matter_id", "subject__position"))


class Scorer:
    """Fills in the sheets of a round from a table of totals."""

    def __init__(self, stage: Stage, round_: Round, table: Mapping[str, Sequence[int]], told: Sequence[words.Told]):
        self.table, self.told = table, {one.city: one for one in told}
        self.cities = {stage.cities[one.city].pk: one.city for one in told}
        self.criteria = round_.criteria()
        self.columns = {code: place for place, code in enumerate(self._present(round_))}

    def _present(self, round_: Round) -> list[str]:
        """The seats in their order; whoever missed a presentation, last: he or she counts in none of the round."""
        away = set(round_.attendances.filter(present=False).values_list("seat__code", flat=True))
        codes = round_.panel.seats.filter(state="pledged").order_by("matter_id").values_list("code", flat=True)
        return sorted(codes, key=lambda code: code in away)

    def points(self, sheet: Sheet) -> dict[str, str]:
        """What this sheet is given, by the names of its entries."""
        seat = self.columns[sheet.seat.code]
        row = self.table[self.city(sheet)]
        total = row[seat] if seat < len(row) else row[-1] - 1
        points = spread(total, [int(one.max) for one in self.criteria], seat + sheet.subject.position)
        return {f"points.{one.code}": str(told) for one, told in zip(self.criteria, points, strict=True)}

    def city(self, sheet: Sheet) -> str:
        """Whose entry it is about."""
        return self.cities[sheet.subject.organisation_id]

    def comment(self, sheet: Sheet) -> str:
        """What is written on it."""
        return words.comment(self.told[self.city(sheet)], self.columns[sheet.seat.code] + sheet.subject.position)

    def remarks(self, sheet: Sheet) -> dict[str, str]:
        """On every third sheet a word beside the points of one criterion, by the names of the entries."""
        place = self.columns[sheet.seat.code] + sheet.subject.position
        if place % 3:
            return {}
        criterion = self.criteria[place % len(self.criteria)]
        return {f"remarks.{criterion.code}": words.REMARKS[place // 3 % len(words.REMARKS)]}

    def half_fill(self, sheet: Sheet, *, many: int) -> None:
        """Some of the criteria, and a note to oneself."""
        values = dict(list(self.points(sheet).items())[:many])
        note = "발표평가에서 운영 재원의 근거를 확인할 것"
        sheets.save(sheet.pk, by=member(sheet.seat), values={**values, "note": note}, revision=sheet.revision)

    def fill(self, sheet: Sheet) -> Sheet:
        """Every criterion and the comment, submitted."""
        values = {**self.points(sheet), **self.remarks(sheet), "comment": self.comment(sheet)}
        sheets.save(sheet.pk, by=member(sheet.seat), values=values, revision=sheet.revision)
        sheet.refresh_from_db()
        perform(sheet, "submit", by=member(sheet.seat))
        return sheet

    def hand_in(self, sheet: Sheet) -> None:
        """Filled in, submitted, signed."""
        self.fill(sheet)
        sheet_signing.sign(sheet, by=member(sheet.seat), sha256=sheet_signing.digest_of(sheet))

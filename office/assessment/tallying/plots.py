"""The spread of scores as a picture: where each mark stands; a template draws it, with the data table under it."""

from collections.abc import Sequence
from dataclasses import dataclass

ROW, HEAD, FOOT, WIDTH = 26, 8, 30, 640
LETTER, NARROWEST, WIDEST = 13, 60, 260  # of a label, on phones the widest


@dataclass(frozen=True)
class Mark:
    """One score: whose, and whether it was left out of the mean."""

    x: float
    name: str
    text: str
    dropped: bool


@dataclass(frozen=True)
class Row:
    """One line of marks; the box runs from the lower to the upper quartile, with the median in it."""

    label: str
    y: int
    box_x: float
    box_width: float
    median_x: float
    low_x: float
    high_x: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Plot:
    """The whole picture."""

    rows: tuple[Row, ...]
    grid: tuple[tuple[float, str], ...]
    height: int
    foot: int
    width: int = WIDTH
    top: int = HEAD


@dataclass(frozen=True)
class Given:
    """A score to be drawn."""

    name: str
    score: float
    text: str
    dropped: bool = False


def spread(rows: Sequence[tuple[str, Sequence[Given]]], scale: tuple[float, float] | None = None) -> Plot:
    """A row for each label on one scale; one page of several is drawn on the `scale` of all."""
    low, high = scale or scale_of([one.score for _label, given in rows for one in given])
    foot = HEAD + ROW * len(rows)
    left = min(max(LETTER * max((len(label) for label, _given in rows), default=0) + 12, NARROWEST), WIDEST)

    def x(score: float) -> float:
        return round(left + (WIDTH - left - 20) * (score - low) / (high - low), 1)

    step = (high - low) / 4
    return Plot(
        rows=tuple(_row(label, given, HEAD + ROW * n + ROW // 2, x) for n, (label, given) in enumerate(rows) if given),
        grid=tuple((x(low + step * n), f"{low + step * n:g}") for n in range(5)),
        height=foot + FOOT,
        foot=foot,
    )


def scale_of(scores: Sequence[float]) -> tuple[float, float]:
    """It begins at a round number below the least score."""
    if not scores:
        return 0, 100
    low, high = min(scores) // 10 * 10, -(-max(scores) // 10) * 10
    return (low, high) if high - low >= 20 else (max(high - 20, 0), max(high, 20))


def _row(label: str, given: Sequence[Given], y: int, x: object) -> Row:
    ordered = sorted(one.score for one in given)
    lower, median, upper = (_quantile(ordered, part) for part in (0.25, 0.5, 0.75))
    marks = tuple(Mark(x(one.score), one.name, one.text, one.dropped) for one in given)
    return Row(label, y, x(lower), round(x(upper) - x(lower), 1), x(median), x(ordered[0]), x(ordered[-1]), marks)


def _quantile(ordered: Sequence[float], part: float) -> float:
    place = (len(ordered) - 1) * part
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)

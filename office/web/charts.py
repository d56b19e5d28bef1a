"""Where the marks of a chart stand: plain numbers, drawn by a template, with the data table under it."""

from dataclasses import dataclass

BAR, GAP, LABEL, WIDTH = 22, 16, 190, 720
LEFT, RIGHT, TOP, BOTTOM, HEIGHT = 48, 672, 20, 200, 240


@dataclass(frozen=True)
class Bar:
    label: str
    text: str
    tone: str
    y: int
    middle: int
    width: int
    text_x: int


@dataclass(frozen=True)
class Bars:
    rows: list[Bar]
    height: int
    width: int = WIDTH
    left: int = LABEL
    bar: int = BAR


@dataclass(frozen=True)
class Point:
    label: str
    text: str
    x: int
    y: int


@dataclass(frozen=True)
class Line:
    points: list[Point]
    path: str
    grid: list[tuple[int, str]]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    bottom: int = BOTTOM
    caption_y: int = BOTTOM + 24


def bars(rows: list[dict]) -> Bars:
    """Horizontal bars on one scale from zero; room on the right is kept for the figure."""
    top = max((row["value"] for row in rows), default=0) or 1
    room = WIDTH - LABEL - 110
    drawn = []
    for number, row in enumerate(rows):
        y, width = number * (BAR + GAP) + GAP // 2, round(room * row["value"] / top)
        text = str(row.get("text", row["value"]))
        drawn.append(
            Bar(str(row["label"]), text, row.get("tone", "primary"), y, y + BAR - 6, max(width, 2), LABEL + width + 8)
        )
    return Bars(drawn, len(rows) * (BAR + GAP))


def line(points: list[dict]) -> Line:
    """A line from zero with four grid lines; a single point stands in the middle."""
    top = _ceiling(max((point["value"] for point in points), default=0))
    step = (RIGHT - LEFT) / max(len(points) - 1, 1)
    start = LEFT if len(points) > 1 else (LEFT + RIGHT) / 2
    placed = [
        Point(str(p["label"]), str(p.get("text", p["value"])), round(start + i * step), _height(p["value"], top))
        for i, p in enumerate(points)
    ]
    path = " ".join(f"{'L' if i else 'M'}{p.x} {p.y}" for i, p in enumerate(placed))
    grid = [(_height(top * part / 4, top), f"{top * part / 4:,.0f}") for part in range(5)]
    return Line(placed, path, grid)


def _height(value: float, top: float) -> int:
    return round(BOTTOM - (BOTTOM - TOP) * value / top)


def _ceiling(value: float) -> int:
    """The next multiple of four times a power of ten, so that the grid's figures are whole."""
    unit = 4
    while unit * 10 <= value:
        unit *= 10
    return max(unit, -(-int(value) // unit) * unit)

"""Where the marks of a chart stand: plain numbers, drawn by a template, with the data table under it."""

from dataclasses import dataclass

BAR, ROW, WIDTH, GAP = 14, 54, 420, 8
WIDE, NARROW, KOREAN = 15, 9, 0x1100  # of a letter of the figures, and where the wide ones begin
LEFT, RIGHT, TOP, BOTTOM, HEIGHT = 44, 396, 14, 190, 226


@dataclass(frozen=True)
class Bar:
    label: str
    text: str
    tone: str
    label_y: int
    y: int
    text_y: int
    width: int
    text_x: int


@dataclass(frozen=True)
class Bars:
    rows: list[Bar]
    height: int
    width: int = WIDTH
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
    """Horizontal bars on one scale from zero, each under its name; room on the right is kept for the figure."""
    top = max((row["value"] for row in rows), default=0) or 1
    longest = WIDTH - GAP - max((_width(_figure(row)) for row in rows), default=0)
    drawn = [_bar(row, number * ROW, round(longest * row["value"] / top)) for number, row in enumerate(rows)]
    return Bars(drawn, len(rows) * ROW)


def _figure(row: dict) -> str:
    return str(row.get("text", row["value"]))


def _width(text: str) -> int:
    return sum(WIDE if ord(letter) >= KOREAN else NARROW for letter in text)


def _bar(row: dict, y: int, width: int) -> Bar:
    tone, width = row.get("tone", "primary"), max(width, 2)
    return Bar(str(row["label"]), _figure(row), tone, y + 17, y + 26, y + 39, width, width + GAP)


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


def _ceiling(value: float) -> float:
    """Four steps of a round size that reach the highest value."""
    size = 1
    while size * 10 * 4 < value:
        size *= 10
    return 4 * next(size * step for step in (1, 2, 3, 5, 10) if size * step * 4 >= value)

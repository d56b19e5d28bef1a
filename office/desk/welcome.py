"""What a visitor who is not signed in finds: what is open now, the doors, the ways in four steps, a demo's accounts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from office.desk.panels import address

DEMO_PASSWORD = "sandbox-demo"  # noqa: S105  public, and refused outside demo mode


@dataclass(frozen=True)
class Door:
    """One way in. A piece may register its own under the same key."""

    key: str
    title: object
    text: object
    action: object
    url_name: str
    icon: str
    order: int = 100
    anchor: str = ""
    main: bool = False  # its action stands below the headline as well

    def address(self) -> str:
        """The page behind it, or the part of this page that explains."""
        return address(self.url_name) or self.anchor


_doors: dict[str, Door] = {}


def register_door(door: Door) -> None:
    """Put a door on the welcome page; registering a key again replaces it."""
    _doors[door.key] = door


def doors() -> list[Door]:
    """The doors, in order."""
    return sorted(_doors.values(), key=lambda door: (door.order, door.key))


register_door(
    Door(
        "ask",
        _("Ask whether a rule applies"),
        _("Describe your service. Every ministry concerned says within 30 days whether a permit is needed."),
        _("Start a rapid confirmation"),
        "sandbox:rapid-new",
        "ask",
        order=10,
        anchor="#how",
        main=True,
    )
)
register_door(
    Door(
        "exempt",
        _("Apply for an exemption"),
        _("Where a rule stands in the way, test on conditions. A “regulated” result brings your data along."),
        _("See how it begins"),
        "",
        "exempt",
        order=20,
        anchor="#how",
    )
)
register_door(
    Door(
        "verify",
        _("Check a document"),
        _("Every letter carries a code. See whether it is genuine and still valid, without signing in."),
        _("Check a document"),
        "verify:home",
        "verify",
        order=30,
        anchor="#how",
    )
)


@dataclass(frozen=True)
class Line:
    """Something that runs out: `count` says until when (label, until, now, days, clock); the browser counts on."""

    title: str
    url: str
    note: str
    count: Any


@dataclass(frozen=True)
class Board:
    """What is going on right now: `lines` asks the database at most once in a while, everybody sees the front page."""

    key: str
    title: object
    lines: Callable[[], list[Line]]
    more: object
    url_name: str
    empty: object

    def address(self) -> str | None:
        """The page with all of it."""
        return address(self.url_name)


_boards: dict[str, Board] = {}


def register_board(board: Board) -> None:
    """Put a board below the headline; registering a key again replaces it."""
    _boards[board.key] = board


def boards() -> list[tuple[Board, list[Line]]]:
    """The boards with their lines."""
    return [(board, board.lines()) for _key, board in sorted(_boards.items())]


@dataclass(frozen=True)
class Stage:
    """One step of the picture."""

    icon: str
    title: object
    text: object
    who: object


@dataclass(frozen=True)
class Way:
    """How something goes, in four steps; a piece registers its own."""

    key: str
    title: object
    stages: tuple[Stage, ...]
    order: int = 100


_ways: dict[str, Way] = {}


def register_way(way: Way) -> None:
    """Explain a procedure on the welcome page; registering a key again replaces it."""
    _ways[way.key] = way


def ways() -> list[Way]:
    """The procedures, in order."""
    return sorted(_ways.values(), key=lambda way: (way.order, way.key))


register_way(
    Way(
        "ask",
        _("The rapid confirmation (Smart City Act §49-2) in four steps"),
        (
            Stage(
                "write",
                _("You describe your service"),
                _("The form saves while you type. The receipt carries the time and the hash of what you handed in."),
                _("Company"),
            ),
            Stage(
                "answer",
                _("Ministries answer"),
                _("Each ministry has 30 days. Silence counts as “no permit needed” from the day the period ends."),
                _("Related ministries"),
            ),
            Stage(
                "notice",
                _("You get the result notice"),
                _("One letter with all answers, numbered, sealed and with a code that anybody can check."),
                _("Ministry of Land, Infrastructure and Transport"),
            ),
            Stage(
                "go",
                _("You go ahead, or apply for an exemption"),
                _("No rule: begin. A rule in the way: start an exemption application with your data copied."),
                _("Company"),
            ),
        ),
        order=10,
    )
)


@dataclass(frozen=True)
class Account:
    """One of the demo's accounts."""

    email: str
    part: object


ACCOUNTS = (
    Account("company@example.com", _("Company: asks and receives the result")),
    Account("rival@example.com", _("Another company: must not see the first one's cases")),
    Account("city@example.com", _("Local government")),
    Account("ministry@example.com", _("Ministry: answers what it is asked")),
    Account("secretariat@example.com", _("Secretariat: receives and examines")),
    Account("molit@example.com", _("MOLIT officer: decides and approves letters")),
    Account(
        "director@example.com", _("Decision maker: approves what others drafted, decides on the results of a call")
    ),
    Account("reviewer1@example.com", _("Reviewer of a call: three score sheets are open")),
    Account("reviewer2@example.com", _("Reviewer who chairs both panels: reopens sheets, locks the round")),
    Account("reviewer3@example.com", _("Reviewer who keeps away from one entry and sees nothing of it")),
    Account("chair@example.com", _("Chair of the committee on exemptions; its members are member1 to member3")),
    Account("auditor@example.com", _("Auditor: reads everything, changes nothing")),
    Account("admin@example.com", _("Technical administrator: no say in any case")),
)

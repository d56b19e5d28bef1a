"""A panel in which something is hidden from each, and every address of the house asked for it.

The addresses come from the URL table with the ids of what is hidden in them; the bytes of each answer are searched,
those of spreadsheets, archives and PDFs unpacked.
"""

import io
import itertools
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.test import Client
from django.utils import timezone

from competitions.actions import selection
from office.assessment.actions import declaring, panels, sheets
from office.assessment.models import Panel
from office.people.models import User
from tests.architecture.addresses import Address, all_addresses
from tests.assessment.journeying import judged_call
from tests.competitions.programs import DAY
from tests.triggers import ignoring
from tests.worlds_assessment import PanelWorld

PIECES = re.compile(
    r"^(?:$|(?:api/v1/)?(?:assessment|competitions|documents|matters|files|forms|inbox|deadlines|verify)/)"
)
_ID = re.compile(r"([\w.-]+)/<(?:\w+:)?(\w+)>")
# No other number of the house looks like these; the fraction of an hour's second can, and has a digit before it.
POINTS = ("7.37", "17.41", "7.43", "17.47", "7.53", "7.59")
SCORES = (*POINTS, "64.80")
WORDS = "비밀로적은근거문장입니다"
NOTE = "나만보는메모입니다"


class Hidden:
    """A panel of four on four entries: r2 keeps away from the second entry, r4 from the third, late; r3 has scored."""

    def __init__(self, competition: Any) -> None:
        self.world, self.panels = competition, PanelWorld(competition.cast)
        self.call = judged_call(competition, many=4)
        with competition.at(self.call.closes_at + DAY):
            self._seat()
            self._score()

    def _seat(self) -> None:
        officer = self.world.officer
        self.panel = panels.compose(self.call.matter, by=officer, size=4, alternates=0, least_comment=5)
        self.seats = {one.code: one for one in self.panels.seat(self.panel, 4)}
        with ignoring("assessment.Panel:legal_steps"):
            Panel.objects.filter(pk=self.panel.pk).update(state="working", begun_at=timezone.now())
        self.panel = Panel.objects.select_related("matter__parent").get(pk=self.panel.pk)
        selection.begun(self.panel, by=officer)
        self.subjects = {one.position: one for one in self.panel.subjects.select_related("organisation", "matter")}
        self.kept = {"r2": self.subjects[2], "r4": self.subjects[3]}
        self.exclusions = [self.panels.excluded(self.panel, "r2", self.kept["r2"].code)]

    def _score(self) -> None:
        self.round = self.panels.opened(self.panel)
        sheet = lambda code, place: self.panels.sheet(self.round, code, self.subjects[place].code)  # noqa: E731
        self.sheets = [sheet("r3", 2), sheet("r3", 3), sheet("r3", 1), sheet("r4", 3)]
        for one in self.sheets:
            self.panels.fill(one, *POINTS, comment=WORDS)
            more = {"note": NOTE, f"remarks.{self.round.criteria()[0].code}": WORDS}
            sheets.save(one.pk, by=self.panels.writer(one), values=more, revision=one.revision)
            one.refresh_from_db()
        self.panels.signed(self.sheets[2], *POINTS)
        late = declaring.recuse(self.seats["r4"], self.kept["r4"], by=self.panels.member(self.panel, "r4"),
                                rule="plan", note="계획 수립")  # fmt: skip
        self.exclusions.append(late)

    # ------------------------------------------------------------ what is looked for

    def words_of(self, member: str) -> tuple[str, ...]:
        """By what an entry would be recognised."""
        one = self.kept[member]
        return one.code, one.title, one.organisation.name_ko, one.organisation.name_en, str(one.pk), str(one.matter_id)

    @property
    def others(self) -> tuple[str, ...]:
        """What an outsider must not find: both entries from which somebody keeps away."""
        return *self.words_of("r2"), *self.words_of("r4")

    def user(self, who: str) -> User:
        """A member by code, the mayor of another entry, anybody of the cast."""
        if who in self.seats:
            return self.seats[who].reviewer.user
        return self.world.rival_user if who == "rival" else getattr(self.world.cast, who)

    # ------------------------------------------------------------ where it is looked for

    def values(self, segment: str, name: str) -> list[Any]:
        """What can stand in an address behind a segment: everything hidden of that kind."""
        kept = list(self.kept.values())
        by_name = {"subject": [one.pk for one in kept], "matter": [one.matter_id for one in kept]}
        entry = [one.matter_id for one in kept]
        by_segment = {
            "panels": [self.panel.pk], "rounds": [self.round.pk], "sheets": [one.pk for one in self.sheets],
            "seats": [one.pk for one in self.seats.values()][1:3], "exclusions": [one.pk for one in self.exclusions],
            "subjects": [one.pk for one in kept], "tallies": [one.pk for one in self.panel.tallies.all()],
            "calls": [self.call.pk], "entries": entry, "result": entry, "programmes": ["small"],
            "matters": [*entry, self.panel.pk, self.seats["r3"].pk], "reviewers": [self.seats["r3"].reviewer_id],
            "papers": ["minutes"], "versions": [1], "submissions": [1],
        }  # fmt: skip
        return by_name.get(name) or by_segment.get(segment) or [None]

    def paths(self, address: Address) -> Iterator[str]:
        """The address with each of them, and a list also as a file and searched."""
        gaps = [(name, self.values(segment, name)) for segment, name in _ID.findall(address.route)]
        more = {"form": "competitions.entry", "code": "competitions.entry"}
        for chosen in itertools.product(*(values for _name, values in gaps)):
            given = {name: value for (name, _), value in zip(gaps, chosen, strict=True) if value is not None}
            path = address.path(**{**more, **given})
            yield path
            if not gaps or address.name.rpartition(":")[2] in ("panel", "tallies", "exclusions", "adjustments"):
                yield from (f"{path}?{more_}" for more_ in ("export=xlsx", "export=csv", "q=스마트"))

    def asked(self, who: str) -> Iterator[tuple[str, str]]:
        """Everything that somebody is told: address and text. What asking changes is taken back."""
        browser = Client(headers={"accept-language": "ko"}, raise_request_exception=True)
        if who:
            browser.force_login(self.user(who))
        for address in all_addresses():
            if address.is_admin or not PIECES.match(address.route):
                continue
            for path in self.paths(address):
                with transaction.atomic():
                    answer = browser.get(path)
                    told = text_of(answer)
                    transaction.set_rollback(True)
                assert answer.status_code < 500, path
                yield path, told

    def counted(self, who: str) -> dict[str, int]:
        """How many sheets a member is told to have: by the list of the programs, and by the desk."""
        browser = Client()
        browser.force_login(self.user(who))
        work = browser.get("/assessment/desk/").context["open"][0]["work"]
        return {"sheets": len(browser.get("/api/v1/assessment/sheets/").json()["results"]), "desk": work.counting}


def text_of(answer: Any) -> str:
    """The words of an answer, whatever it is packed into; where it leads as well."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.headers.get("Location", "") + _unpacked(content)


def _unpacked(content: bytes) -> str:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return " ".join(f"{name} {_unpacked(archive.read(name))}" for name in archive.namelist())
    if content.startswith(b"%PDF"):
        return subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()  # noqa: S607
    return content.decode("utf-8", "replace")


def found(told: dict[str, str], words: tuple[str, ...]) -> dict[str, list[str]]:
    """Where any of these words is read, in whichever spelling of JSON; an answer may repeat its own address."""
    forms = {word: _looking_for(word) for word in words}
    read = {path: [word for word, form in forms.items() if word not in path and form.search(text)]
            for path, text in told.items()}  # fmt: skip
    return {path: words for path, words in read.items() if words}


def _looking_for(word: str) -> re.Pattern[str]:
    """A number stands by itself (08:00:07.59 tells an hour), and 7.590 is the same one; a word may stand in another."""
    if re.fullmatch(r"\d+\.\d+", word):
        return re.compile(rf"(?<![\d.])(?<!\d:){re.escape(word)}0*(?!\d)")
    return re.compile("|".join(re.escape(way) for way in {word, json.dumps(word)[1:-1]}))

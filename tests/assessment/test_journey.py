"""A call with sixteen entries in two subtypes, judged by seven over the API alone: one keeps away from an entry, one
misses a presentation, a tie goes to the lot, three awards; every tally computes to the same outside the database."""

import datetime as dt
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from competitions.models import Call, Entry
from office.assessment import draw
from office.assessment.models import Seat, Sheet, StoredTally
from office.assessment.rulesets import RuleSet
from tests.assessment.journey_end import decided, final, objected, published, signed_on_the_page
from tests.assessment.journeying import judged_call, pool, split
from tests.assessment.seating import ANSWERS, FACTS
from tests.competitions.programs import DAY, Program, Token
from tests.worlds_assessment import PanelWorld
from tests.worlds_tally import recomputed, shown, unpacked

pytestmark = pytest.mark.django_db
HOUSE = "/api/v1/assessment/"
HOUR = dt.timedelta(hours=1)
COMMENT = "근거가 충분하고 계획이 타당합니다."
OFFSETS = {"r1": 0, "r2": 1, "r3": -1, "r4": 2, "r5": -2, "r6": 3, "r7": -3}
# What each entry is worth, by its place in the reading order: odd places are of one subtype; there 3 and 5 are equal.
WORTH = {place: 93 - 2 * place for place in range(1, 17)} | {5: 87}
KEPT, TIED, AWAY = 4, (3, 5), "r6"


class Journey:
    """Who is on the way, each with a program of the own."""

    def __init__(self, competition: Any, tmp_path: Any) -> None:
        self.world, self.files = competition, tmp_path
        self.call: Call = judged_call(competition)
        self.panels = PanelWorld(competition.cast)
        self.reviewers = pool()
        self.panel: dict[str, Any] = {}
        self.seats: dict[str, Seat] = {}
        self.rules = RuleSet.from_json(self.call.version.rules)

    def as_(self, who: str) -> Program:
        """A member by code, anybody else by part; signed in anew, for the clock moves."""
        return Token(self.seats[who].reviewer.user) if who in self.seats else Program(getattr(self.world.cast, who))

    def signing(self, who: str) -> Token:
        """Whoever decides and publishes: by a program of the own."""
        return Token(getattr(self.world.cast, who))

    def put(self, who: str, path: str, lines: list[dict]) -> Any:
        """Send a list."""
        answer = self.as_(who).client.put(f"{HOUSE}{path}", lines, format="json")
        assert answer.status_code == 200, answer.content.decode()[:2000]
        return answer.json()

    def place(self, code: str) -> int:
        """Of an entry in the reading order."""
        return next(one["position"] for one in self.panel["entries"] if one["code"] == code)

    def code(self, place: int) -> str:
        """The other way round."""
        return next(one["code"] for one in self.panel["entries"] if one["position"] == place)


def test_the_whole_journey(competition, tmp_path):
    way = Journey(competition, tmp_path)
    closed = way.call.closes_at
    with competition.at(closed + DAY):
        composed_and_drawn(way)
    with competition.at(closed + 2 * DAY):
        seated(way)
    with competition.at(closed + 3 * DAY):
        going = written(way)
    with competition.at(closed + 5 * DAY):
        presented(way, going)
        settled(way)
    with competition.at(closed + 6 * DAY):
        decided(way)
    with competition.at(way.call.embargo_until() + HOUR):
        published(way)
        objected(way)
    with competition.at(Call.objects.get(pk=way.call.pk).objections_until + HOUR):
        final(way)


def composed_and_drawn(way: Journey) -> None:
    """Two parties draw; anybody repeats it from what is public."""
    officer, auditor = way.as_("secretariat_officer"), way.as_("auditor")
    way.as_("city_user").send(f"{HOUSE}panels/", 403, judges=str(way.call.pk))
    wanted = {"judges": str(way.call.pk), "size": 7, "alternates": 2, "least_comment": 10}
    way.panel = officer.send(f"{HOUSE}panels/", 201, **wanted)
    assert [one["position"] for one in way.panel["entries"]] == list(range(1, 17))
    address = f"{HOUSE}panels/{way.panel['number']}/"
    frozen = officer.send(f"{address}draw/", 201)
    nonces = {party: draw.new_nonce() for party in draw.PARTIES}
    for program, party in ((officer, draw.SECRETARIAT), (auditor, draw.AUDITOR)):
        told = draw.commitment(frozen["pool_sha256"], party, nonces[party])
        program.send(f"{address}draw/commitment/", commitment=told)
    officer.send(f"{address}draw/nonce/", nonce=nonces[draw.SECRETARIAT])
    auditor.send(f"{address}draw/nonce/", nonce=nonces[draw.AUDITOR])
    assert officer.get(address)["state"] == "seated"
    record = Client().get(reverse("assessment:draw-record", args=[frozen["id"]])).content
    assert not [one for one in way.reviewers if one.name in record.decode() or one.email in record.decode()]
    (way.files / "draw.json").write_bytes(record)
    out = StringIO()
    told = (str(way.files / "draw.json"), "--lang", "en", "--pool", frozen["pool_sha256"])
    call_command("replay_draw", *told, stdout=out)
    assert "DIFFERS" not in out.getvalue()
    officer.send(f"{address}conflicts/")
    assert officer.get(f"{HOUSE}exclusions/", panel=way.panel["id"])["results"] == []


def seated(way: Journey) -> None:
    """Invited, accepted, declared for each entry, pledged; one keeps away from an entry; the chair; begun."""
    officer = way.as_("secretariat_officer")
    officer.send(f"{HOUSE}panels/{way.panel['id']}/invitations/", **FACTS)
    lines = officer.get(f"{HOUSE}seats/", panel=way.panel["id"])["results"]
    assert sorted(one["code"] for one in lines) == sorted(OFFSETS) and {one["state"] for one in lines} == {"invited"}
    way.seats = {one.code: one for one in Seat.objects.filter(panel=way.panel["id"]).select_related("reviewer__user")}
    step = f"{HOUSE}panels/{way.panel['number']}/steps/begin/"
    officer.send(step, 409)
    for code, seat in way.seats.items():
        address, program = f"{HOUSE}seats/{seat.pk}/", way.as_(code)
        program.send(f"{address}steps/accept/")
        asked = program.get(f"{address}declarations/")
        assert len(asked) == 16
        program.send(f"{address}steps/close_declaration/", 409)
        way.put(code, f"seats/{seat.pk}/declarations/", [declared(way, code, one) for one in asked])
        program.send(f"{address}steps/close_declaration/")
        assert program.send(f"{address}steps/pledge/", **ANSWERS)["state"] == "pledged"
    officer.send(f"{HOUSE}seats/{way.seats['r1'].pk}/steps/preside/")
    assert officer.send(step)["state"] == "working"
    assert way.as_("secretariat_officer").get(f"calls/{way.call.matter.number}/")["state"] == "judging"


def declared(way: Journey, code: str, line: dict) -> dict:
    """No conflict, but for one member and one entry."""
    if code == "r7" and way.place(line["code"]) == KEPT:
        return {"entry": line["entry"], "answer": "conflict", "rule": "plan", "note": "계획 수립에 참여하였습니다."}
    return {"entry": line["entry"], "answer": "none"}


def opened(way: Journey, code: str) -> str:
    """Opened by the officer, with a due date."""
    officer = way.as_("secretariat_officer")
    found = officer.get(f"{HOUSE}rounds/")["results"]
    round_ = next(one["id"] for one in found if one["code"] == code)
    due = timezone.localtime() + DAY
    officer.send(f"{HOUSE}rounds/{round_}/steps/open_round/", due_at=due.isoformat())
    return round_


def scored(way: Journey, round_: str, place: int, member: str) -> int:
    """Each sheet of a member saved, submitted and signed with the hash that was shown; how many there were.

    Two of the seven over the API, the others by the same use cases: six hundred requests more would tell nothing new.
    """
    criteria = way.rules.rounds[place].criteria
    if member not in ("r1", "r7"):
        return by_use_cases(way, round_, place, member, criteria)
    program = way.as_(member)
    mine = [one for one in program.get(f"{HOUSE}sheets/", page_size=200)["results"] if one["round"] == round_]
    assert {one["member"] for one in mine} == {member}, "nobody reads another's sheet before the lock"
    for one in mine:
        address = f"{HOUSE}sheets/{one['id']}/"
        points = split(WORTH[way.place(one["entry"])] + OFFSETS[member] - place, criteria)
        values = {**{f"points.{code}": told for code, told in points.items()}, "comment": COMMENT}
        saved = program.send(address, method="patch", revision=one["revision"], values=values)
        assert saved["errors"] == {} and sum(map(int, points.values())) == float(saved["total"])
        shown_ = program.send(f"{address}steps/submit/")["to_sign"]
        assert program.send(f"{address}steps/sign/", sha256=shown_)["sha256"] == shown_
    return len(mine)


def by_use_cases(way: Journey, round_: str, place: int, member: str, criteria: Any) -> int:
    """The same without the requests."""
    mine = Sheet.objects.filter(round=round_, seat=way.seats[member].pk, state="draft").select_related(*Sheet.read_with)
    for one in mine:
        points = split(WORTH[way.place(one.subject.code)] + OFFSETS[member] - place, criteria)
        way.panels.signed(one, *points.values())
    return len(mine)


def locked(way: Journey, round_: str) -> None:
    """By the chair, once everybody has signed; from then on nothing of it moves, in SQL neither."""
    way.as_("r2").send(f"{HOUSE}rounds/{round_}/steps/lock_round/", 403)
    assert way.as_("r1").send(f"{HOUSE}rounds/{round_}/steps/lock_round/")["state"] == "locked"
    for told in ("total = 100", "points = '{}'", "comment = ''", "state = 'draft'"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"update assessment_sheet set {told} where round_id = %s", [round_])  # noqa: S608


def tallied(way: Journey, round_: str) -> dict:
    """The next tally; what its export computes to outside the database is the same to the last digit."""
    officer = way.as_("secretariat_officer")
    made = officer.send(f"{HOUSE}rounds/{round_}/tally/", 201)
    answer = officer.client.get(f"{HOUSE}tallies/{made['id']}/export/")
    folder = unpacked(b"".join(answer.streaming_content), way.files / f"tally-{made['number']}")
    stored = StoredTally.objects.get(pk=made["id"])
    until = [] if stored.final else [f"--until={stored.round.code}"]
    assert recomputed(folder, "--explain", *until) == shown(stored)
    assert not [one for one in way.reviewers if one.name in (folder / "scores.csv").read_text()]
    return made


def written(way: Journey) -> list[str]:
    """The first round: everybody scores, one keeps away from one entry; nine go on."""
    round_ = opened(way, "written")
    kept = way.code(KEPT)
    counts = {member: scored(way, round_, 0, member) for member in OFFSETS}
    assert counts == {**dict.fromkeys(OFFSETS, 16), "r7": 15}
    locked(way, round_)
    assert kept not in str(way.as_("r7").get(f"{HOUSE}sheets/", page_size=200))
    assert len(way.as_("r2").get(f"{HOUSE}sheets/", page_size=200)["results"]) == 16 * 7 - 1
    made = tallied(way, round_)
    assert not made["blocked"] and not made["final"]
    way.as_("r7").get(f"{HOUSE}tallies/{made['id']}/", 404)
    assert way.as_("city_user").get(f"{HOUSE}tallies/")["results"] == []
    by_code = {one["application"]: one for one in made["result"]["applications"]}
    assert len(by_code[kept]["rounds"]["written"]["totals"]) == 6
    going = sorted(code for code, one in by_code.items() if one["outcome"] == "advances")
    assert [way.place(code) for code in going] == list(range(1, 10))
    told = way.as_("decision_maker").step("calls", way.call.matter.number, "tell_round")
    assert told["state"] == "judging"
    states = Entry.objects.filter(call=way.call).values_list("state", flat=True)
    assert sorted(states) == ["eliminated"] * 7 + ["in_round"] * 9
    return going


def presented(way: Journey, going: list[str]) -> None:
    """The second round: one member misses a presentation, and is left out of the round; two entries end equal."""
    round_ = opened(way, "presentation")
    chair = way.as_("r1")
    cells = chair.get(f"{HOUSE}rounds/{round_}/attendance/")
    assert len(cells) == 9 * 7 - 1 and {one["entry"] for one in cells} == set(going)
    way.as_("r2").get(f"{HOUSE}rounds/{round_}/attendance/", 403)
    chair.send(f"{HOUSE}rounds/{round_}/steps/lock_round/", 409)
    missed = way.code(1)
    noted = [{**one, "present": (one["member"], one["entry"]) != (AWAY, missed)} for one in cells]
    way.put("r1", f"rounds/{round_}/attendance/", noted)
    for one in way.as_(AWAY).get(f"{HOUSE}sheets/", page_size=200)["results"]:
        if one["round"] == round_ and one["entry"] == missed:
            way.as_(AWAY).send(f"{HOUSE}sheets/{one['id']}/steps/submit/", 409)
    heard = Sheet.objects.exclude(seat=way.seats[AWAY].pk, subject__code=missed).filter(round=round_)
    assert sum(scored(way, round_, 1, member) for member in OFFSETS if member != AWAY) == heard.count() - 8 == 53
    for one in heard.filter(seat=way.seats[AWAY].pk).select_related(*Sheet.read_with):
        points = split(WORTH[way.place(one.subject.code)], way.rules.rounds[1].criteria)
        way.panels.signed(one, *points.values())
    locked(way, round_)
    made = tallied(way, round_)
    assert made["final"] and made["blocked"]
    assert made["result"]["unresolved_ties"] == [sorted(way.code(place) for place in TIED)]
    way.tally, way.round = made, round_


def settled(way: Journey) -> None:
    """The lot of two persons; then the tally stands, and its members sign it."""
    officer, director = way.as_("secretariat_officer"), way.as_("decision_maker")
    tied = sorted(way.code(place) for place in TIED)
    lot = f"{HOUSE}tallies/{way.tally['id']}/lot/"
    way.as_("r2").send(lot, 403, applications=tied)
    officer.send(lot, 201, applications=tied)
    officer.send(f"{lot}draw/", 409, applications=tied, words="아무도 모르는 말")
    ruling = director.send(f"{lot}draw/", 201, applications=tied, words="아무도 모르는 말")
    final = tallied(way, way.round)
    assert not final["blocked"] and final["number"] == way.tally["number"] + 1
    by_code = {one["application"]: one for one in final["result"]["applications"]}
    winner, loser = (place[0] for place in ruling["places"])
    assert (by_code[winner]["outcome"], by_code[loser]["outcome"]) == ("selected", "reserve")
    assert by_code[way.code(1)]["outcome"] == by_code[way.code(2)]["outcome"] == "selected"
    assert sum(one["outcome"] == "selected" for one in by_code.values()) == 3
    way.tally, way.winner, way.loser = final, winner, loser
    for code in OFFSETS:
        signed_on_the_page(way, code, 404 if code == "r7" else 302)
    told = officer.get(f"{HOUSE}tallies/{final['id']}/")
    assert {one["member"] for one in told["signatures"]} == set(OFFSETS) - {"r7"}

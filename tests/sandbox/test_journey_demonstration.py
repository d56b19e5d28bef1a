"""A demonstration from its draft to the Minister's decision over the API alone (domain §8: the whole of it at once)."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from office.ledger.models import Event
from office.notifications.models import Channel, Delivery
from sandbox.models import Condition
from tests.architecture.permissions import OPERATIONS
from tests.sandbox.calling import HOUSE, Api
from tests.sandbox.chamber import HELD_IN, Chamber
from tests.sandbox.stages import Stages, carried_out
from tests.worlds import later

COLLECTIONS = [
    one.removeprefix("GET ") for one, asks in OPERATIONS.items()
    if one.startswith("GET ") and "{" not in one and asks != "PUBLIC"
]  # fmt: skip
OTHERS = ("문화체육관광부차관", "산업통상부차관", "보건복지부차관", "기후에너지환경부차관", "중소벤처기업부차관",
          "기획예산처차관")  # fmt: skip
EXCLUDED, ABSTAINS = 12, 20
LATER = {
    "text": "비상 시 대응 절차는 관할 지방자치단체와 협의하여 정할 것", "basis": "법 제49조제8항",
    "purpose": "비상 상황에서의 보행자 보호", "evidence": "협의 결과를 적은 문서", "to_be_settled": True,
}  # fmt: skip


@pytest.fixture
def chamber(api, cast) -> Any:
    """Twenty-five standing members: ten of the government, of which two vice-ministers are asked in the case too."""

    def seated(places: dict) -> Chamber:
        vice = [("과학기술정보통신부차관", places["과학기술정보통신부"]), ("행정안전부차관", places["행정안전부"])]
        offices = [("국토교통부장관", cast.molit), *vice, ("국토교통부차관", None), *((one, None) for one in OTHERS)]
        return Chamber(api, cast, offices, civilians=15)

    return seated


def test_a_demonstration_from_its_draft_to_the_ministers_decision(api, cast, experts, chamber):
    with later(0) as clock:
        stages = Stages(api, cast, clock)
        stages.filed()
        stages.supplemented()
        stages.replied(stages.consulted())
        stages.settled()
        stages.reviewed(experts.experts())
        drafted = the_conditions(stages)
        convened = chamber(stages.places)
        item = the_agenda(stages, convened)
        the_recusals(stages, convened, item)
        stages.days_pass(HELD_IN)
        the_session(stages, convened, item)
        the_decision(stages, drafted)
        the_inbox(convened)
        nothing_known(stages, convened, item)


def the_conditions(stages: Stages) -> list[str]:
    """One out of the experts' proposals, one of the office's own that is to be settled later."""
    desk = f"applications/{stages.number}/conditions/"
    stages.company.get(desk, 403)
    told = stages.office.get(desk)
    by = {one["by"]: one for one in told["proposed"]}
    assert set(by) == {"과학기술정보통신부", "전문위원회"} and all(one["against"] for one in by.values()), by
    stages.office.send(f"{desk}adopt/", proposals=[by["전문위원회"]["id"]])
    made = stages.office.send(desk, 201, **LATER)
    lacks = remarks(stages, desk)
    due = (timezone.localdate() + dt.timedelta(days=120)).isoformat()
    stages.office.send(f"{desk}{made['id']}/", 200, "patch", due_on=due)
    assert len(lacks) > len(remarks(stages, desk)) == 0, "a condition to be settled names its day"
    return [one["condition"]["text"] for one in stages.office.get(desk)["drafted"]]


def remarks(stages: Stages, desk: str) -> list[str]:
    """What the condition left to later still lacks."""
    return stages.office.get(desk)["drafted"][-1]["remarks"]


def the_agenda(stages: Stages, chamber: Chamber) -> str:
    """The case goes on the agenda late, and that is recorded; its paper is renewed; everybody is told."""
    case = stages.step(stages.office, "put_on_agenda", meeting=chamber.plan())
    assert case["state"] == "on_agenda"
    (line,) = stages.office.get(chamber.here)["agenda"]
    item = chamber.address(line)
    told = stages.office.get(item)
    assert len(told["members"]) == 27 and told["quorum"]["quorum_needed"] == 14
    joining = [one["label"] for one in told["members"] if one["kind"] == "ad_hoc"]
    assert sorted(joining) == ["가온시 부시장", "경찰청 차장"]
    before, paper = [one["id"] for one in told["papers"]], f"applications/{stages.number}/conditions/agenda-paper/"
    stages.company.send(paper, 403)
    stages.office.send(paper, 204)
    after = [one["id"] for one in stages.office.get(item)["papers"]]
    assert len(before) == len(after) and len({*before} ^ {*after}) == 2
    chamber.member(1).get(item, 404)
    chamber.notice()
    return item


def the_recusals(stages: Stages, chamber: Chamber, item: str) -> None:
    """One is excluded by law, one abstains; from then on neither finds anything of the item, and others do."""
    for place in (EXCLUDED, ABSTAINS):
        chamber.member(place).get(item)  # it was there before
    facts = {"seat": chamber.seats[EXCLUDED], "reason": "employed_3_years"}
    told = stages.office.send(f"{item}deeds/exclude/", **facts)
    assert [one["kind"] for one in told["recusals"]] == ["exclusion"]
    chamber.member(ABSTAINS).send(f"{item}deeds/abstain/", 204, reason="testimony_advice")
    away = stages.office.get(item)["keeping_away"]
    assert {one["id"] for one in away} == {chamber.seats[EXCLUDED], chamber.seats[ABSTAINS]}
    nothing_known(stages, chamber, item)


def nothing_known(stages: Stages, chamber: Chamber, item: str) -> None:
    """No trace for those who are recused, by any list, count, search, paper or step; the others read it."""
    for place in (EXCLUDED, ABSTAINS):
        person = chamber.member(place)
        assert traces(stages, chamber, person, item) == set()
        (line,) = person.get(f"{HOUSE}meetings/")["results"]
        assert line["items"] == 0 and person.get(chamber.here)["agenda"] == []
        person.send(f"{item}deeds/remark/", 404, text="말")
        for paper in stages.office.get(item)["papers"][:2]:
            person.get(paper["content"], 404)
    seen = traces(stages, chamber, chamber.member(1), item)
    assert {item, chamber.here, f"{HOUSE}agenda-items/"} <= seen
    assert any(path.startswith(f"{HOUSE}documents/") for path in seen), "the others' notices name it"


def the_inbox(chamber: Chamber) -> None:
    """What the committee has told them lies in their inboxes: of a recusal, of no item."""
    carried_out("notifications.fan_out", payload__key__startswith="committees.")
    people = [chamber.members[place] for place in (EXCLUDED, ABSTAINS)]
    placed = Delivery.objects.filter(person__in=people, channel=Channel.INBOX).values_list("pk", flat=True)
    carried_out("notifications.send", payload__delivery__in=[str(one) for one in placed])
    for person in people:
        assert len(Api(person).get(f"{HOUSE}inbox/")["results"]) >= 2


def traces(stages: Stages, chamber: Chamber, person: Api, item: str) -> set[str]:
    """Every address at which a program of this person reads of the item or its case."""
    case = stages.case()
    search = f"{HOUSE}matters/?title={case['title']}"
    inside = [chamber.here, f"{chamber.here}attendance/", f"{chamber.here}minutes/", item, search]
    inside += [f"{HOUSE}matters/{stages.number}/", f"{HOUSE}sandbox/applications/{stages.number}/"]
    words = (case["title"], stages.number, case["id"], item.rstrip("/").rsplit("/", 1)[-1], "경찰청 차장")
    inside += [f"{HOUSE}documents/{one['id']}/" for one in person.get(f"{HOUSE}documents/")["results"]]
    found = set()
    for path in {*COLLECTIONS, *inside}:
        answer = person.client.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer.status_code == 200 and any(word in body.decode() for word in words):
            found.add(path)
    return found


def the_session(stages: Stages, chamber: Chamber, item: str) -> None:
    """Thirteen are not enough, sixteen are; nine of them are needed, and nine are in favour."""
    office, joining = stages.office, chamber.joining()
    chamber.open()
    standing = [seat for place, seat in enumerate(chamber.seats) if place not in (EXCLUDED, ABSTAINS)][:14]
    chamber.attend(*standing[:13], chamber.seats[EXCLUDED])
    told = office.get(item)["quorum"]
    assert (told["enrolled"], told["recused"], told["roster"], told["present"]) == (27, 2, 27, 13)
    assert office.send(f"{item}steps/open_item/", 409)["reasons"]
    chamber.attend(standing[13], *joining)
    assert office.send(f"{item}steps/open_item/")["state"] == "open" and stages.case()["state"] == "deliberating"
    stages.office.send(f"applications/{stages.number}/conditions/agenda-paper/", 409)
    vote = chamber.propose(item)
    assert vote.motion["outcome"] == "approve_with_conditions" and len(vote.motion["conditions"]) == 2
    chamber.member(EXCLUDED).send(vote.at["vote"], 404, choice="for")
    vote.record([chamber.seats[EXCLUDED]], "for", status=400)
    chamber.member(0).send(vote.at["vote"], choice="for")
    vote.record([*standing[1:7], *joining], "for")
    vote.record(standing[7:12], "against")
    vote.record(standing[12:], "abstain")
    counted = vote.count()
    assert (counted["present"], counted["quorum_needed"], counted["needed"]) == (16, 14, 9)
    assert (counted["in_favour"], counted["against"], counted["abstained"]) == (9, 5, 2)
    assert counted["carried"] and counted["not_voted"] == 0 and counted["state"] == "resolved"
    assert stages.case()["state"] == "resolved" and stages.case(stages.company)["decision"] == ""
    the_minutes(stages, chamber, item)


def the_minutes(stages: Stages, chamber: Chamber, item: str) -> None:
    """The chair approves the resolution, then the minutes."""
    chamber.member(1).send(f"{item}steps/approve_resolution/", 403)
    assert chamber.member(0).send(f"{item}steps/approve_resolution/")["resolution_approved_at"]
    chamber.close()
    stages.office.send(f"{chamber.here}steps/draft_minutes/")
    assert chamber.member(0).send(f"{chamber.here}steps/approve_minutes/")["state"] == "minutes_final"
    kinds = {one["kind"] for one in chamber.member(1).get(f"{HOUSE}documents/")["results"]}
    assert {"committees.resolution", "committees.minutes", "committees.notice"} <= kinds


def the_decision(stages: Stages, drafted: list[str]) -> None:
    """The Minister approves with the conditions resolved; they are frozen, and the applicant reads them."""
    company, starts_on = stages.company, timezone.localdate() + dt.timedelta(days=30)
    facts = {"starts_on": starts_on.isoformat(), "ends_on": (starts_on + dt.timedelta(days=729)).isoformat()}
    stages.step(stages.office, "approve", 409, **facts, content="보도 통행을 허용함")
    assert company.get("exemptions/")["results"] == []
    issued = stages.approved("approve_with_conditions", **facts, content="보도 통행을 허용함")
    assert {one["kind"] for one in issued} == {
        "sandbox.approval_notice", "sandbox.approval_certificate", "sandbox.gazette_text",
    }  # fmt: skip
    told = stages.case(company)
    assert (told["state"], told["decision"]) == ("approved_cond", "approve_with_conditions")
    assert told["disputes"][0]["opinion"] and told["clocks"] == []
    stances = {company.get(f"opinions/{one['number']}/")["replies"][0]["stance"] for one in told["opinions"]}
    assert stances == {"agree", "disagree", "conditional", "not_ours"}
    the_exemption(stages, drafted, facts)
    desk = f"applications/{stages.number}/conditions/"
    frozen = Condition.objects.filter(to_be_settled=True).get()
    stages.office.send(f"{desk}{frozen.pk}/", 409, "patch", text="다른 조건")
    stages.office.send(f"{desk}{frozen.pk}/", 409, "delete")
    stages.office.send(desk, 409, **LATER)
    kinds = list(Event.objects.filter(matter_id=told["id"]).order_by("id").values_list("kind", flat=True))
    way = [
        "submit", "receive", "request_supplement", "supply", "send_consultation", "opinions_in", "refer_dispute",
        "settle_dispute", "put_on_agenda", "open_deliberation", "resolve_case", "approve_with_conditions",
    ]  # fmt: skip
    taken = [kind.rsplit(".", 1)[-1] for kind in kinds if kind.startswith("sandbox.application.")]
    assert [one for one in taken if one in way] == way


def the_exemption(stages: Stages, drafted: list[str], facts: dict) -> None:
    """Approved and waiting to start, with the condition that is left to later and its day."""
    (line,) = stages.company.get("exemptions/")["results"]
    granted = stages.company.get(f"exemptions/{line['number']}/")
    assert granted["state"] == "approved" and granted["application"] == stages.number
    assert (granted["starts_on"], granted["ends_on"]) == (facts["starts_on"], facts["ends_on"])
    assert [one["text"] for one in granted["conditions"]] == drafted
    assert [(one["to_be_settled"], bool(one["due_on"])) for one in granted["conditions"]] == [
        (False, False), (True, True),
    ]  # fmt: skip
    assert {one["clock"] for one in granted["clocks"]} == {"C12"}
    (paper,) = stages.company.get(f"{HOUSE}documents/", kind="sandbox.approval_certificate")["results"]
    printed = stages.company.get(f"{HOUSE}documents/{paper['id']}/")["facts"]["facts"]["conditions"]
    assert [one["to_be_settled"] for one in printed] == [False, True] and printed[1]["due_on"]
    assert stages.api("rival_user").get("exemptions/")["results"] == []
    owed = stages.office.get("amendment-plans/")["results"]
    assert {one["ministry"] for one in owed} == {"경찰청", "과학기술정보통신부", "행정안전부"}

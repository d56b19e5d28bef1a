"""The stages of a demonstration up to the committee, each walked over the API alone by those whose turn it is."""

import datetime as dt
from typing import Any

from django.utils import timezone

from office.deadlines import lapses
from office.ledger import dispatch
from office.ledger.models import Effect
from sandbox.models import Application
from tests.cast import MembershipFactory, OrganisationFactory
from tests.exemption_answers import exemption_answers
from tests.sandbox.calling import HOUSE, Api, choices, names, schema_of, send_letter, serve
from tests.worlds_consulting import AGREES, DISAGREES, SLOW, conditional
from tests.worlds_panels import opinion

NOT_OURS = {"stance": "not_ours", "grounds": "소관 법령에 정한 것이 없음", "conditions": [], "outlook": ""}
FAR_AHEAD = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)
MENDED = "시속 6km 이하로 달립니다."


def carried_out(kind: str, **more: Any) -> None:
    """Let the worker do what is promised of this kind; the rest, such as files and mails, has tests of its own."""
    Effect.objects.filter(next_at__lt=FAR_AHEAD).update(next_at=FAR_AHEAD)
    chosen = Effect.objects.filter(kind__startswith=kind, state=Effect.State.PENDING, **more)
    dispatch.run_due(limit=chosen.update(next_at=timezone.now()))


class Stages:
    """One case on its way; `clock` is moved on as the days pass."""

    def __init__(self, api: Any, cast: Any, clock: Any) -> None:
        self.api, self.cast, self.clock = api, cast, clock
        self.company, self.office = api("company_user"), api("secretariat_officer")
        self.molit, self.decider = api("molit_officer"), api("decision_maker")
        self.places, self.clerks = {"경찰청": cast.ministry, "개인정보보호위원회": cast.other_ministry}, {}
        for name, code in (("과학기술정보통신부", "msit"), ("행정안전부", "mois")):
            self.places[name] = OrganisationFactory(kind="ministry", name_ko=name, code=code)
            self.clerks[name] = Api(MembershipFactory(organisation=self.places[name]).user)
        self.clerks |= {"경찰청": api("ministry_clerk"), "개인정보보호위원회": api("other_ministry_clerk")}
        self.clerks |= {"가온시": api("city_user")}
        self.number = ""

    def case(self, reader: Api | None = None) -> dict:
        """As somebody reads it; the office unless said otherwise."""
        return (reader or self.office).get(f"applications/{self.number}/")

    def step(self, who: Api, name: str, status: int = 200, **facts: Any) -> dict:
        """A step of the application itself."""
        return who.step("applications", self.number, name, status, **facts)

    def approved(self, name: str, **facts: Any) -> list[dict]:
        """A step behind a letter: drafted, sent along its line, approved; returns what was issued."""
        before = self.case()["state"]
        drafted = self.step(self.office, name, 202, **facts)
        assert drafted["state"] == before, "nothing happens before the approval"
        return send_letter(self.office, self.decider, drafted)

    def clock_of(self, key: str, case: dict | None = None) -> dict:
        """A clock that runs."""
        return next(one for one in (case or self.case())["clocks"] if one["clock"] == key)

    def days_pass(self, days: float) -> None:
        """What the days bring by themselves is brought by the office's sweep."""
        self.clock.shift(dt.timedelta(days=days))
        lapses.sweep()
        carried_out("deadlines.")

    # ------------------------------------------------------------------------------------------------- the filing

    def filed(self) -> None:
        """From the draft to the receipt, with the city's opinion and the answer to its measure."""
        answers = exemption_answers(ministries=("npa", "msit", "mois"))
        case = self.company.send("applications/", 201, track="demonstration", answers=answers)
        self.number = case["number"]
        assert self.step(self.company, "send_to_local", 409)["reasons"]
        for field in Application.objects.get(pk=case["id"]).matter.answers.get().definition.fields():
            if field.kind == "files" and field.required:
                self.company.hand_in(case, field.code)
        (review,) = self.step(self.company, "send_to_local")["local_reviews"]
        facts = {"stance": "with_measures", "text": "보행 밀집 구간", "measures": ["밀집 시간에는 서행할 것"]}
        self.clerks["가온시"].step("local-reviews", review["number"], "give", **facts)
        assert self.case(self.company)["state"] == "local_done"
        assert self.step(self.company, "submit", 409)["reasons"]
        self.company.send(f"local-reviews/{review['number']}/measures/1/", method="put", plan="시속 4km로 제한")
        self.step(self.company, "submit")
        self.number = self.step(self.office, "receive")["number"]
        assert self.number == f"DS-{timezone.localdate().year}-0001"

    def supplemented(self) -> None:
        """One supplement: the demand arrives, its clock runs, the field is mended, the case is whole again."""
        serve(self.office, self.approved("request_supplement", codes=["summary"], reason="속도가 없음", days=14))
        case = self.case(self.company)
        assert case["state"] == "supplement" and self.clock_of("C09", case)["length"] == 14
        assert self.step(self.office, "send_consultation", 409)["reasons"]
        self.days_pass(3)
        self.company.send(
            f"applications/{self.number}/answers/", 200, "patch", revision=case["revision"], values={"summary": MENDED}
        )
        case = self.step(self.company, "supply")
        assert case["state"] == "received" and "C09" not in {one["clock"] for one in case["clocks"]}
        assert self.case()["answers"]["summary"] == MENDED

    # ------------------------------------------------------------------------------------------- the consultation

    def consulted(self) -> dict[str, str]:
        """Four ministries and the city are asked, and the letters arrive; returns their cases' numbers."""
        schema = schema_of(self.case(), "send_consultation")
        ids = {title: key for key, title in choices(schema, "ministries").items()}
        assert set(ids) == {place.label() for place in self.places.values()}
        issued = self.approved(
            "send_consultation", ministries=[*ids.values()], local_governments=[*choices(schema, "local_governments")],
            question="특례를 인정하여도 되는지", questions={}, molit_only="",
        )  # fmt: skip
        assert len(issued) == 5 and {one["state"] for one in self.case()["opinions"]} == {"prepared"}
        serve(self.office, issued)
        asked = {one["organisation"]: one for one in self.case()["opinions"]}
        assert set(asked) == {*self.places, "가온시"} and {one["state"] for one in asked.values()} == {"sent"}
        return {name: one["number"] for name, one in asked.items()}

    def replied(self, asked: dict[str, str]) -> None:
        """One disagrees, one is not in charge, one names a condition, the city agrees; the last takes more time."""
        said = {
            "경찰청": DISAGREES,
            "개인정보보호위원회": NOT_OURS,
            "과학기술정보통신부": conditional(SLOW),
            "가온시": AGREES,
        }
        for name, facts in said.items():
            told = self.clerks[name].step("opinions", asked[name], "reply", **facts)
            assert told["state"] == "replied" and told["replies"][0]["stance"] == facts["stance"]
        late, clerk = asked["행정안전부"], self.clerks["행정안전부"]
        clerk.step("opinions", late, "request_extension", 409, days=20, reason="이르다")
        self.days_pass(66)
        told = clerk.get(f"opinions/{late}/")
        assert told["state"] == "overdue" and self.case()["state"] == "consulting", "silence is no consent"
        assert self.step(self.office, "put_on_agenda", 409, meeting="")["reasons"]
        limit = self.clock_of("C05", told)
        clerk.step("opinions", late, "request_extension", days=20, reason="현장 확인")
        self.office.step("opinions", late, "grant_extension", 403)
        told = self.molit.step("opinions", late, "grant_extension")
        longer = self.clock_of("C05", clerk.get(f"opinions/{late}/"))
        assert told["state"] == "extended" and (limit["length"], longer["length"]) == (90, 110)
        assert longer["due"] > limit["due"]
        clerk.step("opinions", late, "request_extension", 409, days=5, reason="한 번 더")
        self.days_pass(9)
        clerk.step("opinions", late, "reply", **AGREES)
        assert self.company.get(f"opinions/{late}/")["replies"] == [], "the applicant reads it with the decision"
        assert self.case()["state"] == "review"

    def settled(self) -> None:
        """The dispute is referred: the 90 days stand still until the opinion is there."""
        self.approved("refer_dispute", reason="보도 통행의 허용 여부", asked="규제합리화위원회위원장")
        assert self.case()["state"] == "dispute"
        self.days_pass(10)
        told = {"opinion": "안전요원이 동행하면 허용할 수 있음", "received_on": timezone.localdate().isoformat()}
        self.step(self.office, "settle_dispute", 403, **told)
        assert self.step(self.molit, "settle_dispute", **told)["state"] == "review"
        case, mine = self.case(), self.case(self.company)
        assert self.clock_of("C03", case)["paused"] >= 10
        assert case["disputes"][0]["opinion"] == told["opinion"] and mine["disputes"][0]["opinion"] == ""

    # -------------------------------------------------------------------------------------------------- the experts

    def reviewed(self, experts: list) -> None:
        """Three experts declare, write and sign; the chair concludes the report."""
        assert self.step(self.office, "put_on_agenda", 409, meeting="")["reasons"]
        self.company.send("panels/", 403, case=self.number)
        self.api("rival_user").send("panels/", 404, case=self.number)
        panel = self.office.send("panels/", case=self.number)
        assert self.office.send("panels/", case=self.number)["number"] == panel["number"], "one at a time"
        offered = choices(schema_of(panel, "appoint"), "experts")
        chosen = [str(one.pk) for one in experts]
        assert {*chosen} <= {*offered}
        panel = self.office.step("panels", panel["number"], "appoint", experts=chosen)
        chair = next(one["id"] for one in panel["members"] if one["name"] == experts[0].name)
        self.office.step("panels", panel["number"], "name_chair", member=chair)
        members = [Api(one) for one in experts]
        for one in members:
            (seat,) = one.get("panel-seats/")["results"]
            assert seat["panel"] is None
            one.send(f"panel-seats/{seat['id']}/declaration/", answer="none")
        due = timezone.localdate() + dt.timedelta(days=14)
        self.office.step("panels", panel["number"], "open_review", due_on=due.isoformat())
        for one in members:
            (sheet,) = one.get("panel-sheets/")["results"]
            one.send(f"panel-sheets/{sheet['number']}/answers/", 200, "patch", revision=0, values=opinion())
            one.step("panel-sheets", sheet["number"], "sign")
        told = members[0].step("panels", panel["number"], "report")
        assert told["state"] == "reported" and told["report"]["advice"] == "approve_with_conditions"
        assert len(told["report"]["conditions"]) == 1
        (paper,) = self.office.get(f"{HOUSE}documents/", kind="sandbox.panel_report")["results"]
        assert paper["state"] == "issued" and "put_on_agenda" in names(self.case())

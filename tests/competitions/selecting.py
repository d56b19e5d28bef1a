"""Calls from the panel's work to the final result: panels and tallies laid down as they are, the steps played."""

import datetime as dt
from typing import Any

from django.utils import timezone

from competitions import assessing
from competitions.actions import objections, selection
from competitions.models import Call, Entry, Objection
from office.assessment.models import Panel, Round, StoredTally, Subject
from office.assessment.tallying import facts_of
from office.docket.models import Matter
from office.workflow import perform
from tests.triggers import ignoring

MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)
REASONS = "발표평가 점수의 근거를 밝혀 주십시오."


class Selecting:
    """Two cities in a call of two rounds; the mayor's is first unless the scores say otherwise."""

    def __init__(self, competition: Any, *, entries: int = 2, **terms: Any) -> None:
        self.world = competition
        self.second = competition.cast.actor("second_decision_maker")
        call = competition.opened(**terms)
        with competition.at(call.opens_at + MINUTE):
            made = [competition.submitted(call)]
            if entries > 1:
                made.append(competition.submitted(call, by=competition.rival, lead=competition.rival_city))
        competition.closed(call)
        for one in made:
            competition.eligible(Entry.objects.get(pk=one.pk))
        self.call = Call.objects.get(pk=call.pk)
        self.ids = [one.pk for one in made]

    @property
    def entries(self) -> list[Entry]:
        """As they are now."""
        return [Entry.objects.get(pk=pk) for pk in self.ids]

    @property
    def result_day(self) -> dt.datetime:
        """A moment on the day that was announced for the results."""
        return self.call.embargo_until() + 10 * MINUTE

    def again(self) -> Call:
        """The call as it is now."""
        self.call = Call.objects.get(pk=self.call.pk)
        return self.call

    def panel(self) -> Panel:
        """At work, with its entries and rounds; the call and the entries are told of its beginning."""
        matter = Matter.objects.create(kind="assessment.panel", title="평가위원회", parent=self.call.matter)
        terms = assessing.terms(self.call.matter)
        made = Panel.objects.create(
            matter=matter, programme=terms.programme, scope=terms.scope, rules=terms.rules,
            rules_sha256=terms.rules_sha256, state="working", begun_at=timezone.now(),
        )  # fmt: skip
        Subject.objects.bulk_create(
            Subject(panel=made, matter=one.matter, organisation=one.organisation, code=one.code, title=one.title,
                    group=one.group, position=place)
            for place, one in enumerate(assessing.subjects(self.call.matter), 1)
        )  # fmt: skip
        Round.objects.bulk_create(
            Round(panel=made, code=one.code, kind=one.kind, position=place)
            for place, one in enumerate(made.rule_set.rounds, 1)
        )
        return made

    def judging(self) -> Panel:
        """The panel has begun."""
        panel = self.panel()
        selection.begun(panel, by=self.world.officer)
        self.again()
        return panel

    def tally(self, panel: Panel, scores: list, outcomes: list, *, final: bool = True, **more: Any) -> StoredTally:
        """A tally as it is stored, its round locked; told to the programme as the panel tells it."""
        rounds = list(panel.rounds.order_by("position"))
        round_ = rounds[-1] if final else rounds[0]
        with ignoring("assessment.Round:legal_steps"):
            Round.objects.filter(pk=round_.pk).update(state="locked", locked_at=timezone.now())
        codes = dict(panel.subjects.values_list("matter", "code"))
        groups = dict(panel.subjects.values_list("matter", "group"))
        lines = [
            {"application": codes[pk], "final": score if final else None, "rank": place, "group_rank": place,
             "group": groups[pk] or None, "outcome": outcome, "band": None,
             "rounds": {round_.code: {"score": score, "rank": place}}}
            for place, (pk, score, outcome) in enumerate(zip(self.ids, scores, outcomes, strict=True), 1)
            if pk in codes
        ]  # fmt: skip
        made = StoredTally.objects.create(
            panel=panel, round=round_, number=panel.tallies.count() + 1, final=final, rules_sha256=panel.rules_sha256,
            inputs=facts_of(round_), inputs_sha256="0" * 64, sha256="1" * 64, by_id=self.world.officer.user_id,
            result={"applications": lines, "unresolved_ties": []}, **more,
        )  # fmt: skip
        assessing.tallied(made, by=self.world.officer)
        return made

    def tallied(self, outcomes: list[str] = ["selected", "reserve"]) -> Panel:  # noqa: B006
        """Judged to the end."""
        panel = self.judging()
        self.tally(panel, ["86.32", "81.00"][: len(self.ids)], outcomes[: len(self.ids)])
        return panel

    def deciding(self, **more: Any) -> Call:
        """The list is prepared."""
        self.tallied()
        selection.prepare_decision(self.call, by=self.world.officer, **more)
        return self.again()

    def published(self) -> Call:
        """Decided by another person, and published on its day."""
        self.deciding()
        selection.decide(self.call, by=self.world.director)
        with self.world.at(self.result_day):
            selection.publish(self.call, by=self.second)
        return self.again()

    def objection(self, entry: Entry | None = None, *, by: Any = None) -> Objection:
        """Filed by the rival city, which is in reserve."""
        return objections.file(entry or self.entries[1], by=by or self.world.rival, what="결과", reasons=REASONS)

    def upheld(self, objection: Objection) -> Objection:
        """By two persons."""
        perform(objection, "propose_answer", by=self.world.officer, verdict="upheld", answer="이유가 있습니다.")
        perform(objection, "uphold", by=self.world.director)
        return objection

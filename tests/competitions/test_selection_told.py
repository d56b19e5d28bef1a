"""What is told of a result, to whom: scores by the call's policy, grades and validity, awards declined before."""

import datetime as dt
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from competitions import selecting
from competitions.actions import selection
from competitions.awards import awards_of
from competitions.checks import FAIL
from competitions.documents import selection as papers
from competitions.reporting import report_of
from office.access import NotNow
from office.assessment.actions.tally import tally
from office.assessment.models import Opinion
from office.documents.models import IssuedDocument
from office.workflow import perform
from tests.competitions.programs import Program
from tests.competitions.selecting import DAY, Selecting
from tests.worlds_tally import lock, recomputed, unpacked

pytestmark = pytest.mark.django_db
SHARES = Decimal("0.9"), Decimal("0.8")


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def judged(competition, panel_world, policy: str) -> Selecting:
    """Two entries judged by three members in both rounds, decided and published; the members gave different points."""
    world = Selecting(competition, publication=policy)
    panel = world.judging()
    panel_world.seat(panel, 3)
    for place, round_ in enumerate(panel.rounds.order_by("position")):
        criteria = panel.rule_set.rounds[place].criteria
        scores = {
            subject.code: {
                f"r{n}": {one.code: str(one.max * (share + Decimal(n) / 100)) for one in criteria} for n in (1, 2, 3)
            }
            for subject, share in zip(
                panel.subjects.order_by("position"), (Decimal("0.9"), Decimal("0.8")), strict=True
            )
        }
        stored = tally(lock(round_, scores), by=panel_world.officer)
    for subject in panel.subjects.all():
        Opinion.objects.create(subject=subject, strengths=f"뚜렷한 목표 {subject.position}", weaknesses="일반적인 계획",
                               written_by_id=competition.officer.user_id)  # fmt: skip
    selection.prepare_decision(world.again(), by=competition.officer)
    assert selecting.decision_of(world.call).tally == stored
    selection.decide(world.again(), by=competition.director)
    with competition.at(world.result_day):
        selection.publish(world.call, by=world.second)
    world.again()
    return world


@pytest.mark.parametrize("policy", ["result_only", "own_scores", "all_scores_anonymous", "all_scores_named"])
def test_scores_are_told_as_the_call_announced(competition, panel_world, policy, tmp_path):
    world = judged(competition, panel_world, policy)
    stored = selecting.decision_of(world.call).tally
    finals = {one["application"]: one["final"] for one in stored.result["applications"]}
    own, other = (finals[entry.matter.reference] for entry in world.entries)
    name = stored.panel.seats.get(code="r2").reviewer.name
    totals = stored.result["applications"][0]["rounds"]["written"]["reviewers"]
    assert own != other and len(set(totals.values())) == 3
    with competition.at(world.result_day):
        mine = client_of(competition.cast.city_user).get(reverse("competitions:entry", args=[world.ids[0]]))
        program = Program(competition.cast.city_user).get(f"entries/{world.ids[0]}/result/")
        public = Client().get(reverse("competitions:public-call", args=[world.call.pk]))
        files = Client().get(reverse("competitions:public-call-scores", args=[world.call.pk]))
    mine, everybody = mine.content.decode(), public.content.decode()
    issued = IssuedDocument.objects.filter(matter=world.ids[0], kind=papers.LETTER).get().facts["facts"]
    notice = IssuedDocument.objects.filter(kind=papers.NOTICE).get().facts["facts"]

    told, all_told = policy != "result_only", policy.startswith("all_scores")
    assert (own in mine, own == issued["final"]) == (told, told), "one's own"
    assert ("위원 2 " + totals["r2"] in mine) == told, "what it was made from"
    assert other not in mine, "never another's on one's own page"
    assert (own in everybody, other in everybody) == (all_told, all_told)
    assert len(notice["scores"]) == (2 if all_told else 0)
    assert (name in everybody, name in str(notice["scores"])) == (policy == "all_scores_named",) * 2
    scores = {"final": "", "rank": "", "bonus": "", "penalty": "", "rounds": []}
    assert (program["scores"] != scores, program["scores"]["final"] == own) == (told, told), "over the API the same"
    assert ("위원 2 " + totals["r2"] in str(program["scores"]["rounds"])) == told and other not in str(program)
    assert (program["outcome"], program["feedback"]["strengths"]) == ("selected", "뚜렷한 목표 1")
    assert (program["tally_sha256"], bool(program["all_scores"])) == (stored.sha256, all_told)
    assert [one["kind"] for one in program["letters"]] == [papers.LETTER] and program["objection"]["open"]
    assert "뚜렷한 목표 1" in mine and "뚜렷한 목표 2" not in mine, "feedback is the applicant's own"
    for sha256 in (stored.sha256, world.call.version.rules_sha256):
        assert sha256 in mine and sha256 in everybody and sha256 in issued.values() and sha256 in notice.values()

    assert files.status_code == (200 if all_told else 404)
    if all_told:
        again = recomputed(unpacked(b"".join(files.streaming_content), tmp_path))
        assert [one["final"] for one in again["applications"]] == [own, other]
        assert name not in "".join(path.read_text() for path in tmp_path.iterdir())


def test_nothing_is_offered_before_the_publication(competition):
    world = Selecting(competition, publication="all_scores_named")
    world.deciding()
    assert Client().get(reverse("competitions:public-call-scores", args=[world.call.pk])).status_code == 404
    page = client_of(competition.cast.city_user).get(reverse("competitions:entry", args=[world.ids[0]]))
    assert 'id="result"' not in page.content.decode()


def test_a_declined_award_stands_before_whoever_examines_a_later_entry(competition):
    world = Selecting(competition)
    world.published()
    with competition.at(world.result_day + DAY):
        perform(world.entries[0], "decline_award", by=competition.mayor, reason="지방비를 확보하지 못했습니다.")
        later = competition.opened(programme="complex")
        with competition.at(later.opens_at + DAY):
            entry = competition.submitted(later)
            entry_of_rival = competition.submitted(later, by=competition.rival, lead=competition.rival_city)
        competition.closed(later)
        with competition.at(later.closes_at + DAY):
            officer, mayor = (client_of(getattr(competition.cast, who)) for who in ("secretariat_officer", "city_user"))
            for name, *more in (("entry",), ("entry-report",), ("entry-step", "propose")):
                told = lambda client, one: client.get(  # noqa: E731
                    reverse(f"competitions:{name}", args=[one.pk, *more])  # noqa: B023
                ).content.decode()
                assert "지방비를 확보하지 못했습니다." in told(officer, entry), name
                assert "지방비를 확보하지 못했습니다." not in told(officer, entry_of_rival), name
                assert "지방비를 확보하지 못했습니다." not in told(mayor, entry), name


def test_who_was_selected_here_is_known_to_the_next_call(competition):
    """The winner is barred while its project runs, whoever was not selected is not; its own entry never bars itself."""
    world = Selecting(competition)
    world.published()
    winner, other = world.entries
    known = lambda one, **more: [(each.programme, each.year) for each in awards_of(one.lead, [], ["small"], **more)]  # noqa: E731
    assert known(winner) == [("small", world.call.year)] and known(other) == []
    assert known(winner, entry=winner) == [], "what came after its own close does not bar it"
    with competition.at(world.result_day + DAY):
        later = competition.opened(programme="hub")
        with competition.at(later.opens_at + DAY):
            entry = competition.entry(later)
            found = {one.key: one for one in report_of(entry).checks}
    terms = entry.call.version.entry_form.definition.terms["cooldown"]
    assert (found["cooldown"].status == FAIL) == ("small" in terms["programmes"])
    assert known(winner, entry=entry) == [("small", world.call.year)]


def test_an_objection_is_answered_with_a_paper(competition):
    world = Selecting(competition)
    world.published()
    with competition.at(world.result_day + DAY):
        made = world.objection()
        perform(made, "propose_answer", by=competition.officer, verdict="rejected", answer="점수에 잘못이 없습니다.")
        issued = IssuedDocument.objects.filter(matter=made.matter)
        assert [one.kind for one in issued] == ["competitions.objection_receipt"], "what is only proposed is not told"
        papers_of = issued.filter(kind="competitions.objection_answer")
        perform(made, "reject", by=competition.director)
        told = papers_of.get().facts["facts"]
        page = client_of(competition.rival_user).get(reverse("competitions:objection", args=[made.pk]))
    assert (told["verdict"], told["answer"], told["what"]) == ("rejected", "점수에 잘못이 없습니다.", "결과")
    assert papers_of.get().get_absolute_url() in page.content.decode()


def test_a_certificate_has_its_own_term_and_its_grade(competition):
    world = Selecting(competition, programme="certification")
    assert world.call.terms_in_force.whole("certificate_years") == 2
    world.published()
    day = timezone.localdate(world.result_day)
    until = dt.date(day.year + 2, day.month, day.day) - dt.timedelta(days=1)
    first, second = world.entries
    assert papers.letter_of(first, "selected").valid_until == until
    assert papers.letter_of(second, "reserve").valid_until is None
    with pytest.raises(NotNow):
        perform(world.call, "finish", by=competition.director)

"""Score sheets as papers: whoever keeps away from an entry reads none that tells of it, whenever that was found."""

import pytest
from django.test import Client
from django.urls import reverse

from office.assessment.actions import sheet_papers
from office.assessment.models import Round, SheetVersion
from office.assessment.states import Filling
from office.documents.facts import thaw
from office.documents.models import IssuedDocument
from office.documents.queries import documents_for
from office.documents.registry import kind_of
from office.people.actors import actor_of
from tests.worlds_tally import lock, one_round, seven

pytestmark = pytest.mark.django_db


def _signed_in(user) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def _versions(round_: Round) -> None:
    """What signing would have left behind."""
    SheetVersion.objects.bulk_create(
        SheetVersion(sheet=one, number=1, sha256=one.sha256, signed_at=one.signed_at,
                     signed_by=one.seat.reviewer.user,
                     content={"points": one.points, "comment": one.comment, "total": "1"})
        for one in round_.sheets.filter(state=Filling.LOCKED).select_related("seat__reviewer__user")
    )  # fmt: skip


def test_a_conflict_found_after_the_lock_hides_the_papers_that_tell_of_the_entry(panel_world, cast):
    world, panel = panel_world, panel_world.panel(3, 7, rules=one_round(tie_breaks=["untrimmed_mean"]))
    rows = {code: row for code, row in seven().items() if code <= "E-003"}
    del rows["E-002"]["r5"]  # r5 kept away before the lock: that paper never told of the entry
    world.excluded(panel, "r5", "E-002")
    round_ = lock(panel.rounds.get(), rows)
    _versions(round_)
    seats = {one.code: one for one in panel.seats.filter(code__in=["r5", "r7"])}
    for seat in seats.values():
        sheet_papers.make(str(round_.pk), str(seat.pk))
    own = {code: IssuedDocument.objects.get(matter=seat.pk) for code, seat in seats.items()}

    def reads(code: str, paper: IssuedDocument) -> set:
        """The list, the rule and whom it names say the same."""
        user = world.user(panel, code)
        kind, actor = kind_of(paper.kind), actor_of(user)
        listed = documents_for(actor).filter(pk=paper.pk).exists()
        held = kind.audience.holds(actor, paper)
        told = type(user).objects.filter(kind.audience.holders(paper), pk=user.pk).exists()
        return {listed, held, told}

    issue = reverse("assessment:round-papers", args=[round_.pk])
    officer = _signed_in(cast.secretariat_officer)
    assert officer.post(issue).status_code == 302
    assert _signed_in(world.user(panel, "r1")).post(issue).status_code == 403
    assert officer.post(issue, {"entry": "E-999"}).status_code == 404
    of_entry = {one.facts["facts"]["entry"]: one
                for one in IssuedDocument.objects.filter(kind="assessment.entry_sheets")}  # fmt: skip
    assert sorted(of_entry) == ["E-001", "E-002", "E-003"]
    assert reads("r7", own["r7"]) == {True} and reads("r5", own["r5"]) == {True}
    assert reads("r7", of_entry["E-003"]) == {True} and reads("r5", of_entry["E-002"]) == {False}

    exclusion = world.excluded(panel, "r7", "E-003")
    assert reads("r7", own["r7"]) == {False} and reads("r7", of_entry["E-003"]) == {False}
    assert reads("r7", of_entry["E-001"]) == {True} and reads("r5", own["r5"]) == {True}
    client = _signed_in(world.user(panel, "r7"))
    assert str(own["r7"].pk) not in {one["id"] for one in client.get("/api/v1/documents/").json()["results"]}
    for address in (own["r7"].get_absolute_url(), f"/api/v1/documents/{own['r7'].pk}/pdf/"):
        assert client.get(address).status_code == 404
    assert client.get(of_entry["E-001"].get_absolute_url()).status_code == 200
    assert documents_for(world.officer).filter(pk=own["r7"].pk).exists()  # the record stays with the office

    # Issued anew, the paper of the entry is without the sheet of whoever keeps away, and says so.
    assert officer.post(issue, {"entry": "E-003"}).status_code == 302
    again = IssuedDocument.objects.get(kind="assessment.entry_sheets", title=of_entry["E-003"].title, state="issued")
    told = thaw(kind_of(again.kind).facts, again.facts["facts"])
    assert [one.code for one in told.sheets] == ["r1", "r2", "r3", "r4", "r5", "r6"]
    assert told.missing[0].startswith("r7") and "회피" in told.missing[0]
    assert told.criteria[0].given[0] == "30" and told.sheets[0].total == "75"
    of_entry["E-003"].refresh_from_db()
    assert of_entry["E-003"].state == "superseded"
    exclusion.state = "withdrawn"
    exclusion.save(update_fields=["state"])
    assert reads("r7", own["r7"]) == {True}


def test_before_the_lock_there_is_no_paper_of_an_entry(panel_world, cast):
    round_ = panel_world.opened(panel_world.panel(2, 3))
    issue = reverse("assessment:round-papers", args=[round_.pk])
    assert _signed_in(cast.secretariat_officer).post(issue).status_code == 404

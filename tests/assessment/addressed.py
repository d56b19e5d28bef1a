"""One of everything that panels, sheets and tallies have an address for, and the values that lead there."""

from typing import Any

from django.utils import timezone

from competitions.models import Entry
from office.assessment.actions import sheet_receipts
from office.assessment.actions.tally import tally
from office.assessment.models import Adjustment, Lot, NamedPerson, PanelDraw, Reviewer, TieRuling
from office.assessment.registry import Content, Paper
from office.assessment.states import ExclusionState, Sitting
from office.attachments.models import Attachment

_OF_PANEL = ("panel", "panel-settings", "panel-conflicts", "tallies", "adjustments", "panel-export", "panel-workbook",
             "exclusions", "invitations")  # fmt: skip
_OF_TALLY = ("tally", "what-if", "tally-statistics", "ties", "tally-sign", "tally-export", "tally-paper")


def assessment_values(panel_world: Any, cast: Any) -> dict[str, dict[str, object]]:
    """A panel whose first round is tallied; the reviewer sits on it, and is asked for another one."""
    reviewer = Reviewer.objects.get(user=cast.reviewer)
    panel = panel_world.panel(2, 3)
    panel.seats.filter(code="r1").update(reviewer=reviewer)
    subject = panel.subjects.first()
    paper = Attachment.objects.first()
    panel_world.contents[subject.matter_id] = Content(papers=(Paper("plan", "사업계획서", paper),))
    round_ = panel_world.locked(panel)
    made = tally(round_, by=panel_world.officer)
    forming = panel_world.panel(2, 0, state="forming")
    draw = PanelDraw.objects.create(panel=forming, pool={}, pool_sha256="0" * 64, frozen_at=timezone.now(),
                                    frozen_by=cast.secretariat_officer)  # fmt: skip
    asked = panel_world.panel(2, 1, state="seated", sitting=Sitting.ACCEPTED)
    asked.seats.update(reviewer=reviewer)
    exclusion = panel_world.excluded(panel, "r2", "E-001", state=ExclusionState.FOUND)
    adjustment = Adjustment.objects.create(subject=subject, kind="bonus", code="plan", points=1, evidence="시험",
                                           proposed_by=cast.secretariat_officer)  # fmt: skip
    ruling = TieRuling.objects.create(panel=panel, step="lot", places=[["E-001"]], reference="시험",
                                      by=cast.decision_maker)  # fmt: skip
    lot = Lot.objects.create(tally=made, applications=["E-001"], nonce="0" * 64, commitment="0" * 64,
                             prepared_by=cast.secretariat_officer, words="시험",
                             drawn_by=cast.decision_maker, drawn_at=timezone.now(), ruling=ruling)  # fmt: skip
    named = NamedPerson.objects.create(matter=Entry.objects.filter(lead=cast.city).first().matter, name="시험",
                                       ground="시험", by=cast.city_user)  # fmt: skip
    of_panel = {"pk": panel.pk, "number": str(panel.pk), "panel": panel.pk, "step": "call_off", "kind": "minutes"}
    of_draw = of_panel | {"pk": forming.pk, "number": str(forming.pk)}
    of_round = {"pk": round_.pk, "number": str(round_.pk), "subject": subject.pk, "step": "postpone"}
    sheet = round_.sheets.get(seat__code="r1", subject=subject)
    sheet_receipts.ask(sheet.versions.get(), by=panel_world.officer)
    of_sheet = {"pk": sheet.pk, "number": str(sheet.pk), "step": "take_back"}
    of_seat = {"pk": panel.seats.get(code="r1").pk, "step": "decline"}
    of_asked = {"pk": asked.seats.get().pk, "number": str(asked.seats.get().pk), "step": "decline"}
    of_tally = {"pk": made.pk, "subject": subject.pk}
    return {
        **{f"assessment:{page}": of_panel for page in (*_OF_PANEL, "panel-paper")},
        **{f"assessment:panel-{page}": of_draw for page in ("draw", "entries", "allotments", "step")},
        **{f"assessment:draw{page}": {"pk": draw.pk} for page in ("", "-pool", "-record")},
        **{f"assessment:{page}": of_round for page in
           ("round", "round-step", "round-entry", "round-tally", "round-papers", "talks", "talk")},
        "assessment:attendance": {"pk": panel.rounds.last().pk},
        **{f"assessment:sheet{page}": of_sheet for page in ("", "-step", "-receipt")},
        **dict.fromkeys(("assessment:sheet-version", "assessment:sheet-receipt-paper"), of_sheet | {"number": 1}),
        "assessment_api:sheet-receipt": of_sheet | {"version": 1},
        "assessment:seat": of_seat,
        "assessment:recusal": of_seat,
        "assessment:seat-step": of_asked,
        "assessment:declaration": of_asked,
        "assessment:exclusion": {"pk": exclusion.pk},
        "assessment:exclusion-deed": {"pk": exclusion.pk, "deed": "uphold"},
        **{f"assessment:named{deed}": {"pk": named.matter_id if not deed else named.pk}
           for deed in ("", "-remove", "-attach")},
        "assessment:subject-paper": {"pk": subject.pk, "attachment": paper.pk},
        "assessment:opinion": {"pk": subject.pk},
        "assessment:adjustment-deed": {"pk": adjustment.pk, "deed": "drop"},
        **{f"assessment:{page}": of_tally for page in (*_OF_TALLY, "tally-entry")},
        "assessment:lot-record": {"pk": lot.pk},
        "assessment_api": of_panel,
        **{f"assessment_api:panels-{one}": of_draw for one in ("draw", "commitment", "nonce", "entries", "allotments")},
        "assessment_api:draws-detail": {"pk": draw.pk},
        **{f"assessment_api:{one}": of_round for one in ("rounds-detail", "rounds-step", "attendance", "round-tally",
                                                       "round-papers", "discussion", "round-questions")},
        "assessment_api:opinion": {"pk": subject.pk},
        **{f"assessment_api:sheets-{one}": of_sheet for one in ("detail", "step", "versions")},
        **{f"assessment_api:seats-{one}": of_asked for one in ("detail", "step", "declarations", "recusals")},
        "assessment_api:exclusions-detail": {"pk": exclusion.pk},
        "assessment_api:exclusions-decide": {"pk": exclusion.pk, "deed": "uphold"},
        **{f"assessment_api:named-{deed}": {"pk": named.pk} for deed in ("detail", "attach")},
        **{f"assessment_api:{one}": of_tally for one in ("tally", "tally-export", "tally-vote", "tally-lot",
                                                       "tally-lot-draw", "tally-what-if", "tally-statistics",
                                                       "tally-papers")},
        **{f"assessment_api:adjustment-{deed}": {"pk": adjustment.pk} for deed in ("confirm", "drop")},
    }  # fmt: skip


def result_values(selecting: Any, competition: Any) -> dict[str, dict[str, object]]:
    """A call whose result is published, and an objection of the city to it."""
    call = selecting.published()
    entry = selecting.entries[0]
    with competition.at(selecting.result_day):
        objection = selecting.objection(entry, by=competition.mayor)
    of_call = {"pk": call.pk, "number": str(call.pk), "entry": entry.pk}
    of_objection = {"pk": objection.pk, "number": str(objection.pk), "step": "propose_answer"}
    return {
        **{f"competitions:call-result{page}": of_call for page in ("", "-notice", "-letter")},
        "calls-result": of_call,
        "competitions:entry-objection": {"pk": entry.pk},
        **dict.fromkeys(("entries-objections", "entries-result"), {"number": str(entry.pk)}),
        **{f"competitions:objection{page}": of_objection for page in ("", "-step")},
        **{f"result-objections-{one}": of_objection for one in ("detail", "step")},
    }

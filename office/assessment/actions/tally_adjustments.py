"""Bonus and penalty: proposed with evidence by one person, confirmed by another, or dropped."""

from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from office import ledger
from office.access import Actor, Invalid, NotNow, NotYours
from office.assessment import registry
from office.assessment import rules_tally as rules
from office.assessment.models import Adjustment, Panel, Subject
from office.assessment.rulesets import Bonus
from office.assessment.states import Composing
from office.attachments.attaching import attach
from office.attachments.models import Attachment

PROOF = "proof"  # the field under which the file is handed in with the panel


def reasons_of(panel: Panel) -> list[Bonus]:
    """What applicants were told may be added or taken off, each with its limit."""
    return list(panel.rule_set.bonuses)


def propose(
    subject: Subject, *, code: str, points: Decimal, evidence: str, by: Actor,
    proof: UploadedFile | Attachment | None = None,
) -> Adjustment:  # fmt: skip
    """Propose one of the reasons of the rules; `proof` is the file that shows it, or one handed in with the panel.

    Raises NotYours, NotNow, Invalid.
    """
    panel = subject.panel
    _mine(by, panel)
    bonus = next((one for one in reasons_of(panel) if one.code == code), None)
    _check(subject, bonus, points, evidence)
    with transaction.atomic():
        if subject.adjustments.filter(kind=bonus.kind, code=code, dropped_at=None).exists():
            raise Invalid({"code": [_("This entry has it already: drop that one first.")]})
        one = Adjustment.objects.create(
            subject=subject, kind=bonus.kind, code=code, points=points, evidence=evidence.strip(),
            attachment=_proof(panel, proof, by), proposed_by_id=by.user_id, proposed_at=timezone.now(),
        )  # fmt: skip
        _record("proposed", one, by)
    return one


def _check(subject: Subject, bonus: Bonus | None, points: Decimal, evidence: str) -> None:
    if bonus is None:
        raise Invalid({"code": [_("The rules of this call know no such bonus or penalty.")]})
    if not 0 < points <= bonus.most:
        raise Invalid({"points": [_("Applicants were told of at most %(most)s points.") % {"most": bonus.most}]})
    if points != round(points, 2):
        raise Invalid({"points": [_("At most two decimal places.")]})
    if not evidence.strip():
        raise Invalid({"evidence": [_("Say by what it is proven.")]})
    if subject.out_at:
        raise NotNow([_("This entry is no longer judged.")])


def _proof(panel: Panel, proof: UploadedFile | Attachment | None, by: Actor) -> Attachment | None:
    if isinstance(proof, UploadedFile):
        return attach(panel.matter, PROOF, proof, by=by)
    if proof is not None and not (proof.matter_id == panel.pk and proof.field_code == PROOF and proof.usable):
        raise Invalid({PROOF: [_("This file was not handed in as evidence with the panel.")]})
    return proof


def confirm(one: Adjustment, *, by: Actor) -> Adjustment:
    """Confirm what somebody else has proposed. Raises NotYours, NotNow."""
    return _decide(one, "confirmed", by)


def drop(one: Adjustment, *, by: Actor) -> Adjustment:
    """Take it out again, confirmed or not: it stays on record and counts for nothing. Raises NotYours, NotNow."""
    return _decide(one, "dropped", by)


def _decide(one: Adjustment, what: str, by: Actor) -> Adjustment:
    with transaction.atomic():
        one = (
            Adjustment.objects.select_for_update(of=("self",))
            .select_related("subject__panel", "attachment")
            .get(pk=one.pk)
        )
        _mine(by, one.subject.panel)
        if one.dropped_at or (what == "confirmed" and one.confirmed_at):
            raise NotNow([_("This was decided already.")])
        if what == "confirmed" and one.proposed_by_id == by.user_id:
            raise NotNow([_("Somebody other than the person who proposed it confirms.")])
        if what == "confirmed":
            one.confirmed_by_id, one.confirmed_at = by.user_id, timezone.now()
        else:
            one.dropped_at = timezone.now()
        one.save(update_fields=["confirmed_by", "confirmed_at", "dropped_at"])
        _record(what, one, by)
    return one


def _mine(by: Actor, panel: Panel) -> None:
    if not rules.AdjustPanel.holds(by, panel):
        raise NotYours(rules.AdjustPanel.key)
    if why := against_adjusting(panel):
        raise NotNow([why])


def against_adjusting(panel: Panel) -> str:
    """Why nothing is added or taken off any more; empty: it may be."""
    if panel.state in (Composing.FINISHED, Composing.CANCELLED):
        return _("The panel's work is finished.")
    return registry.over(panel.matter.parent)


def _record(what: str, one: Adjustment, by: Actor) -> None:
    data: dict[str, Any] = {"subject": str(one.subject_id), "kind": one.kind, "code": one.code}
    data["points"] = str(one.points)
    if one.attachment is not None:
        data["file_sha256"] = one.attachment.sha256
    ledger.record(f"assessment.adjustment_{what}", actor=by, matter_id=one.subject.panel_id, subject=one, data=data)

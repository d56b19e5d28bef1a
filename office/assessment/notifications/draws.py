"""What the parties to a draw are told: that a commitment or a nonce of theirs is awaited. Definitions only."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.assessment import rules, rules_panels
from office.notifications.registry import Notification, register


@dataclass(frozen=True)
class DrawFacts:
    """Which draw it is; the hash of its pool, by which one knows that it is this one."""

    panel: str
    number: str
    pool: str


SAMPLE = DrawFacts("2026년 강소형 스마트도시 조성사업 공모 평가위원회", "PN-2026-0001", "3f1c" * 16)


def of_draw(panel: Any, event: Any) -> DrawFacts:
    """The panel, and the published hash of the frozen pool."""
    return DrawFacts(panel.matter.title, panel.matter.number or "", panel.draw.pool_sha256)


def both_parties(panel: Any) -> Q:
    """Who committed, each to a nonce that nobody else knows."""
    return Q(pk__in=[panel.draw.secretariat_by_id, panel.draw.auditor_by_id])


def _about(key: str, label: object, recipients: Any) -> Notification:
    return register(
        Notification(
            key=f"assessment.{key}", label=label, recipients=recipients, see=rules.WorkOnPanel, facts=of_draw,
            sample=SAMPLE, url=lambda panel: reverse("assessment:panel-draw", kwargs={"pk": panel.pk}),
        )
    )  # fmt: skip


COMMIT = _about("draw_commit", _("A draw waits for the auditor's commitment"), rules_panels.AuditDraw)
SHOW = _about("draw_show", _("A draw waits for your nonce"), both_parties)

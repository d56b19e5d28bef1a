"""Who writes the papers of a panel: the programme says so for what is judged, else the ministry."""

import dataclasses
from typing import Any

from office.assessment import registry
from office.documents.frame import Letterhead

AGENCY = Letterhead(
    agency="국토교통부", sender="국토교통부장관", unit="도시경제과", address="세종특별자치시 도움6로 11"
)
SAMPLE = "평가위원회"


def authority(panel: Any) -> Letterhead:
    """The authority that the panel serves and that appoints its members; nothing for a sample."""
    matter = panel.matter.parent if panel is not None else None
    if matter is None or matter.kind not in registry.judged_kinds():
        return AGENCY
    return registry.kind_of(matter).letterhead(matter) or AGENCY


def of_panel(panel: Any) -> Letterhead:
    """The panel itself, under the name and the address of its authority: its own papers bear nobody's seal."""
    title = panel.matter.title if panel is not None else SAMPLE
    head = authority(panel)
    return dataclasses.replace(head, sender=title, unit=f"{head.agency} {head.unit}")

"""The admin's window on the assessment: what is nobody's before its time is not shown there either.

Points and comments are their writer's until the round is locked, a nonce its party's until both are shown.
"""

from office.assessment.models import PanelDraw, Sheet, SheetVersion
from office.web.readonly import show

show(Sheet, "round", "seat", "subject", "state", hidden=("points", "remarks", "comment", "note", "total"))
show(SheetVersion, "sheet", "number", "sha256", "signed_at", hidden=("content",))
show(PanelDraw, "panel", "pool_sha256", "frozen_at", "drawn_at", hidden=("secretariat_nonce", "auditor_nonce"))

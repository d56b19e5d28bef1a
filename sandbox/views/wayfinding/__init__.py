"""Where a case stands; each procedure has a module of its own here."""

from sandbox.views.wayfinding import application, exemption, local_review, objection, opinion, panel, rapid  # noqa: F401  registers itself
from sandbox.views.wayfinding.board import next_of, turn_of, way_of

__all__ = ["next_of", "turn_of", "way_of"]

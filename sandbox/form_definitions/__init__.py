"""The questions of the sandbox's forms, by version. A published version never changes."""

from sandbox.form_definitions.checks import check_application
from sandbox.form_definitions.demonstration import DEMONSTRATION, DEMONSTRATION_FORM
from sandbox.form_definitions.innovation import INNOVATION, INNOVATION_FORM
from sandbox.form_definitions.prefill import facts_known_of, seed_of_rapid
from sandbox.form_definitions.rapid import RAPID, RAPID_FORM

__all__ = [
    "DEMONSTRATION",
    "DEMONSTRATION_FORM",
    "INNOVATION",
    "INNOVATION_FORM",
    "RAPID",
    "RAPID_FORM",
    "check_application",
    "facts_known_of",
    "seed_of_rapid",
]

"""A conflict as a problem: which fields, who, and what stands now."""

from django.utils.translation import gettext as _

from office.api.kinds import KINDS
from office.api.problems import Problem, explain
from office.forms.saving import Conflict


@explain.register
def _conflict(exc: Conflict) -> Problem:
    said = _("%(name)s has changed this meanwhile.") % {"name": exc.by}
    return Problem(KINDS["not-now"], reasons=exc.reasons, errors={path: [said] for path in exc.codes})

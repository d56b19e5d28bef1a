"""The conditions of an objection's steps, each with the sentence that is owed to whom it stops."""

from django.utils.translation import gettext_lazy as _

from office.workflow import guard


@guard(_("The period was already extended once."))
def decision_not_extended(objection) -> bool:
    """Once (Civil Petitions Act §35②)."""
    return objection.extended_at is None


@guard(_("The period for the decision has already ended."))
def decision_period_runs(objection) -> bool:
    """Only a running period can be extended."""
    return not objection.decision_overdue()


@guard(_("What the objection is against no longer stands: the application is being deliberated or examined again."))
def disposition_stands(objection) -> bool:
    """What fell otherwise cannot be reopened."""
    return objection.disposition_stands()

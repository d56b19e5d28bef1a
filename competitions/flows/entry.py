"""An entry (신청): submitted, replaced or withdrawn until the close, then examined for its formal requirements.

States and guards after competitions.md §3(b); what follows "eligible" stands in
:mod:`competitions.flows.entry_selection`.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from competitions import guards, rules
from competitions.documents.triggers import DISQUALIFICATION
from competitions.flows.entry_selection import Judged
from competitions.flows.entry_striking import Strikable
from competitions.notifications import entry as N
from competitions.states import ENTERING_EXAMINED, ENTERING_RESULTS, ENTERING_STANDING, Ground, Verdict
from competitions.states import Entering as S
from office.workflow import Stateful, step
from office.workflow.fields import StateField


class EntryFlow(Judged, Strikable, Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.DRAFT, protected=True)
    submitted_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    end_reason = models.TextField(blank=True, editable=False)
    supply_until = models.DateTimeField(null=True, editable=False)
    supply_reason = models.TextField(blank=True, editable=False)
    result_at = models.DateTimeField(null=True, editable=False)
    proposed = models.CharField(max_length=12, choices=Verdict.choices, blank=True, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    proposed_from = models.CharField(max_length=12, blank=True, editable=False)
    verdict_reason = models.TextField(blank=True, editable=False)
    strike_ground = models.CharField(max_length=20, choices=Ground.choices, blank=True, editable=False)
    strike_reason = models.TextField(blank=True, editable=False)
    strike_at = models.DateTimeField(null=True, editable=False)
    strike_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=[S.DRAFT, S.SUBMITTED, S.WITHDRAWN],
        target=S.SUBMITTED,
        rule=rules.SealEntry,
        guards=[guards.intake_open, guards.ready_to_submit],
        label=_("Submit"),
        primary=True,
        explain=_(
            "You get a receipt with the time of arrival and the hashes of answers and files. Until the close you can "
            "submit again; the last submission stands."
        ),
    )  # fmt: skip
    def submit(self, *, by, at) -> None:
        """It counts from its arrival; what is judged is what was frozen in this transaction."""
        self.submitted_at = at
        self.withdrawn_at, self.end_reason = None, ""

    @step(
        state,
        source=S.SUBMITTED,
        target=S.WITHDRAWN,
        rule=rules.SealEntry,
        guards=[guards.intake_open],
        effects=[N.ENTRY_WITHDRAWN],
        label=pgettext_lazy("entry", "Withdraw"),
        explain=_(
            "It is not examined. The receipt stays on record, the partners are told with your reason, and before the "
            "close you can submit again."
        ),
        quiet=True,
    )
    def withdraw(self, *, by, at, reason) -> None:
        """Before the close, and with the possibility to come back."""
        self.withdrawn_at, self.end_reason = at, reason

    @step(
        state,
        source=S.DRAFT,
        target=S.DISCARDED,
        rule=rules.SealEntry,
        label=_("Discard the draft"),
        explain=_(
            "The answers, the files and what partners wrote and signed off in this draft are given up. This cannot be "
            "undone."
        ),
        quiet=True,
    )
    def discard(self, *, by, at) -> None:
        """A draft that nobody outside saw is given up."""
        self.ended_at = at

    @step(
        state,
        source=ENTERING_EXAMINED,
        target=S.SUPPLEMENT,
        rule=rules.ExamineEntry,
        guards=[guards.call_closed],
        effects=[N.ENTRY_SUPPLEMENT],
        label=_("Request a supplement"),
        explain=_("Formal defects only: name the questions and papers to be mended; nothing else opens."),
    )
    def request_supplement(self, *, by, at, codes, reason, until) -> None:
        """Until a moment that is named."""
        self.supply_until, self.supply_reason = until, reason

    @step(
        state,
        source=S.SUPPLEMENT,
        target=S.RESUBMITTED,
        rule=rules.SealEntry,
        guards=[guards.supplement_runs, guards.supplement_complete],
        effects=[N.ENTRY_SUPPLIED],
        label=_("Submit the supplement"),
        primary=True,
    )
    def supply(self, *, by, at) -> None:
        """What was named is mended."""

    @step(
        state,
        source=S.SUPPLEMENT,
        target=S.RESUBMITTED,
        rule=rules.ExamineEntry,
        guards=[guards.supplement_over],
        label=_("Go on without the supplement"),
        explain=_("The period is over; the entry is examined as it was submitted."),
    )
    def go_on(self, *, by, at) -> None:
        """What was submitted stands."""

    @step(
        state,
        source=ENTERING_EXAMINED,
        target=S.PROPOSED,
        rule=rules.ExamineEntry,
        guards=[guards.call_closed],
        effects=[N.ENTRY_PROPOSED],
        label=_("Propose eligibility"),
        primary=True,
        explain=_("A second person confirms before the applicant is told."),
    )
    def propose(self, *, by, at, verdict, reason) -> None:
        """Eligible, or ineligible with reasons."""
        self.proposed_from = self.state
        self.proposed, self.proposed_by_id, self.verdict_reason = verdict, by.user_id, reason

    @step(
        state,
        source=S.PROPOSED,
        target=S.ELIGIBLE,
        rule=rules.ConfirmEntry,
        guards=[guards.proposed_eligible],
        effects=[N.ENTRY_ELIGIBLE],
        label=_("Confirm: eligible"),
        primary=True,
    )
    def confirm_eligible(self, *, by, at) -> None:
        """The second person."""

    @step(
        state,
        source=S.PROPOSED,
        target=S.INELIGIBLE,
        rule=rules.ConfirmEntry,
        guards=[guards.proposed_ineligible],
        effects=[N.ENTRY_INELIGIBLE],
        label=_("Confirm: ineligible"),
        primary=True,
        explain=_("The applicant is told the reasons at once."),
    )
    def confirm_ineligible(self, *, by, at) -> None:
        """The second person; the entry ends with its reasons."""
        self.ended_at, self.end_reason = at, self.verdict_reason

    @step(
        state,
        source=S.PROPOSED,
        target=S.SUBMITTED,
        rule=rules.ConfirmEntry,
        guards=[guards.proposed_as_submitted],
        label=_("Do not confirm"),
        explain=_("The proposal goes back to the examination with your reason."),
        quiet=True,
    )
    def refuse_proposal(self, *, by, at, reason) -> None:
        """Examined again, as it was submitted."""
        self._back_to_examination(reason)

    @step(
        state,
        source=S.PROPOSED,
        target=S.RESUBMITTED,
        rule=rules.ConfirmEntry,
        guards=[guards.proposed_as_supplemented],
        label=_("Do not confirm"),
        explain=_("The proposal goes back to the examination with your reason."),
        quiet=True,
    )
    def refuse_supplemented(self, *, by, at, reason) -> None:
        """The same where a supplement had been asked for: a state of its own to come back to."""
        self._back_to_examination(reason)

    def _back_to_examination(self, reason: str) -> None:
        self.proposed, self.proposed_by_id, self.verdict_reason = "", None, reason
        self.proposed_from = ""

    @step(
        state,
        source=[one for one in ENTERING_STANDING if one not in ENTERING_RESULTS],
        target=S.DISQUALIFIED,
        rule=rules.DecideEntry,
        guards=[guards.call_closed],
        effects=[DISQUALIFICATION, N.ENTRY_DISQUALIFIED],
        label=_("Disqualify"),
        explain=_(
            "For a false statement or contact with reviewers beforehand. This cannot be undone; the applicant gets a "
            "letter with your reason at once."
        ),
        quiet=True,
    )
    def disqualify(self, *, by, at, reason) -> None:
        """By a decision with reasons, before the result is told; after that by two persons."""
        self.ended_at, self.end_reason = at, reason

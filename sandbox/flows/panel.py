"""An expert panel on one application (전문위원회, Decree §27①): formed, reviewing, writing its report, done.

Members declare before anything is shown to them; nobody reads another's sheet before all have signed or the chair has
closed the review; the chair concludes the report.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from office.workflow import Stateful, step
from office.workflow.fields import StateField
from sandbox import panel_guards as guards
from sandbox import rules
from sandbox.documents import panels as D
from sandbox.notifications import panels as N
from sandbox.states import Examining as S

_SEATING = [S.FORMING, S.REVIEWING]
_OPEN = [S.FORMING, S.REVIEWING, S.REPORTING]


class PanelFlow(Stateful):
    """The procedure and the columns its steps write."""

    state = StateField(choices=S.choices, default=S.FORMING, protected=True)
    opened_at = models.DateTimeField(null=True, editable=False)
    due_on = models.DateField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    close_reason = models.TextField(blank=True, editable=False)
    reported_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    end_reason = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state,
        source=_SEATING,
        target=None,
        rule=rules.HandlePanel,
        label=_("Appoint members"),
        basis="Dec §27①",
        explain=_("They see the case only after declaring that nothing stands in the way of a fair review."),
    )
    def appoint(self, *, by, at, experts) -> None:
        """Who belongs, or belonged within three years, to a party or an agency asked is not taken."""

    @step(
        state,
        source=_OPEN,
        target=None,
        rule=rules.HandlePanel,
        label=_("Name the chair"),
        basis="Dec §27①",
    )
    def name_chair(self, *, by, at, member) -> None:
        """One of the members; named again, it replaces."""

    @step(
        state,
        source=_OPEN,
        target=None,
        rule=rules.HandlePanel,
        label=_("Remove a member"),
        quiet=True,
    )
    def remove_member(self, *, by, at, member, reason) -> None:
        """The member finds no trace of the case afterwards."""

    @step(
        state,
        source=S.FORMING,
        target=S.REVIEWING,
        rule=rules.HandlePanel,
        guards=[guards.has_chair, guards.enough_members, guards.case_with_experts],
        effects=[N.REVIEW_OPENED],
        label=_("Start the review"),
        basis="Dec §27①; Act §51①",
        primary=True,
        explain=_(
            "Members who have declared read the case and write their sheets; the others as soon as they declare."
        ),
    )
    def open_review(self, *, by, at, due_on) -> None:
        """No law sets the members a period; the due date is this office's own."""
        self.opened_at, self.due_on = at, due_on

    @step(
        state,
        source=S.REVIEWING,
        target=None,
        rule=rules.HandlePanel,
        label=_("Move the due date"),
    )
    def move_due(self, *, by, at, due_on) -> None:
        """Members are reminded by the new date."""
        self.due_on = due_on

    @step(
        state,
        source=S.REVIEWING,
        target=S.REPORTING,
        rule=rules.RunPanel,
        guards=[guards.every_sheet_signed],
        effects=[N.SHEETS_IN, N.PANEL_TO_REPORT],
        label=_("Every sheet is signed"),
    )
    def sheets_in(self, *, by, at) -> None:
        """Now the members read one another's."""
        self.closed_at = at

    @step(
        state,
        source=S.REVIEWING,
        target=S.REPORTING,
        rule=rules.ChairPanel,
        guards=[guards.some_sheet_signed],
        effects=[N.SHEETS_IN, N.PANEL_TO_REPORT],
        label=_("Close the review"),
        explain=_("Sheets that are not signed are left out of the report."),
    )
    def close_review(self, *, by, at, reason) -> None:
        """The chair need not wait for everybody; the reason stands in the report."""
        self.closed_at, self.close_reason = at, reason

    @step(
        state,
        source=S.REPORTING,
        target=None,
        rule=rules.SitOnPanel,
        label=_("Add a dissenting opinion"),
        explain=_("It stands in the report beside the panel's opinion. Written again, it replaces your earlier one."),
    )
    def dissent(self, *, by, at, text) -> None:
        """Whoever thinks otherwise is heard."""

    @step(
        state,
        source=S.REPORTING,
        target=S.REPORTED,
        rule=rules.ChairPanel,
        guards=[guards.report_complete, guards.case_consulted],
        effects=[D.REPORT, N.REPORTED, N.PANEL_REPORT_GIVEN],
        label=_("Conclude the report"),
        basis="Dec §27①; Act §51①; Dec §54①",
        primary=True,
        explain=_(
            "The report is frozen and issued as a PDF; its conditions go to the office. The applicant reads it with "
            "the decision."
        ),
    )
    def report(self, *, by, at) -> None:
        """The chair concludes for the panel."""
        self.reported_at = at

    @step(
        state,
        source=_OPEN,
        target=None,
        rule=rules.SitOnPanel,
        label=_("Step back for a conflict of interest"),
        explain=_("For a conflict that you notice only now. You then see nothing of the case any more."),
        quiet=True,
    )
    def step_back(self, *, by, at, reason_code, reason) -> None:
        """회피: the member's sheet no longer counts."""

    @step(
        state,
        source=_OPEN,
        target=S.DISSOLVED,
        rule=rules.DissolvePanel,
        effects=[N.DISSOLVED],
        label=_("Dissolve the panel"),
        quiet=True,
    )
    def dissolve(self, *, by, at, reason) -> None:
        """The case has ended, or another panel takes over."""
        self.ended_at, self.end_reason = at, reason

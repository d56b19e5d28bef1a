"""An entry from the first round to its result. Its state changes only when the applicant is told what it means."""

from django.utils.translation import gettext_lazy as _

from competitions import guards_selection as guards
from competitions import rules
from competitions.documents.triggers import AWARD_GIVEN_BACK, RESULT_LETTER
from competitions.notifications import selection as N
from competitions.states import ENTERING_JUDGED
from competitions.states import Entering as S
from office.workflow import step


class Judged:
    """The steps after the eligibility; their columns stand in :class:`competitions.flows.entry.EntryFlow`."""

    @step("state", source=S.ELIGIBLE, target=S.IN_ROUND, rule=rules.JudgeEntry, label=_("Take up for evaluation"))
    def enter_round(self, *, by, at) -> None:
        """With the panel's beginning."""

    @step(
        "state",
        source=S.IN_ROUND,
        target=None,
        rule=rules.JudgeEntry,
        effects=[N.ENTRY_ADVANCED],
        label=_("Advanced to the next round"),
    )
    def advance(self, *, by, at, round_) -> None:
        """Told when the result of a round is told."""

    @step(
        "state",
        source=S.IN_ROUND,
        target=S.ELIMINATED,
        rule=rules.JudgeEntry,
        effects=[N.ENTRY_ELIMINATED],
        label=_("Eliminated in a round"),
    )
    def eliminate(self, *, by, at, round_) -> None:
        """Told when the result of a round is told; the letter follows with the results of the call."""

    @step(
        "state",
        source=ENTERING_JUDGED,
        target=S.SELECTED,
        rule=rules.JudgeEntry,
        effects=[RESULT_LETTER, N.ENTRY_SELECTED],
        label=_("Selected"),
    )
    def select(self, *, by, at) -> None:
        """By the decision, when it is published."""
        self.result_at = at

    @step(
        "state",
        source=ENTERING_JUDGED,
        target=S.RESERVE,
        rule=rules.JudgeEntry,
        effects=[RESULT_LETTER, N.ENTRY_RESERVE],
        label=_("Put in reserve"),
    )
    def put_in_reserve(self, *, by, at) -> None:
        """By the decision, when it is published."""
        self.result_at = at

    @step(
        "state",
        source=ENTERING_JUDGED,
        target=S.NOT_SELECTED,
        rule=rules.JudgeEntry,
        effects=[RESULT_LETTER, N.ENTRY_NOT_SELECTED],
        label=_("Not selected"),
    )
    def not_select(self, *, by, at) -> None:
        """By the decision, when it is published."""
        self.result_at = at

    @step(
        "state",
        source=S.SELECTED,
        target=S.DECLINED,
        rule=rules.SealEntry,
        guards=[guards.result_told],
        effects=[AWARD_GIVEN_BACK, N.AWARD_DECLINED],
        label=_("Decline the award"),
        explain=_(
            "This cannot be taken back. It stays on record, the notice that says “selected” no longer holds, and the "
            "next in reserve can take the place."
        ),
        quiet=True,
    )
    def decline_award(self, *, by, at, reason) -> None:
        """With the reason, which stays on record for later calls (포기)."""
        self.ended_at, self.end_reason = at, reason

    @step(
        "state",
        source=S.RESERVE,
        target=S.SELECTED,
        rule=rules.DecideEntry,
        guards=[guards.result_told, guards.place_free],
        effects=[RESULT_LETTER, N.ENTRY_PROMOTED],
        label=_("Promote from the reserve"),
        primary=True,
        explain=_("Possible once a place of the group has become free. The applicant gets the letter at once."),
    )
    def promote(self, *, by, at) -> None:
        """The next of the group, by a person's decision."""
        self.result_at = at

    @step(
        "state",
        source=[S.NOT_SELECTED, S.RESERVE, S.ELIMINATED, S.DISQUALIFIED],
        target=S.SELECTED,
        rule=rules.DecideEntry,
        guards=[guards.result_told, guards.objection_upheld],
        effects=[RESULT_LETTER, N.ENTRY_SELECTED],
        label=_("Select after the objection"),
        primary=True,
        explain=_("The objection was upheld; your reason is recorded as what follows from it."),
    )
    def select_after_objection(self, *, by, at, reason) -> None:
        """A person decides what follows from an objection; an objection can undo a disqualification too."""
        self.result_at, self.ended_at, self.end_reason = at, None, ""
        self.strike_ground, self.strike_reason, self.strike_by_id, self.strike_at = "", "", None, None

"""A result that was told is taken away (선정취소, 실격): one person proposes with its reason, another confirms."""

from django.utils.translation import gettext_lazy as _

from competitions import guards_selection as guards
from competitions import rules
from competitions.documents.triggers import DISQUALIFICATION
from competitions.notifications import selection as N
from competitions.notifications.entry import ENTRY_DISQUALIFIED
from competitions.states import ENTERING_RESULTS
from competitions.states import Entering as S
from office.workflow import step


class Strikable:
    """The steps of a disqualification after the publication; their columns stand in the flow of the entry."""

    @step(
        "state",
        source=ENTERING_RESULTS,
        target=None,
        rule=rules.ExamineEntry,
        guards=[guards.result_told, guards.strike_not_proposed],
        effects=[N.STRIKE_PROPOSED],
        label=_("Propose disqualification"),
        explain=_(
            "Only a proposal: another person with the power to decide confirms it, and until then the applicant is "
            "told nothing."
        ),
        quiet=True,
    )
    def propose_strike(self, *, by, at, ground, reason) -> None:
        """One person, with the ground and the reason that the letter will say."""
        self.strike_ground, self.strike_reason = ground, reason
        self.strike_by_id, self.strike_at = by.user_id, at

    @step(
        "state",
        source=ENTERING_RESULTS,
        target=S.DISQUALIFIED,
        rule=rules.ConfirmStrike,
        guards=[guards.result_told, guards.strike_proposed],
        effects=[DISQUALIFICATION, ENTRY_DISQUALIFIED, N.PLACE_FREE],
        label=_("Confirm the disqualification"),
        signed=True,
        explain=_("This cannot be undone. It happens at once, and everybody can read it."),
    )
    def confirm_strike(self, *, by, at) -> None:
        """The second person. What the panel judged stays as it was judged."""
        self.ended_at, self.end_reason = at, self.strike_reason

    @step(
        "state",
        source=ENTERING_RESULTS,
        target=None,
        rule=rules.DecideEntry,
        guards=[guards.strike_proposed],
        label=_("Drop the proposal"),
        explain=_("The result stands as it was told. The proposal and your reason stay in the record."),
        quiet=True,
    )
    def drop_strike(self, *, by, at, reason) -> None:
        """The result stands."""
        self.strike_ground, self.strike_reason, self.strike_by_id, self.strike_at = "", "", None, None

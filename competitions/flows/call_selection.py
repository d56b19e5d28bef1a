"""A call from the panel's work to the final result: told in the order of competitions.md §3(a).

An officer prepares the decision from the tally, another person decides, and only the publication tells anybody. The
machine never decides.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from competitions import guards_selection as guards
from competitions import rules
from competitions.documents.triggers import RESULT_NOTICE
from competitions.notifications import selection as N
from competitions.states import Calling as S
from office.workflow import step


class Selection:
    """The steps after the close; their columns stand in :class:`competitions.flows.call.CallFlow`."""

    @step(
        "state",
        source=S.CLOSED,
        target=S.JUDGING,
        rule=rules.RunCall,
        guards=[guards.panel_begun],
        label=_("Begin the evaluation"),
    )
    def begin_judging(self, *, by, at) -> None:
        """With the panel's own beginning."""

    @step(
        "state",
        source=S.JUDGING,
        target=None,
        rule=rules.DecideCall,
        guards=[guards.round_untold],
        label=_("Tell the result of the round"),
        explain=_("Those who go on and those who were eliminated are told at once. Scores are not told."),
    )
    def tell_round(self, *, by, at, position) -> None:
        """A round that is not the last, once it is locked and tallied."""
        self.told_round = position

    @step(
        "state",
        source=S.JUDGING,
        target=S.DECIDING,
        rule=rules.PrepareCall,
        guards=[guards.result_stands, guards.tally_fits],
        effects=[N.DECISION_PREPARED],
        label=_("Prepare the decision"),
        primary=True,
        explain=_("The list of results comes from the tally. Whatever differs from it needs a reason, and is marked."),
    )
    def prepare_decision(self, *, by, at) -> None:
        """One person prepares."""
        self.selection_by_id, self.back_reason, self.decided_at = by.user_id, "", None
        self.list_withdrawn = False

    @step(
        "state",
        source=S.DECIDING,
        target=S.JUDGING,
        rule=rules.WithdrawSelection,
        guards=[guards.undecided],
        effects=[N.DECISION_WITHDRAWN],
        label=_("Withdraw the list"),
        explain=_("You prepared it and nobody has decided yet. It is prepared anew, with your reason."),
        quiet=True,
    )
    def withdraw_list(self, *, by, at, reason) -> None:
        """Whoever prepared it finds what is wrong with it first."""
        self.back_reason, self.list_withdrawn = reason, True

    @step(
        "state",
        source=S.DECIDING,
        target=S.JUDGING,
        rule=rules.DecideCall,
        effects=[N.DECISION_SENT_BACK],
        label=_("Send the list back"),
        explain=_("It is prepared anew, with your reason. What was decided, and not published, no longer holds."),
        quiet=True,
    )
    def send_back(self, *, by, at, reason) -> None:
        """Before anybody outside knows of it."""
        self.back_reason, self.decided_at, self.decided_by_id = reason, None, None
        self.list_withdrawn = False

    @step(
        "state",
        source=S.DECIDING,
        target=None,
        rule=rules.DecideSelection,
        guards=[guards.undecided, guards.tally_fits],
        label=pgettext_lazy("result", "Decide on the list"),
        primary=True,
        signed=True,
        explain=_("You decide on the whole list as it was prepared. Nobody is told before the publication."),
    )
    def decide(self, *, by, at) -> None:
        """Another person decides."""
        self.decided_at, self.decided_by_id = at, by.user_id

    @step(
        "state",
        source=S.DECIDING,
        target=S.PUBLISHED,
        rule=rules.DecideCall,
        guards=[guards.decided, guards.tally_fits, guards.embargo_over],
        effects=[RESULT_NOTICE],
        label=_("Publish the results"),
        primary=True,
        signed=True,
        explain=_("All letters go out at once, and the result stands on the public page of the call."),
    )
    def publish(self, *, by, at, objections_until) -> None:
        """From here on the period for objections runs."""
        self.published_at, self.objections_until = at, objections_until

    @step(
        "state",
        source=S.PUBLISHED,
        target=S.FINAL,
        rule=rules.DecideCall,
        guards=[guards.objections_over, guards.objections_answered],
        label=_("Declare the results final"),
        primary=True,
        explain=_("The period for objections is over and every objection is answered."),
    )
    def finish(self, *, by, at) -> None:
        """The result of this call."""
        self.ended_at = at

    @step(
        "state",
        source=[S.PUBLISHED, S.FINAL],
        target=None,
        rule=rules.DecideCall,
        guards=[guards.notice_outdated],
        effects=[RESULT_NOTICE],
        label=_("Issue the corrected public notice"),
        explain=_(
            "The public notice is issued anew with the results as they stand now and the changes since; it takes the "
            "place of the one before."
        ),
        quiet=True,
    )
    def correct_notice(self, *, by, at) -> None:
        """What everybody can download says what the page says."""

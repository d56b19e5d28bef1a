"""The arithmetic of a vote: pure, no database, every number named, and said in sentences that can be printed.

Decree §26②: the committee is quorate with a majority of its enrolled members and resolves with a majority of those
present. "과반수" is more than half: a tie fails. Abstainers are present. A recused member never counts as present or
votes; whether he leaves the number of enrolled members is the committee's rule.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from office.committees.states import Majority, Quorum


@dataclass(frozen=True)
class VotingRule:
    """The committee's rule."""

    quorum: str = Quorum.MAJORITY.value
    majority: str = Majority.OF_PRESENT.value
    recused_leave_denominator: bool = False


@dataclass(frozen=True)
class Count:
    """What was counted: `enrolled` includes the recused; `present` does not."""

    enrolled: int
    recused: int
    present: int
    in_favour: int = 0
    against: int = 0
    abstained: int = 0


@dataclass(frozen=True)
class Tally:
    """A count under a rule, with everything that follows from it."""

    enrolled: int
    recused: int
    roster: int
    present: int
    quorum_needed: int
    quorum_met: bool
    in_favour: int
    against: int
    abstained: int
    not_voted: int
    needed: int
    carried: bool
    recused_leave_denominator: bool = False

    def sentences(self) -> list[str]:
        """The arithmetic, one step a line."""
        return [self._enrolled(), self._quorum(), self._votes(), self._result()]

    def _enrolled(self) -> str:
        facts = {"enrolled": self.enrolled, "recused": self.recused, "roster": self.roster}
        if not self.recused:
            return _("Enrolled members for this item: %(enrolled)d.") % facts
        if self.recused_leave_denominator:
            return (
                _(
                    "Enrolled members for this item: %(enrolled)d; %(recused)d recused are not counted, which leaves"
                    " %(roster)d."
                )
                % facts
            )
        return _("Enrolled members for this item: %(enrolled)d, %(recused)d of them recused and still counted.") % facts

    def _quorum(self) -> str:
        facts = {"needed": self.quorum_needed, "present": self.present}
        if self.quorum_met:
            return _("Quorum: %(needed)d needed, %(present)d present. The quorum is met.") % facts
        return _("Quorum: %(needed)d needed, %(present)d present. The quorum is not met.") % facts

    def _votes(self) -> str:
        facts = {"for": self.in_favour, "against": self.against, "abstained": self.abstained}
        told = _("Votes: %(for)d for, %(against)d against, %(abstained)d abstained.") % facts
        if not self.not_voted:
            return told
        return told + " " + _("Present without a vote: %(count)d.") % {"count": self.not_voted}

    def _result(self) -> str:
        facts = {"needed": self.needed, "for": self.in_favour}
        if self.carried:
            return _("Needed: %(needed)d in favour, there are %(for)d. The motion is carried.") % facts
        if not self.quorum_met:
            return _("Without a quorum nothing can be resolved. The motion is not carried.")
        if self.in_favour == self.against and self.in_favour:
            return _("Needed: %(needed)d in favour, there are %(for)d. A tie is no majority.") % facts
        return _("Needed: %(needed)d in favour, there are %(for)d. The motion is not carried.") % facts


def quorum_needed(base: int, quorum: str = Quorum.MAJORITY) -> int:
    """How many of `base` must be there; nobody makes no quorum."""
    return max(1, _two_thirds(base) if quorum == Quorum.TWO_THIRDS else _more_than_half(base))


def tally(count: Count, rule: VotingRule = VotingRule()) -> Tally:  # noqa: B008  frozen
    """Count a vote; raises ValueError for numbers that cannot be."""
    _check(count)
    roster = count.enrolled - (count.recused if rule.recused_leave_denominator else 0)
    wanted, needed = quorum_needed(roster, rule.quorum), _needed(rule, roster, count.present)
    met = count.present >= wanted
    return Tally(
        enrolled=count.enrolled, recused=count.recused, roster=roster, present=count.present, quorum_needed=wanted,
        quorum_met=met, in_favour=count.in_favour, against=count.against, abstained=count.abstained,
        not_voted=count.present - count.in_favour - count.against - count.abstained, needed=needed,
        carried=met and count.in_favour >= needed, recused_leave_denominator=rule.recused_leave_denominator,
    )  # fmt: skip


def _needed(rule: VotingRule, roster: int, present: int) -> int:
    if rule.majority == Majority.OF_ENROLLED:
        return _more_than_half(roster)
    return max(1, _two_thirds(present) if rule.majority == Majority.TWO_THIRDS_OF_PRESENT else _more_than_half(present))


def _more_than_half(base: int) -> int:
    return base // 2 + 1


def _two_thirds(base: int) -> int:
    return -(-2 * base // 3)


def _check(count: Count) -> None:
    if min(vars(count).values()) < 0:
        raise ValueError("a count is never negative")
    if count.recused + count.present > count.enrolled:
        raise ValueError("more members than there are")
    if count.in_favour + count.against + count.abstained > count.present:
        raise ValueError("more votes than members present")

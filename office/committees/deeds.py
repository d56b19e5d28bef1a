"""What can be done about committees besides the steps: one list for the pages and the API, as steps have theirs.

A deed has a form, a rule, a use case, and tells why it is not open now. `deeds_for(subject, actor)` lists what is the
actor's to do; `do(subject, name, by=, data=)` does it with values as they came.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office.access import Actor, Invalid, NotNow, NotYours, Rule, Unknown
from office.committees import deed_forms as ask
from office.committees import rules, why
from office.committees.actions import attendance, furnishing, items, minutes, recusals, voting
from office.committees.models import AgendaItem, ItemPaper, Meeting, Motion, Recusal
from office.workflow import StepForm


@dataclass(frozen=True)
class Deed:
    """Something that can be done to a subject that is no step of its procedure."""

    name: str
    model: type
    label: object
    rule: Rule | Callable[[Actor, Any], bool]
    form: type[StepForm] | None
    action: Callable[..., Any]
    why_not: Callable[[Any], list]
    primary: bool = False

    def allowed(self, actor: Actor, subject: Any) -> bool:
        """Whether it is `actor`'s to do."""
        return self.rule.holds(actor, subject) if isinstance(self.rule, Rule) else self.rule(actor, subject)


@dataclass(frozen=True)
class DeedView:
    """A deed for one reader: open, or with the reasons why not."""

    name: str
    label: str
    open: bool
    reasons: tuple[str, ...]
    form: type[StepForm] | None
    primary: bool


def _clerk_of_item(actor: Actor, row: Any) -> bool:
    return rules.ClerkItem.holds(actor, row.item)


def _runs_item(actor: Actor, row: Any) -> bool:
    return rules.RunItem.holds(actor, row.item)


def _votes_or_runs(actor: Actor, motion: Motion) -> bool:
    return rules.SitOnMotion.holds(actor, motion) or rules.RunItem.holds(actor, motion.item)


def _remove_ad_hoc(item: AgendaItem, *, by: Actor, seat: Any) -> None:
    furnishing.remove_ad_hoc(item, seat, by=by)


def _reorder(meeting: Meeting, *, by: Actor, order: list[str]) -> None:
    items.reorder(meeting, by=by, items=order)


def _reorder_papers(item: AgendaItem, *, by: Actor, order: list[str]) -> None:
    furnishing.reorder_papers(item, by=by, papers=order)


R = rules
DEEDS: tuple[Deed, ...] = (
    # a meeting
    Deed(
        "list_item",
        Meeting,
        gettext_lazy("Put a case on the agenda"),
        R.ClerkMeeting,
        ask.ListForm,
        items.list_item,
        why.agenda_open,
    ),  # fmt: skip
    Deed(
        "reorder", Meeting, gettext_lazy("Change the order"), R.ClerkMeeting, ask.OrderForm, _reorder, why.agenda_open
    ),
    Deed(
        "attend",
        Meeting,
        gettext_lazy("Mark as present"),
        R.RunMeeting,
        ask.AttendForm,
        attendance.attend,
        why.attended,
    ),
    Deed("leave", Meeting, gettext_lazy("Mark as gone"), R.RunMeeting, ask.LeaveForm, attendance.leave, why.attended),
    # an item
    Deed(
        "describe",
        AgendaItem,
        gettext_lazy("Change title and summary"),
        R.ClerkItem,
        ask.DescribeForm,
        items.describe_item,
        why.undecided,
    ),
    Deed(
        "add_ad_hoc",
        AgendaItem,
        gettext_lazy("Let a member join for this item"),
        R.ClerkItem,
        ask.AdHocForm,
        furnishing.add_ad_hoc,
        why.not_called,
    ),
    Deed(
        "remove_ad_hoc",
        AgendaItem,
        gettext_lazy("Take out a member who joins"),
        R.ClerkItem,
        ask.JoinedSeatForm,
        _remove_ad_hoc,
        why.not_called,
    ),
    Deed(
        "add_paper",
        AgendaItem,
        gettext_lazy("Add a paper"),
        R.ClerkItem,
        ask.PaperForm,
        furnishing.add_paper,
        why.undecided,
    ),
    Deed(
        "reorder_papers",
        AgendaItem,
        gettext_lazy("Change the order of the papers"),
        R.ClerkItem,
        ask.OrderForm,
        _reorder_papers,
        why.undecided,
    ),
    Deed(
        "abstain",
        AgendaItem,
        gettext_lazy("Recuse yourself"),
        R.SitOnItem,
        ask.AbstainForm,
        recusals.abstain,
        why.undecided,
    ),
    Deed(
        "exclude",
        AgendaItem,
        gettext_lazy("Record an exclusion"),
        R.RunItem,
        ask.ExcludeForm,
        recusals.exclude,
        why.undecided,
    ),
    Deed(
        "challenge",
        AgendaItem,
        gettext_lazy("Record a challenge"),
        R.ClerkItem,
        ask.ChallengeForm,
        recusals.challenge,
        why.undecided,
    ),
    Deed(
        "propose",
        AgendaItem,
        gettext_lazy("Put a motion"),
        R.RunItem,
        ask.MotionForm,
        voting.propose,
        why.called,
        primary=True,
    ),
    Deed(
        "remark",
        AgendaItem,
        gettext_lazy("Write down a remark"),
        R.ClerkItem,
        ask.RemarkForm,
        minutes.remark,
        why.noted,
    ),
    # a paper, a recusal, a motion
    Deed(
        "remove_paper",
        ItemPaper,
        gettext_lazy("Take out this paper"),
        _clerk_of_item,
        None,
        furnishing.remove_paper,
        why.paper_open,
    ),
    Deed(
        "decide",
        Recusal,
        gettext_lazy("Record the committee's decision"),
        _runs_item,
        ask.DecideChallengeForm,
        recusals.decide_challenge,
        why.to_decide,
        primary=True,
    ),
    Deed(
        "withdraw",
        Motion,
        gettext_lazy("Withdraw the motion"),
        _runs_item,
        None,
        voting.withdraw_motion,
        why.being_voted,
    ),
    Deed("vote", Motion, gettext_lazy("Vote"), _votes_or_runs, ask.VoteForm, voting.vote, why.at_meeting, primary=True),
    Deed(
        "cast_ballot",
        Motion,
        gettext_lazy("Cast the written ballot"),
        _votes_or_runs,
        ask.VoteForm,
        voting.cast_ballot,
        why.in_writing,
        primary=True,
    ),
    Deed(
        "close_vote",
        Motion,
        gettext_lazy("Close the vote and count"),
        _runs_item,
        None,
        voting.close_vote,
        why.countable,
    ),
)


def deed_of(model: type, name: str) -> Deed:
    """The deed of that name; raises LookupError."""
    for deed in DEEDS:
        if deed.model is model and deed.name == name:
            return deed
    raise LookupError(f"{model.__name__} has no deed {name!r}")


def deeds_for(subject: Any, actor: Actor) -> list[DeedView]:
    """The deeds that are `actor`'s to do, open or with the reasons why not; each rule is asked once."""
    if not may_know(subject, actor):
        return []
    known = [deed for deed in DEEDS if deed.model is type(subject)]
    mine = {rule for rule, deed in {one.rule: one for one in known}.items() if deed.allowed(actor, subject)}
    return [_view(deed, subject) for deed in known if deed.rule in mine]


def _view(deed: Deed, subject: Any) -> DeedView:
    reasons = tuple(str(reason) for reason in deed.why_not(subject))
    return DeedView(deed.name, str(deed.label), not reasons, reasons, deed.form, deed.primary)


def may_know(subject: Any, actor: Actor) -> bool:
    """Whether `actor` may know of the subject at all: of a meeting, or of the item that it is or hangs on."""
    if isinstance(subject, Meeting):
        return rules.SeeMeeting.holds(actor, subject)
    return rules.SeeItem.holds(actor, getattr(subject, "item", subject))


def do(subject: Any, name: str, *, by: Actor, data: Any = None, strict: bool = False) -> Any:
    """Do it with values as they came from a page or a program; returns what the use case returns.

    `strict` refuses names the form does not know. Raises LookupError, Unknown, NotYours, NotNow and, only after these,
    Invalid: who may not, learns nothing about the values.
    """
    deed = deed_of(type(subject), name)
    if not may_know(subject, by):
        raise Unknown(str(subject.pk))
    if not deed.allowed(by, subject):
        raise NotYours(f"committees.{name}")
    if reasons := deed.why_not(subject):
        raise NotNow([str(reason) for reason in reasons])
    return deed.action(subject, by=by, **cleaned(deed, subject, by=by, data=data, strict=strict))


def cleaned(deed: Deed, subject: Any, *, by: Actor, data: Any = None, strict: bool = False) -> dict:
    """The facts of a deed out of raw values; raises Invalid with the errors by field."""
    known = set(deed.form.base_fields) if deed.form else set()
    if strict and (odd := set(data or {}) - known):
        raise Invalid({name: [_("This field is not known here.")] for name in sorted(odd)})
    if deed.form is None:
        return {}
    form = deed.form(data or {}, subject=subject, actor=by)
    if not form.is_valid():
        raise Invalid({name if name != "__all__" else "": list(lines) for name, lines in form.errors.items()})
    return form.cleaned_data

"""The states and codes of committees, their meetings and what happens in them: stable keys and the office's words."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Convening(models.TextChoices):
    """One meeting, from its planning to its minutes."""

    PLANNED = "planned", pgettext_lazy("meeting", "Planned")
    NOTICED = "noticed", pgettext_lazy("meeting", "Notice sent")
    OPEN = "open", pgettext_lazy("meeting", "In session")
    CLOSED = "closed", pgettext_lazy("meeting", "Closed")
    MINUTES_DRAFT = "minutes_draft", pgettext_lazy("meeting", "Minutes drafted")
    MINUTES_FINAL = "minutes_final", pgettext_lazy("meeting", "Minutes approved")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "Cancelled")


class Deliberating(models.TextChoices):
    """One item of an agenda."""

    LISTED = "listed", pgettext_lazy("agenda item", "On the agenda")
    OPEN = "open", pgettext_lazy("agenda item", "Under deliberation")
    RESOLVED = "resolved", pgettext_lazy("agenda item", "Resolved")
    DEFERRED = "deferred", pgettext_lazy("agenda item", "Deferred")
    REMOVED = "removed", pgettext_lazy("agenda item", "Taken off the agenda")


UPCOMING = (Convening.PLANNED, Convening.NOTICED)
HELD = (Convening.OPEN, Convening.CLOSED, Convening.MINUTES_DRAFT, Convening.MINUTES_FINAL)
ITEM_UNDECIDED = (Deliberating.LISTED, Deliberating.OPEN)
ITEM_ON_AGENDA = tuple(state for state in Deliberating if state != Deliberating.REMOVED)


class Mode(models.TextChoices):
    """How a meeting is held (Committees Act §9②)."""

    IN_PERSON = "in_person", _("In person")
    VIDEO = "video", _("By video")
    WRITTEN = "written", _("In writing")


class WrittenReason(models.TextChoices):
    """When a committee may resolve in writing (Committees Act §9②, Decree §5②)."""

    MINOR = "minor", _("The matter is minor")
    URGENT = "urgent", _("There is no time to convene the members")
    ATTENDANCE_IMPOSSIBLE = "attendance_impossible", _("Members cannot attend, by disaster or a similar reason")


class SeatKind(models.TextChoices):
    """By what somebody is a member."""

    GOVERNMENT = "government", _("Ex officio")
    CIVILIAN = "civilian", _("Appointed")
    AD_HOC = "ad_hoc", _("For single items")


class SeatRole(models.TextChoices):
    """What somebody is in the committee."""

    CO_CHAIR = "co_chair", _("Co-chair")
    VICE_CHAIR = "vice_chair", _("Vice-chair")
    MEMBER = "member", _("Member")
    SECRETARY = "secretary", _("Secretary of the committee")
    CLERK = "clerk", _("Clerk")


CHAIRS = (SeatRole.CO_CHAIR, SeatRole.VICE_CHAIR)
RUNNERS = (SeatRole.SECRETARY, SeatRole.CLERK)


class Presence(models.TextChoices):
    """How a member attends."""

    IN_PERSON = "in_person", _("In person")
    VIDEO = "video", _("By video")
    PROXY = "proxy", _("By proxy")


class RecusalKind(models.TextChoices):
    """제척·기피·회피 (as in Mobility Innovation Act Decree §17)."""

    EXCLUSION = "exclusion", _("Excluded by law")
    CHALLENGE = "challenge", _("Challenged by a party")
    ABSTENTION = "abstention", _("Self-recused")


class RecusalReason(models.TextChoices):
    """Why a member must keep away (as in Mobility Innovation Act Decree §17①)."""

    PARTY = "party", _("The member or the (former) spouse is a party, an officer of it, or shares its rights or duties")
    RELATIVE = "relative", _("The member is or was a relative of a party")
    ADVICE = "testimony_advice", _("The member testified, advised, did research or rendered services in the matter")
    EMPLOYED = "employed_3_years", _("The member was employed by a party within the last three years")
    AGENT = "agent", _("The member or the member's firm is or was the agent of a party")
    OTHER = "other", _("Another reason to doubt a fair deliberation")


class RecusalState(models.TextChoices):
    """How a recusal stands."""

    PENDING = "pending", pgettext_lazy("recusal", "To be decided by the committee")
    GRANTED = "granted", pgettext_lazy("recusal", "In effect")
    REFUSED = "refused", pgettext_lazy("recusal", "Refused")


class MotionOutcome(models.TextChoices):
    """What a motion proposes."""

    APPROVE = "approve", pgettext_lazy("motion", "Approve")
    APPROVE_WITH_CONDITIONS = "approve_with_conditions", pgettext_lazy("motion", "Approve with conditions")
    REJECT = "reject", pgettext_lazy("motion", "Reject")
    DEFER = "defer", pgettext_lazy("motion", "Defer")


class MotionResult(models.TextChoices):
    """What became of a motion."""

    PENDING = "pending", pgettext_lazy("motion", "Being voted on")
    CARRIED = "carried", pgettext_lazy("motion", "Carried")
    FAILED = "failed", pgettext_lazy("motion", "Not carried")
    WITHDRAWN = "withdrawn", pgettext_lazy("motion", "Withdrawn")


class Choice(models.TextChoices):
    """A vote."""

    FOR = "for", pgettext_lazy("vote", "For")
    AGAINST = "against", pgettext_lazy("vote", "Against")
    ABSTAIN = "abstain", pgettext_lazy("vote", "Abstain")


class VoteHow(models.TextChoices):
    """How a vote was given."""

    IN_PERSON = "in_person", pgettext_lazy("vote", "At the meeting")
    BALLOT = "ballot", pgettext_lazy("vote", "Written ballot")


class Quorum(models.TextChoices):
    """How many must be there."""

    MAJORITY = "majority", _("More than half of the enrolled members")
    TWO_THIRDS = "two_thirds", _("Two thirds of the enrolled members")


class Majority(models.TextChoices):
    """How many must be in favour."""

    OF_PRESENT = "of_present", _("More than half of the members present")
    TWO_THIRDS_OF_PRESENT = "two_thirds_of_present", _("Two thirds of the members present")
    OF_ENROLLED = "of_enrolled", _("More than half of the enrolled members")


TONES = {
    Convening.PLANNED: "gray",
    Convening.OPEN: "warning",
    Convening.MINUTES_DRAFT: "warning",
    Convening.MINUTES_FINAL: "success",
    Convening.CANCELLED: "gray",
    Deliberating.RESOLVED: "success",
    Deliberating.DEFERRED: "warning",
    Deliberating.REMOVED: "gray",
}

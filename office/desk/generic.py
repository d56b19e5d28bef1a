"""The panels that are the same for every programme: what waits, what is due, my cases, letters, unread."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from office.access import Actor
from office.deadlines import queries as deadlines
from office.deadlines.queries import Progress
from office.desk import panels
from office.desk.panels import SHOWN, Panel, Row, Rows, first_of
from office.docket.registry import address_of
from office.documents import queries as documents
from office.documents.models import IssuedDocument, Letter
from office.documents.registry import quiet_kinds
from office.documents.rules import Office
from office.jobs import queries as jobs
from office.jobs.models import Job
from office.ledger.models import Effect
from office.notifications import queries as notices
from office.notifications import rules as operating
from office.web import nav

SOON_DAYS = 7


def register() -> None:
    """Called once, when every application is ready."""
    nav.register("desk", gettext_lazy("Desk"), "desk:home", visible=nav.signed_in, order=10)
    panels.contribute("waiting", "documents.letters", rows=letters_waiting, visible=Office.holds)
    panels.contribute("waiting", "notifications.trouble", rows=trouble, visible=operating.Operate.holds)
    panels.contribute("due", "deadlines", rows=due_soon)
    for panel in (_WAITING, _DUE, _CASES, _LETTERS, _UNREAD, _JOBS):
        panels.register(panel)


def letters_waiting(actor: Actor) -> Rows:
    """Drafts of one's own, and letters to review or to approve."""
    found = documents.waiting_for(actor).order_by("id")
    return first_of(found, _letter)


def _letter(letter: Letter) -> Row:
    return Row(
        title=str(letter),
        url=letter.get_absolute_url(),
        note=str(letter.matter),
        mark=str(letter.get_state_display()),
        tone="info",
        since=letter.waiting_since,
    )


def trouble(actor: Actor) -> Rows:
    """What cannot go on without a person: two lines at most."""
    mails = notices.troubled_for(actor).order_by().count()
    stuck = notices.effects_for(actor).filter(state=Effect.State.PARKED).exclude(kind="notifications.send")
    parked = stuck.order_by().count()
    rows = []
    if mails:
        told = ngettext("%(n)d mail waits for a decision", "%(n)d mails wait for a decision", mails) % {"n": mails}
        rows.append(Row(told, reverse("notifications:deliveries"), mark=_("Outbox"), tone="danger"))
    if parked:
        told = ngettext("%(n)d piece of work is stuck", "%(n)d pieces of work are stuck", parked) % {"n": parked}
        rows.append(Row(told, reverse("notifications:effects"), mark=_("Outbox"), tone="danger"))
    return Rows(rows, len(rows))


def due_soon(actor: Actor) -> Rows:
    """The clocks that end next in the matters one may know of."""
    found = deadlines.due_for(actor).exclude(due_on=None)
    return Rows([_clock(each) for each in deadlines.progress_list(found[:SHOWN])], found.count())


def _clock(progress: Progress) -> Row:
    matter = progress.deadline.matter
    return Row(
        title=matter.title,
        url=address_of(matter),
        note=f"{matter.number or ''} {progress.clock.label}".strip(),
        mark=_left(progress),
        tone="danger" if progress.overdue else "warning" if (progress.left or 0) <= SOON_DAYS else "neutral",
        on=progress.due_on,
    )


def _left(progress: Progress) -> str:
    return "" if progress.left is None else panels.d_day(progress.left)


def newest_letters(actor: Actor) -> Rows:
    """What was issued: to those in the office all that they may know, to others what lies in their box."""
    if not Office.holds(actor):
        return first_of(documents.box_of(actor), _document, SHOWN)
    return first_of(documents.documents_for(actor).exclude(kind__in=quiet_kinds()), _document, SHOWN)


def _document(document: IssuedDocument) -> Row:
    return Row(
        title=document.title,
        url=reverse("documents:detail", kwargs={"pk": document.pk}),
        note=date_format(timezone.localtime(document.issued_at), "Y. n. j."),
        mark="" if document.state == "rendered" else str(document.get_state_display()),
        tone="warning",
    )


def letters_page(actor: Actor) -> str:
    """Where the whole list stands."""
    return "documents:register" if Office.holds(actor) else "documents:box"


def unread(actor: Actor) -> Rows:
    """What one was told and has not read."""
    found = notices.unread_for(actor)
    return first_of(found.defer("body_text", "body_html", "facts"), _notice, SHOWN)


def _notice(delivery) -> Row:
    at = timezone.localtime(delivery.sent_at)
    return Row(
        title=delivery.subject_line,
        url=reverse("notifications:letter", kwargs={"pk": delivery.pk}),
        note=date_format(at, "Y. n. j. H:i"),
    )


def my_jobs(actor: Actor) -> Rows:
    """What runs for one in the background, and what lies ready to be fetched."""
    found = jobs.recent_for(actor)
    return first_of(found, _job, SHOWN)


def _job(job: Job) -> Row:
    state = str(job.get_state_display())
    return Row(
        title=str(job),
        url=job.get_absolute_url(),
        mark=f"{state} {job.percent}%" if job.open and job.percent is not None else state,
        tone="success" if job.state == "done" else "info",
    )


_WAITING = Panel(
    "waiting", gettext_lazy("Waiting for me"), panels.joined("waiting"), order=10, main=True,
    visible=lambda actor: panels.has_source("waiting", actor),
    empty=gettext_lazy("Nothing waits for you. When it is your turn in a case, it appears here."),
)  # fmt: skip
_DUE = Panel(
    "due", gettext_lazy("Due soon"), panels.joined("due"), order=20, more="deadlines:list", main=True,
    empty=gettext_lazy("No legal period is running in your matters."),
)  # fmt: skip
_CASES = Panel(
    "cases", gettext_lazy("My cases"), panels.joined("cases"), order=30, main=True,
    visible=lambda actor: panels.has_source("cases", actor),
    empty=gettext_lazy("No case of yours is under way."),
)  # fmt: skip
_LETTERS = Panel(
    "letters", gettext_lazy("Newest letters"), newest_letters, order=40, more=letters_page,
    empty=gettext_lazy("No letter has been issued to you yet."),
)  # fmt: skip
_UNREAD = Panel(
    "unread", gettext_lazy("Unread notices"), unread, order=50, more="notifications:inbox",
    empty=gettext_lazy("You have read everything."),
)  # fmt: skip
_JOBS = Panel(
    "jobs", gettext_lazy("My jobs"), my_jobs, order=60, more="jobs:list",
    visible=jobs.has_recent,
)  # fmt: skip

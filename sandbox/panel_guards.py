"""The conditions of an expert panel's steps, each with the sentence that is owed to whom it stops."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from office.workflow import guard
from sandbox.policy import PANEL_MEMBERS_LEAST


@guard(_("The panel has no chair yet."))
def has_chair(panel) -> bool:
    """Somebody closes the review and concludes the report."""
    return panel.seated().filter(chair=True).exists()


@guard(_("The panel has too few members."))
def enough_members(panel) -> object:
    """How many there must be is a setting: no law found says."""
    missing = PANEL_MEMBERS_LEAST - panel.seated().count()
    if missing <= 0:
        return True
    return ngettext(
        "One more member must be appointed.", "%(count)d more members must be appointed.", missing
    ) % {"count": missing}  # fmt: skip


@guard(_("The application is not with the experts at present."))
def case_with_experts(panel) -> bool:
    """Experts review what was consulted on; a case that has ended or is before the committee is not reviewed."""
    return panel.case_is_reviewed()


@guard(_("The replies of those who were asked are not in yet."))
def case_consulted(panel) -> bool:
    """The report speaks of the whole case: it comes after the last reply (Act §49④⑦)."""
    return panel.case_is_consulted()


@guard(_("Not every member has declared and signed yet."))
def every_sheet_signed(panel) -> bool:
    """Then the sheets are shown to all of them."""
    return panel.every_sheet_signed()


@guard(_("No member has signed a review sheet yet."))
def some_sheet_signed(panel) -> bool:
    """Without a single opinion there is nothing to report."""
    return panel.signed_sheets().exists()


@guard(_("The report is not complete yet."))
def report_complete(panel) -> object:
    """Every criterion with its reasons, and the overall opinion (Act §51①, Decree §54①)."""
    return _complete(panel.missing_count())


@guard(_("The review sheet is not complete yet."))
def sheet_complete(sheet) -> object:
    """Every criterion has a rating and reasons."""
    return _complete(sheet.missing_count())


@guard(_("The review is closed."))
def sheet_wanted(sheet) -> bool:
    """While the members are reviewing, and the case is with them."""
    return sheet.panel.is_reviewing() and sheet.panel.case_is_reviewed()


def _complete(missing: int) -> object:
    if not missing:
        return True
    return ngettext("One answer is missing or wrong.", "%(count)d answers are missing or wrong.", missing) % {
        "count": missing
    }

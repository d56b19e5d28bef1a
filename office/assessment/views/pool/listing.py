"""The list of reviewers, and the same list as a file."""

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from office import ledger
from office.access import declare
from office.assessment import queries_pool, rules_pool
from office.assessment.forms.pool_filter import STATES, TONES, ReviewerFilter
from office.assessment.models import Reviewer
from office.web.exporting import as_file

PER_PAGE = 30
_WORDS = dict(STATES)


@declare(rules_pool.OverlookPool)
@require_safe
def page(request: HttpRequest) -> HttpResponseBase:
    """Who is in the pool, by what is asked for."""
    found = ReviewerFilter(request.GET, queryset=queries_pool.reviewers_for(request.actor), request=request)
    if kind := request.GET.get("export"):
        return _file(found, request, kind)
    shown = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    for reviewer in shown.object_list:
        tell(reviewer, found.regions, found.fields_of_expertise)
    context = {"page": shown, "filter": found, "keeps": rules_pool.ManagePool.holds(request.actor)}
    return render(request, "assessment/pool/list.html", context)


def tell(reviewer: Reviewer, regions: dict[str, str], fields: dict[str, str]) -> None:
    """What a page says of a profile, in the reader's words."""
    state = queries_pool.state_of(reviewer, timezone.localdate())
    reviewer.state_word, reviewer.tone = _WORDS[state], TONES.get(state, "gray")
    reviewer.region_word = regions.get(reviewer.region, reviewer.region)
    reviewer.fields = [word for code, word in fields.items() if code in reviewer.expertise]


def _file(found: ReviewerFilter, request: HttpRequest, kind: str) -> HttpResponseBase:
    """Exactly the rows of the list; that they were taken is written in the ledger."""
    head = [_("Name"), _("E-mail"), _("Affiliation"), _("Position"), _("Expertise"), _("Region"), _("Gender"),
            _("Consent until"), _("Account"), _("State")]  # fmt: skip
    people = list(found.qs)
    for reviewer in people:
        tell(reviewer, found.regions, found.fields_of_expertise)
    ledger.record("assessment.pool.exported", actor=request.actor, data={"list": "reviewers", "rows": len(people)})
    return as_file("reviewers", head, [_row(one) for one in people], kind=kind)


def _row(one: Reviewer) -> list[object]:
    linked = _("Linked") if one.user_id else _("None")
    return [one, one.email, one.affiliation, one.position, ", ".join(map(str, one.fields)), one.region_word,
            one.get_gender_display(), one.consent_until, linked, one.state_word]  # fmt: skip

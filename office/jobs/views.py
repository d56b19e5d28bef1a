"""Pages of one's own long work."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from office.access import SIGNED_IN, declare
from office.docket.registry import address_of
from office.jobs import actions, queries
from office.jobs.serving import sent

PER_PAGE = 30
STOP_POLLING = 286  # htmx: swap this in, and ask no more


@declare(SIGNED_IN)
@require_GET
def jobs(request: HttpRequest) -> HttpResponse:
    """My jobs, the newest first."""
    page = Paginator(queries.jobs_for(request.actor), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "office/jobs/list.html", {"page": page})


@declare(SIGNED_IN)
@require_GET
def job(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One job: how far it is, and its file."""
    found = queries.job_for(request.actor, pk)
    matter_url = address_of(found.matter) if found.matter and found.matter_seen else ""
    return render(request, "office/jobs/job.html", {"job": found, "matter_url": matter_url})


@declare(SIGNED_IN)
@require_GET
def progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The part of the page that is asked for every other second; without JavaScript, the page itself."""
    found = queries.job_for(request.actor, pk)
    if not request.htmx:
        return redirect("jobs:job", pk=pk)
    status = 200 if found.open else STOP_POLLING
    return render(request, "office/jobs/_state.html", {"job": found}, status=status)


@declare(SIGNED_IN)
@require_POST
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Call it off."""
    called_off = actions.cancel(queries.job_for(request.actor, pk), by=request.actor)
    told = _("The job stops at its next step.") if called_off.open else _("The job was called off.")
    messages.success(request, told)
    return redirect("jobs:job", pk=pk)


@declare(SIGNED_IN)
@require_POST
def retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Try again."""
    again = actions.retry(queries.job_for(request.actor, pk), by=request.actor)
    messages.success(request, _("The job is waiting for its turn again."))
    return redirect("jobs:job", pk=again.pk)


@declare(SIGNED_IN)
@require_GET
def file(request: HttpRequest, pk: UUID) -> FileResponse:
    """The file; fetching it is logged."""
    return sent(actions.fetched(request.actor, pk))

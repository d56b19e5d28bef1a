"""Programmes for the staff: the families of calls, their names, and new ones without a developer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from competitions import queries, rules
from competitions import queries_calls as found_in
from competitions.actions import programmes
from competitions.forms.programme import NewProgrammeForm, ProgrammeForm
from competitions.models import Programme
from office.access import SIGNED_IN, Actor, Invalid, NotYours, Unknown, declare


@declare(rules.Overlook)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The programmes one is in charge of, with how many calls of which year each has had."""
    rows = list(found_in.programmes_listed(request.actor))
    for row in rows:
        row.years = _by_year(row)
    return render(request, "competitions/programme/list.html", {"rows": rows, "may_add": _adds(request.actor)})


def _by_year(programme: Programme) -> list[tuple[int, int]]:
    years = [call.year for call in programme.calls.all()]
    return [(year, years.count(year)) for year in sorted(set(years), reverse=True)]


def _adds(actor: Actor) -> bool:
    """A family that is not there yet is nobody's own: only those in charge of all programmes add one."""
    return rules.EditProgramme.holds(actor, Programme(code="-"))


def get_programme(actor: Actor, code: str) -> Programme:
    """The programme, if the actor looks over it; raises Unknown."""
    programme = queries.programmes_for(actor).filter(pk=code).first()
    if programme is None:
        raise Unknown
    return programme


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Names and ministry to edit, and its calls."""
    programme = get_programme(request.actor, code)
    edits = rules.EditProgramme.holds(request.actor, programme)
    if request.method == "POST" and not edits:
        raise NotYours("competitions.programme.edit")
    posted = request.POST if request.method == "POST" else None
    form = ProgrammeForm(posted, instance=get_programme(request.actor, code))
    if form.is_bound and form.is_valid():
        programmes.change(programme, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("competitions:programme", code=programme.pk)
    context = {
        "programme": programme,
        "form": form if edits else None,
        "calls": list(queries.with_counts(queries.calls_for(request.actor)).filter(programme=programme)[:50]),
    }
    return render(request, "competitions/programme/page.html", context, status=400 if form.is_bound else 200)


@declare(rules.Staff)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add a family of calls."""
    if not _adds(request.actor):
        raise NotYours("competitions.programme.create")
    form = NewProgrammeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _added(form, request.actor):
        messages.success(request, _("The programme is added. Its first call can be set up now."))
        return redirect("competitions:programme", code=form.cleaned_data["code"])
    return render(request, "competitions/programme/new.html", {"form": form}, status=400 if form.is_bound else 200)


def _added(form: NewProgrammeForm, actor: Actor) -> bool:
    try:
        programmes.create(by=actor, **form.cleaned_data)
    except Invalid as wrong:
        for name, lines in wrong.errors.items():
            form.add_error(name, lines)
        return False
    return True

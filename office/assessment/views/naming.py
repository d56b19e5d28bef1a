"""The applicant's page of the people it names, and the staff's way to say which member is meant."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from office.access import SIGNED_IN, Invalid, Unknown, declare
from office.assessment import naming, rules_seats
from office.assessment.actions import naming as actions
from office.assessment.forms.seats import NameForm
from office.assessment.models import NamedPerson
from office.assessment.queries import seats as found_in
from office.assessment.views.finding_seats import get_named, get_named_entry
from office.docket import registry as docket


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who was named, what was decided on challenges, and naming one more while that is open."""
    entry = get_named_entry(request.actor, pk)
    sent = request.POST if request.method == "POST" else None
    form = NameForm(sent)
    if sent is not None and form.is_valid():
        actions.name_person(entry, by=request.actor, **form.cleaned_data)
        messages.success(request, _("It is recorded."))
        return redirect("assessment:named", pk=entry.pk)
    phase = naming.phase_of(entry)
    context = {
        "entry": entry,
        "entry_url": docket.address_of(entry),
        "form": form if rules_seats.NameFor.holds(request.actor, entry) and phase else None,
        "phase": phase,
        "reasons": [] if phase else naming.against_naming(entry),
        "named": [_line(one, phase) for one in found_in.named_for(request.actor).filter(matter=entry)],
    }
    return render(request, "assessment/seats/named.html", context, status=400 if sent is not None else 200)


def _line(one: NamedPerson, phase: str) -> dict:
    """Of somebody named before the draw nobody is told whether the person was drawn."""
    state = ""
    if one.challenge:
        decided = one.exclusion is not None and one.exclusion.decided_at is not None
        upheld = decided and one.exclusion.state == "standing"
        state = (_("Upheld") if upheld else _("Not upheld")) if decided else _("Waits for the decision")
    return {"person": one, "state": state, "reason": one.exclusion.reason if one.challenge and one.exclusion else "",
            "removable": not one.challenge and phase == naming.NAMING}  # fmt: skip


@declare(SIGNED_IN)
@require_POST
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a name back."""
    named = get_named(request.actor, pk)
    actions.remove(named, by=request.actor)
    messages.success(request, _("The name was taken back."))
    return redirect("assessment:named", pk=named.matter_id)


@declare(SIGNED_IN)
@require_POST
def attach(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The staff says which member is meant."""
    named = found_in.named_run_by(request.actor).filter(pk=pk).first()
    if named is None:
        raise Unknown
    seat = found_in.seats_run_by(request.actor).filter(pk=_uuid(request.POST.get("seat", ""))).first()
    if seat is None:
        raise Unknown
    exclusion = actions.attach(named, seat, by=request.actor)
    messages.success(request, _("It waits for the decision."))
    return redirect("assessment:exclusion", pk=exclusion.pk)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Invalid({"seat": [_("Choose a reviewer.")]}) from None

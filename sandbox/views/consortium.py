"""The pages of a consortium: inviting, answering an invitation, leaving."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from office.access import SIGNED_IN, Actor, Invalid, NotYours, Unknown, declare
from sandbox import queries_applications as found_in
from sandbox import rules
from sandbox.actions import consortium
from sandbox.forms.application import InviteForm
from sandbox.models import ConsortiumMember
from sandbox.states import APPLYING_CHANGEABLE
from sandbox.views.applications import get_application

ANSWERS = {"accept": consortium.accept, "decline": consortium.decline}


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The lead asks an organisation to apply together."""
    application = get_application(request.actor, pk)
    if not rules.Apply.holds(request.actor, application):
        raise NotYours("sandbox.consortium.invite")
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _invited(form, application, request.actor):
        messages.success(request, _("The invitation is sent."))
        return redirect("sandbox:application", pk=application.pk)
    context = {
        "application": application,
        "form": form,
        "open": application.state in APPLYING_CHANGEABLE,
        "back": reverse("sandbox:application", kwargs={"pk": application.pk}),
    }
    return render(request, "sandbox/application/invite.html", context, status=400 if form.is_bound else 200)


def _invited(form: InviteForm, application: object, actor: Actor) -> bool:
    """Invite; what is wrong with it stands beside the field."""
    try:
        organisation = found_in.organisation_named(form.cleaned_data["organisation"])
        consortium.invite(application, by=actor, organisation=organisation, part=form.cleaned_data["part"])
    except Invalid as wrong:
        for line in wrong.errors["organisation"]:
            form.add_error("organisation", line)
        return False
    return True


def get_invitation(actor: Actor, pk: UUID) -> ConsortiumMember:
    """The invitation, if the actor's organisation sent or received it; raises Unknown."""
    member = found_in.invitations_for(actor).filter(pk=pk).first()
    if member is None:
        raise Unknown
    return member


@declare(SIGNED_IN)
@require_safe
def invitation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who invites to what, and the answer; nothing of the application itself before it is accepted."""
    member = get_invitation(request.actor, pk)
    context = {
        "member": member,
        "application": member.application,
        "may_answer": rules.AnswerInvitation.holds(request.actor, member) and member.state == found_in.Member.INVITED,
        "may_open": rules.SeeApplication.holds(request.actor, member.application),
    }
    return render(request, "sandbox/application/invitation.html", context)


@declare(SIGNED_IN)
@require_POST
def answer(request: HttpRequest, pk: UUID, answer: str) -> HttpResponse:
    """Accept or decline."""
    member = get_invitation(request.actor, pk)
    ANSWERS[answer](member, by=request.actor)
    if answer == "accept":
        messages.success(request, _("Your organisation takes part now."))
        return redirect("sandbox:application", pk=member.application_id)
    messages.success(request, _("The invitation is declined."))
    return redirect("sandbox:invitation", pk=member.pk)


@declare(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A member leaves, or the lead takes one out: asked first, then done."""
    member = get_invitation(request.actor, pk)
    mine = rules.AnswerInvitation.holds(request.actor, member)
    if not (mine or rules.ManageConsortium.holds(request.actor, member)):
        raise NotYours("sandbox.consortium.leave")
    if request.method == "POST":
        consortium.leave(member, by=request.actor)
        messages.success(request, _("%(name)s no longer takes part.") % {"name": member.organisation})
        if rules.SeeApplication.holds(request.actor, member.application):
            return redirect("sandbox:application", pk=member.application_id)
        return redirect("sandbox:application-list")
    context = {"member": member, "application": member.application, "mine": mine}
    return render(request, "sandbox/application/leave.html", context)

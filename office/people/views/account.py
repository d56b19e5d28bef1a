"""One's own account and tokens."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from office.access import SIGNED_IN, Unknown, declare
from office.people import queries
from office.people.actions import accounts
from office.people.forms.account import ProfileForm, TokenForm
from office.people.views.answering import answer_form, go


@declare(SIGNED_IN)
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """My account: what colleagues see of me, and the doors to everything of mine."""
    user = queries.account_of(request.actor)
    seats = queries.own_organisations(request.actor)
    form = ProfileForm(request.POST or None, instance=queries.account_of(request.actor), seats=seats)
    return answer_form(
        request,
        form,
        "office/people/account.html",
        act=lambda: accounts.edit_profile(user, by=request.actor, **form.facts()),
        done=lambda _user: go(request, _("Saved."), "people:account"),
        seats=seats,
        posts=queries.appointments_for(request.actor).filter(user=user).in_force(),
    )


@declare(SIGNED_IN)
@never_cache
@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """My access tokens; a new one is shown once, on the answer to the form that made it."""
    form = TokenForm(request.POST or None)
    return answer_form(
        request,
        form,
        "office/people/tokens.html",
        act=lambda: accounts.make_token(by=request.actor, **form.cleaned_data),
        done=lambda made: _show_once(request, *made),
        tokens=queries.tokens_for(request.actor),
    )


def _show_once(request: HttpRequest, token, secret: str) -> HttpResponse:
    shown = {"form": TokenForm(), "tokens": queries.tokens_for(request.actor), "made": token, "secret": secret}
    return render(request, "office/people/tokens.html", shown)


@declare(SIGNED_IN)
@require_POST
def revoke_token(request: HttpRequest) -> HttpResponse:
    """Make one of my tokens worthless."""
    token = queries.tokens_for(request.actor).filter(pk=request.POST.get("token", "")).first()
    if token is None:
        raise Unknown("token")
    accounts.revoke_token(token, by=request.actor)
    return go(request, _("The token is revoked: programs that use it are refused from now on."), "people:tokens")

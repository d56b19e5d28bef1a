"""Signing in again without leaving the page: the form that was being filled in stays as it is."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.utils import is_mfa_enabled
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from office.access import PUBLIC, declare
from office.people.forms.account import SignInAgainForm
from office.people.mfa import FACTORS


class Refused(Exception):  # noqa: N818
    """Not signed in: what to say, beside which field, with which status."""

    def __init__(self, field: str, said: object, status: int = 400) -> None:
        super().__init__(str(said))
        self.field, self.said, self.status = field, str(said), status


@declare(PUBLIC)
@never_cache
@sensitive_post_parameters("password", "code")
@require_POST
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """204 and a fresh CSRF cookie, or the errors by field.

    `email`, `password`, `code` (when the account has a second factor) and `user`, the id of whom the page was
    opened for: another person's sign-in would save into the wrong hands and is refused with 409. 400 with
    `needs_code` asks for the code; 429 after too many attempts.
    """
    form = SignInAgainForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    try:
        user = _whoever_that_is(request, form)
        _the_same_person(request, form, user)
        _second_factor(request, form, user)
    except Refused as no:
        return JsonResponse({"errors": {no.field: [no.said]}, "needs_code": no.field == "code"}, status=no.status)
    get_adapter(request).login(request, user)
    record_authentication(request, user, method="password")
    get_token(request)
    return HttpResponse(status=204)


def _whoever_that_is(request: HttpRequest, form: SignInAgainForm):
    """The library's own way, so that its limits on attempts count."""
    said = form.cleaned_data
    try:
        user = get_adapter(request).authenticate(request, email=said["email"].lower(), password=said["password"])
    except ValidationError as limited:
        raise Refused("password", limited.messages[0], 429) from limited
    if user is None or not user.is_active:
        raise Refused("password", _("The e-mail address or the password is not right."))
    if not user.emailaddress_set.filter(verified=True).exists():
        raise Refused("email", _("This address is not verified yet."))
    return user


def _the_same_person(request: HttpRequest, form: SignInAgainForm, user) -> None:
    expected = request.user.pk if request.user.is_authenticated else form.cleaned_data.get("user")
    if expected and expected != user.pk:
        raise Refused("email", _("This page was opened by another person. Sign in as the same person."), 409)


def _second_factor(request: HttpRequest, form: SignInAgainForm, user) -> None:
    if not is_mfa_enabled(user, FACTORS):
        return
    if not form.cleaned_data["code"]:
        raise Refused("code", _("Enter the code of your authenticator app or a recovery code."))
    second = AuthenticateForm({"code": form.cleaned_data["code"]}, user=user)
    if not second.is_valid():
        raise Refused("code", second.errors["code"][0])
    second.save()

"""Pages that belong to the frame and to nobody's procedure."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from office.access.declare import PUBLIC, declare


@declare(PUBLIC)
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Change the language and come back; remembered with the account, so that mail follows."""
    chosen = request.POST.get("language", "")
    answer = HttpResponseRedirect(_back(request))
    if chosen in dict(settings.LANGUAGES) and check_for_language(chosen):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=60 * 60 * 24 * 365,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
        _remember(request.user, chosen)
    return answer


def _back(request: HttpRequest) -> str:
    """The page it was asked from, never another host."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else "/"


def _remember(user, chosen: str) -> None:
    if user.is_authenticated and getattr(user, "language", chosen) != chosen:
        user.language = chosen
        user.save(update_fields=["language"])


@declare(PUBLIC)
@require_GET
@never_cache
def session(request: HttpRequest) -> JsonResponse:
    """Whether somebody is signed in, and the token that the next request needs: asked after signing in in place."""
    user = request.user
    return JsonResponse(
        {
            "signed_in": user.is_authenticated,
            "user": str(user.pk) if user.is_authenticated else None,
            "csrf": get_token(request),
        }
    )


@declare(PUBLIC)
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement: what is met, what is not, and where to complain."""
    return render(request, "web/accessibility.html")


@declare(PUBLIC)
@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people, why, and for how long (Personal Information Protection Act §30)."""
    return render(request, "web/privacy.html")

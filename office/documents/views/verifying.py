"""The public page on which anybody checks a document: nothing personal is shown."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from office.access import PUBLIC, declare
from office.documents import verification
from office.documents.forms import VerifyForm
from office.documents.verification import Verdict

MOST_A_MINUTE = 30


@declare(PUBLIC)
@never_cache
@require_http_methods(["GET", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    """Enter the code, or choose the file."""
    if request.method == "GET":
        return render(request, "office/documents/verify.html", {"form": VerifyForm()})
    if too_many(request):
        return _slow_down(request)
    form = VerifyForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "office/documents/verify.html", {"form": form}, status=400)
    if file := form.cleaned_data["file"]:
        if file.size > verification.MOST_BYTES:
            form.add_error("file", _("The file is too large to be one of ours."))
            return render(request, "office/documents/verify.html", {"form": form}, status=400)
        return _answer(request, verification.by_file(file))
    return redirect("verify:code", code=verification.cleaned(form.cleaned_data["code"]) or "-")


@declare(PUBLIC)
@never_cache
@require_GET
def code(request: HttpRequest, code: str) -> HttpResponse:
    """What the QR code on a document leads to."""
    if too_many(request):
        return _slow_down(request)
    return _answer(request, verification.by_code(code))


def _answer(request: HttpRequest, verdict: Verdict) -> HttpResponse:
    document = verdict.document
    successor = getattr(document, "superseded_by", None) if verdict.state == "superseded" else None
    context = {
        "verdict": verdict,
        "document": document,
        "agency": document.facts["frame"]["letterhead"]["agency"] if document else "",
        "successor": successor,
    }
    status = 404 if verdict.state == "unknown" else 200
    return render(request, "office/documents/verdict.html", context, status=status)


def too_many(request: HttpRequest) -> bool:
    """Whether this address has asked too often in this minute: codes must not be found by trying."""
    key = f"documents.verify:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, timeout=60)
    try:
        return cache.incr(key) > MOST_A_MINUTE
    except ValueError:  # the minute ended between the two calls
        return False


def _slow_down(request: HttpRequest) -> HttpResponse:
    answer = render(request, "office/documents/verify.html", {"form": VerifyForm(), "slow_down": True}, status=429)
    answer["Retry-After"] = "60"
    return answer

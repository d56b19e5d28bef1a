"""Pages of issued documents: the addressee's box, the register of the office, one document and its file."""

from uuid import UUID

from django.contrib import messages
from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from office.access import SIGNED_IN, Invalid, NotNow, Unknown, declare
from office.docket.registry import address_of, may_see
from office.documents import actions, forms, printing, queries, registry, rules
from office.documents.models import IssuedDocument

PER_PAGE = 30


@declare(SIGNED_IN)
@require_GET
def box(request: HttpRequest) -> HttpResponse:
    """The letters placed in my box, and in those of my organisations."""
    found = queries.box_of(request.actor)
    if q := request.GET.get("q", "").strip()[:100]:
        found = found.filter(_words(q))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "office/documents/box.html", {"page": page, "q": q, "query": f"q={q}"})


@declare(rules.Office)
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """The register: number, kind, addressee, when it was served and arrived."""
    form = forms.RegisterForm(request.GET)
    valid = form.is_valid()
    found = _narrowed(queries.documents_for(request.actor), form.cleaned_data)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    context = {"form": form, "page": page, "query": asked.urlencode()}
    return render(request, "office/documents/register.html", context, status=200 if valid else 400)


def _narrowed(found: QuerySet[IssuedDocument], asked: dict) -> QuerySet[IssuedDocument]:
    if asked.get("kind"):
        found = found.filter(kind__in=registry.alike(asked["kind"]))
    if asked.get("state"):
        found = found.filter(state=asked["state"])
    if asked.get("arrival"):
        found = found.filter(arrived_at__isnull=asked["arrival"] == "open")
    return found.filter(_words(asked["q"])) if asked.get("q") else found


def _words(q: str) -> Q:
    """A number as it is printed, or words of the subject or the addressee."""
    series, _dash, rest = q.rpartition("-")
    series, _dash, year = series.rpartition("-")
    if series and year.isdecimal() and rest.isdecimal() and len(year) == 4 and len(rest) < 9:
        return Q(series=series, year=int(year), number=int(rest))
    return Q(title__icontains=q) | Q(series__icontains=q) | Q(organisation__name_ko__icontains=q) | Q(matter__number=q)


def document_for(request: HttpRequest, pk: UUID) -> IssuedDocument:
    """The document, if it is this visitor's to know; raises Unknown."""
    found = queries.documents_for(request.actor).filter(pk=pk).first()
    if found is None:
        raise Unknown(pk)
    return found


@declare(rules.See)
@require_GET
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One document: whether it holds, how it arrived, and its file."""
    return page_of(request, document_for(request, pk))


def page_of(request: HttpRequest, document: IssuedDocument, *, status: int = 200, **more) -> HttpResponse:
    """The document's page, with a form as it was filled in where something was wrong."""
    may_serve = rules.Serve.holds(request.actor, document) and document.in_force
    context = {
        "document": document,
        "services": document.services.select_related("recorded_by"),
        "case_url": address_of(document.matter) if may_see(request.actor, document.matter) else "",
        "verify_url": printing.verify_url(document.code),
        "service_form": forms.ServiceForm() if may_serve else None,
        "void_form": forms.ReasonForm() if document.in_force and rules.Void.holds(request.actor, document) else None,
        "successor": queries.documents_for(request.actor).filter(supersedes=document).first(),
        **more,
    }
    return render(request, "office/documents/detail.html", context, status=status)


@declare(rules.See)
@require_GET
def pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file itself; opening it is logged."""
    return file_of(document_for(request, pk), request)


def file_of(document: IssuedDocument, request: HttpRequest) -> FileResponse:
    """The stored PDF with its Korean name; raises NotNow while it is being made."""
    if not document.ready:
        raise NotNow([_("The document is being prepared. Try again in a minute.")])
    actions.opened(document, by=request.actor)
    answer = FileResponse(
        default_storage.open(document.pdf_key),
        content_type="application/pdf",
        as_attachment="download" in request.GET,
        filename=document.file_name,
    )
    answer["Cache-Control"] = "private, no-store"
    return answer


@declare(rules.Serve)
@require_POST
def record_service(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down how it was sent, and when it arrived."""
    document = document_for(request, pk)
    form = forms.ServiceForm(request.POST)
    try:
        if form.is_valid():
            actions.record_service(document, by=request.actor, **form.cleaned_data)
            messages.success(request, _("The service is on record."))
            return redirect("documents:detail", pk=pk)
    except Invalid as wrong:
        for field, lines in wrong.errors.items():
            form.add_error(field, [str(line) for line in lines])
    except NotNow as closed:
        return page_of(request, document, status=409, reasons=closed.reasons)
    return page_of(request, document, status=400, service_form=form)


@declare(rules.Void)
@require_POST
def void(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Void it with a reason; the number stays used."""
    document = document_for(request, pk)
    form = forms.ReasonForm(request.POST)
    if not form.is_valid():
        return page_of(request, document, status=400, void_form=form)
    try:
        actions.void(document, reason=form.cleaned_data["reason"], by=request.actor)
    except NotNow as closed:
        return page_of(request, document, status=409, reasons=closed.reasons)
    messages.success(request, _("The document is void."))
    return redirect("documents:detail", pk=pk)

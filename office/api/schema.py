"""The OpenAPI document: what is true of every operation is said once, here."""

import threading
from functools import cache
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import build_mock_request, get_lib_doc_excludes
from drf_spectacular.utils import OpenApiParameter

from office.access.actors import ANONYMOUS
from office.access.declare import PUBLIC
from office.api.idempotency import HEADER
from office.api.kinds import KINDS, kind_for
from office.api.permissions import declaration
from office.api.problems import MEDIA_TYPE

ALWAYS = (400, 401, 403, 404, 429, 503)
CHANGING = (409, 413, 415, 422)
_METHODS = ("get", "post", "put", "patch", "delete")
_generating = threading.Lock()

IDEMPOTENCY_KEY = OpenApiParameter(
    HEADER,
    str,
    OpenApiParameter.HEADER,
    description=gettext_lazy(
        "A value of your own, best a UUID, for this one request. Repeated with the same body within 24 hours, the "
        "request is answered with the stored response and `Idempotency-Replayed: true`, and not done again. "
        "A request that was refused keeps nothing: corrected, it may be sent with the same key."
    ),
    pattern=r"^[\x21-\x7e]{1,200}$",
)


class Schema(AutoSchema):
    """Operation summaries from docstrings, and the `Idempotency-Key` on everything that posts."""

    def get_override_parameters(self) -> list:
        """The header stands on every POST and PATCH, for both are honoured."""
        return [IDEMPOTENCY_KEY] if self.method in ("POST", "PATCH") else []

    def get_auth(self) -> list[dict[str, list]]:
        """What is public asks for no token, though it takes one."""
        found = super().get_auth()
        return [*found, {}] if found and declaration(self.view, self.method) is PUBLIC else found

    def get_summary(self) -> str | None:
        """The first line of the docstring."""
        return super().get_description().partition("\n")[0] or None

    def get_description(self) -> str:
        """The docstring after its first line."""
        return super().get_description().partition("\n")[2].strip()


@cache
def document(language: str) -> dict[str, Any]:
    """The whole document in one language. Addresses do not change while a process runs, so it is made once."""
    with _generating, translation.override(language):
        return SchemaGenerator().get_schema(request=None, public=True)


def current_document() -> dict[str, Any]:
    """The document in the reader's language."""
    spoken = (translation.get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return document(spoken if spoken in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE)


def mock_request(*args: Any, **kwargs: Any) -> Any:
    """The request that views are asked about while the document is made: nobody's."""
    request = build_mock_request(*args, **kwargs)
    request._request.actor = ANONYMOUS
    return request


def doc_excludes() -> list[type]:
    """Base classes whose docstrings speak to us, not to users of the API."""
    from office.api import views

    return [*get_lib_doc_excludes(), views.ApiMixin, views.ApiView, views.ApiViewSet]


def add_problems(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Post-processing hook: the problem document, and the refusals that any operation may answer with."""
    components = result.setdefault("components", {})
    components.setdefault("schemas", {})["Problem"] = _problem_schema()
    components["responses"] = {f"Problem{status}": _response(status) for status in ALWAYS + CHANGING}
    used: set[str] = set()
    for path in result["paths"].values():
        for method in _METHODS:
            if method in path:
                _add_to(path[method], ALWAYS if method == "get" else ALWAYS + CHANGING)
                used.update(path[method].get("tags", []))
    result["tags"] = [tag for tag in result.get("tags", []) if tag["name"] in used]
    _forget_marks(result)
    return result


def _forget_marks(value: Any) -> None:
    """Drop the generator's own marks on enumerations."""
    if isinstance(value, dict):
        value.pop("x-spec-enum-id", None)
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            _forget_marks(item)


def _add_to(operation: dict[str, Any], statuses: tuple[int, ...]) -> None:
    for status in statuses:
        operation["responses"].setdefault(str(status), {"$ref": f"#/components/responses/Problem{status}"})


def _response(status: int) -> dict[str, Any]:
    kind = kind_for(status)
    schema = {"$ref": "#/components/schemas/Problem"}
    found: dict[str, Any] = {
        "description": f"{kind.title}. {kind.meaning}",
        "content": {MEDIA_TYPE: {"schema": schema, "example": _example(status)}},
    }
    if status in (409, 429, 503):
        found["headers"] = {"Retry-After": {"description": _("Seconds to wait."), "schema": {"type": "integer"}}}
    return found


def _example(status: int) -> dict[str, Any]:
    kind = kind_for(status)
    return {
        "type": kind.uri,
        "title": str(kind.title),
        "status": status,
        "detail": str(kind.meaning),
        "errors": {"title": [_("This field is required.")]} if kind.code == "invalid" else {},
        "reasons": [_("The demonstration plan is missing.")] if kind.code == "not-now" else [],
        "instance": "/api/v1/…",
    }


def _problem_schema() -> dict[str, Any]:
    lines = {"type": "array", "items": {"type": "string"}}
    return {
        "type": "object",
        "title": _("Problem"),
        "description": _("Why a request was not done (RFC 9457). Codes are stable, sentences are for people."),
        "required": ["type", "title", "status", "detail", "errors", "reasons", "instance"],
        "properties": {
            "type": {"type": "string", "format": "uri-reference", "enum": [kind.uri for kind in KINDS.values()]},
            "title": {"type": "string"},
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": {"type": "string"},
            "errors": {
                "type": "object",
                "description": _("Sentences by field; the empty name is about the whole."),
                "additionalProperties": lines,
            },
            "reasons": {**lines, "description": _("Why it is not possible now.")},
            "instance": {"type": "string", "format": "uri-reference"},
        },
    }

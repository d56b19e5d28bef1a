"""The kinds of problem this API tells of; programs may rely on the codes, people read the titles."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its stable code, the HTTP status, and what it means in words."""

    code: str
    status: int
    title: object
    meaning: object

    @property
    def uri(self) -> str:
        """The problem type (RFC 9457 §3.1.1), which can be opened."""
        return f"/api/v1/problems/{self.code}/"


_ALL = (
    Kind("malformed", 400, _("Malformed request"), _("The request could not be read.")),
    Kind("invalid", 400, _("Wrong values"), _("Some values are missing or not right; `errors` names them by field.")),
    Kind("not-signed-in", 401, _("Not signed in"), _("Send a bearer token, or sign in on the pages.")),
    Kind("not-yours", 403, _("Not yours to do"), _("Your account may not do this.")),
    Kind("unknown", 404, _("Not found"), _("There is nothing here, or nothing that you may know of.")),
    Kind("method", 405, _("Method not allowed"), _("This address does not answer to this method; see `Allow`.")),
    Kind("not-acceptable", 406, _("Not acceptable"), _("The answer cannot be given in the form you ask for.")),
    Kind("not-now", 409, _("Not possible now"), _("Right in itself, but not open at present; `reasons` says why.")),
    Kind("in-progress", 409, _("Still in progress"), _("A request with this Idempotency-Key is being carried out.")),
    Kind("too-large", 413, _("Too large"), _("The request is larger than is accepted here.")),
    Kind("media-type", 415, _("Unsupported media type"), _("Send `application/json`.")),
    Kind("key-reused", 422, _("Key used before"), _("This Idempotency-Key was sent before with another request.")),
    Kind("too-many", 429, _("Too many requests"), _("Wait as long as `Retry-After` says.")),
    Kind("failure", 500, _("Something failed here"), _("The failure was recorded; nothing was changed.")),
    Kind("unavailable", 503, _("Not available"), _("The service is interrupted; nothing was changed. Try again.")),
)
KINDS = {kind.code: kind for kind in _ALL}


def kind_for(status: int) -> Kind:
    """The kind that stands for an HTTP status: its first one, else the first of its hundred."""
    exact = (kind for kind in _ALL if kind.status == status)
    broad = (kind for kind in _ALL if kind.status // 100 == status // 100)
    return next(exact, None) or next(broad, KINDS["failure"])

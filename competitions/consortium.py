"""Who enters together, as each reader may know it, and how an organisation is named that is to be asked."""

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from competitions import rules
from competitions.models import Entry, Partner
from office.access import Actor, Invalid
from office.people.brn import clean_brn
from office.people.models import Organisation


def consortium_of(entry: Entry, actor: Actor) -> QuerySet[Partner]:
    """Those who have joined; the lead also sees whom it has asked, who declined and who left."""
    found = entry.partners.select_related("organisation", "signed_by")
    return found if manages(actor, entry) else found.filter(state=Partner.State.JOINED)


def manages(actor: Actor, entry: Entry) -> bool:
    """Whether `actor` asks partners to join the entry, and so knows of all whom it has asked."""
    return rules.ManagePartners.holds(actor, Partner(entry=entry))


def organisation_named(text: str) -> Organisation:
    """The one organisation that can enter, by its registration number, its code or its exact name.

    Raises Invalid when there is none, or several of that name.
    """
    words = text.strip()
    known = Organisation.objects.filter(kind__in=rules.APPLICANT_KINDS)
    by = Q(brn=_number(words)) | Q(code=words) | Q(name_ko=words) | Q(name_en=words)
    found = list(known.filter(by)[:2]) if words else []
    if not found:
        raise Invalid({"organisation": [_("No organisation is registered here under this number or name.")]})
    if len(found) > 1:
        raise Invalid({"organisation": [_("Several organisations have this name: give the registration number.")]})
    return found[0]


def _number(text: str) -> str:
    """A registration number as it is stored; something that nobody has where the text is none."""
    try:
        return clean_brn(text)
    except ValidationError:
        return "-"

"""Whether all partners stand behind the entry, and whether one is there that the call asks for."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competitions.checks.facts import EntryFacts, Partner
from competitions.checks.outcome import FAIL, PASS, Check

FIELD = "partners"
FOREIGN = "foreign_public_body"
FOREIGN_OR_UNIVERSITY = (FOREIGN, "university")


def partner_checks(facts: EntryFacts) -> Iterator[Check]:
    """Accepted and signed off, each of them; and a foreign public partner or university where it is mandatory."""
    if facts.partners:
        yield _accepted(facts)
    if accepted := [partner for partner in facts.partners if partner.accepted]:
        yield _signed_off(accepted)
    if facts.terms.get("foreign_partner"):
        yield _foreign(facts)


def _accepted(facts: EntryFacts) -> Check:
    open_ones = [partner.name for partner in facts.partners if not partner.accepted]
    title = _("Invitations to partners")
    if not open_ones:
        return Check("partners_accepted", PASS, title, _("Every partner has accepted."), FIELD)
    sentence = _("No answer yet from: %(names)s. Remind them, or take the invitation back.")
    return Check("partners_accepted", FAIL, title, sentence % {"names": ", ".join(open_ones)}, FIELD)


def _signed_off(accepted: list[Partner]) -> Check:
    missing = [partner.name for partner in accepted if not partner.signed_off]
    title = _("Sign-off by partners")
    if missing:
        sentence = _("Not signed off yet by: %(names)s. They sign off on the entry's page.")
        return Check("partners_signed", FAIL, title, sentence % {"names": ", ".join(missing)}, FIELD)
    sentence = ngettext("%(count)d partner has signed off.", "%(count)d partners have signed off.", len(accepted))
    return Check("partners_signed", PASS, title, sentence % {"count": len(accepted)}, FIELD)


def _foreign(facts: EntryFacts) -> Check:
    """K-City Network, demonstration type: a foreign public partner or a university is mandatory."""
    found = [one.name for one in facts.partners if one.kind in FOREIGN_OR_UNIVERSITY and one.accepted]
    if facts.lead.kind == FOREIGN:  # the plan type is applied for by the foreign side itself
        found.insert(0, facts.lead.name)
    title = _("Foreign public partner or university")
    if found:
        return Check("foreign_partner", PASS, title, _("In the consortium: %(names)s.") % {"names": ", ".join(found)})
    sentence = _("A foreign public body or a university must be among the partners. Invite one.")
    return Check("foreign_partner", FAIL, title, sentence, FIELD)

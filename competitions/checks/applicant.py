"""Whether this kind of applicant may enter at all."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competitions.checks.facts import EntryFacts
from competitions.checks.outcome import FAIL, PASS, WARN, Check
from competitions.states.local_kinds import label_of, local_kind_of

LOCAL_GOVERNMENT = "local_government"
KINDS = {
    "local_government": gettext_lazy("Local government"),
    "company": gettext_lazy("Company"),
    "foreign_public_body": gettext_lazy("Foreign public body"),
    "university": gettext_lazy("University"),
    "public_body": gettext_lazy("Public body"),
    "ministry": gettext_lazy("Ministry"),
    "secretariat": gettext_lazy("Secretariat"),
    "individual": gettext_lazy("Individual"),
}


def applicant_checks(facts: EntryFacts) -> Iterator[Check]:
    """The kind of applicant, the stage before this one and, for a local government, its own kind."""
    if facts.terms.get("applicant_kinds"):
        yield _kind(facts)
    if facts.preliminary:
        yield _stage(facts)
    if facts.terms.get("local_kinds") and facts.lead.kind == LOCAL_GOVERNMENT:
        yield _local_kind(facts)


def _kind(facts: EntryFacts) -> Check:
    allowed = facts.terms["applicant_kinds"]
    told = {
        "name": facts.lead.name,
        "kind": KINDS.get(facts.lead.kind, facts.lead.kind),
        "allowed": ", ".join(str(KINDS.get(one, one)) for one in allowed),
    }
    if facts.lead.kind in allowed:
        sentence = _("%(name)s (%(kind)s) is of a kind that may apply.")
        return Check("applicant", PASS, _("Kind of applicant"), sentence % told)
    sentence = _("%(name)s (%(kind)s) cannot apply as lead; this call is open to: %(allowed)s.")
    return Check("applicant", FAIL, _("Kind of applicant"), sentence % told)


def _stage(facts: EntryFacts) -> Check:
    title, told = _("Preliminary call"), {"name": facts.lead.name, "call": facts.preliminary.title}
    if facts.preliminary.passed:
        return Check("preliminary", PASS, title, _("%(name)s passed “%(call)s”.") % told)
    sentence = _("Only organisations whose entry passed “%(call)s” may enter; %(name)s has none that passed.")
    return Check("preliminary", FAIL, title, sentence % told)


def _local_kind(facts: EntryFacts) -> Check:
    title, allowed = _("Kind of local government"), facts.terms["local_kinds"]
    kind = local_kind_of(facts.lead.local_kind)
    told = {"name": facts.lead.name, "allowed": ", ".join(label_of(one) for one in allowed)}
    if kind is None:
        sentence = _("The register does not say what kind of local government %(name)s is; the secretariat checks it.")
        return Check("local_kind", WARN, title, sentence % told)
    told["kind"] = str(kind.label)
    if kind in allowed:
        return Check("local_kind", PASS, title, _("%(name)s (%(kind)s) is of a kind that may apply.") % told)
    sentence = _("%(name)s (%(kind)s) cannot apply; this call is open to: %(allowed)s.")
    return Check("local_kind", FAIL, title, sentence % told)

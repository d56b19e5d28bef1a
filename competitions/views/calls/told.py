"""What a call says, in the reader's words: the same on the pages of the staff, of those who enter, and of everybody."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from competitions.form_definitions import CALL
from competitions.form_definitions.announcing import PROGRAMME
from competitions.terms import Terms, in_words, rules_of
from competitions.terms.entry_form import council_paper
from competitions.terms.reading import whole
from competitions.views.calls.rubric import bands_of, bonuses_of, rounds_of
from office.assessment.rulesets import BadRules, RuleSet, words
from office.forms import sources, telling
from office.forms.definition import Field
from office.forms.values import faults
from office.web import formats


@sources.once()
def told(terms: Terms, rules: dict[str, Any] | None = None) -> dict[str, Any]:
    """Everything of a call that is read; `rules` are the frozen ones of a version, else those of the set-up."""
    return {
        "summary": terms.words("summary"),
        "basis": terms.words("basis"),
        "secretariat": terms.words("secretariat"),
        "contact": terms.words("contact"),
        "about": list(_about(terms)),
        "eligibility": list(_eligibility(terms)),
        "money": list(_money(terms)),
        "rounds": rounds_of(terms),
        "bonuses": bonuses_of(terms),
        "bands": bands_of(terms),
        "papers": [*map(_council, council_paper(terms)), *map(_paper, terms.rows("papers"))],
        "rules": rules_in_words(rules if rules is not None else rules_of(terms)),
    }


def rules_in_words(rules: dict[str, Any]) -> list[str]:
    """The rule set in plain sentences; nothing while the set-up does not give one."""
    try:
        return words(RuleSet.from_json(rules))
    except BadRules:
        return []


def _words(terms: Terms, code: str) -> str:
    return telling.words(CALL.field(code), terms.answers.get(code))


def _fact(terms: Terms, code: str) -> Iterator[dict[str, str]]:
    if said := _words(terms, code):
        wrong = faults(CALL.field(code), terms.answers.get(code))
        yield {"label": str(CALL.field(code).label), "value": _("not valid yet: “%(typed)s”") % {"typed": said}
               if wrong else said}  # fmt: skip


def _amount(terms: Terms, code: str) -> Iterator[dict[str, str]]:
    """An amount in won and, where the language has words for it, as it is read aloud."""
    for fact in _fact(terms, code):
        if terms.whole(code) is None:
            yield fact
            continue
        spoken = formats.spoken(terms.whole(code))
        yield fact | {"value": fact["value"] if spoken == fact["value"] else f"{fact['value']} ({spoken})"}


def _about(terms: Terms) -> Iterator[dict[str, str]]:
    for code in ("sites", "project_years", "selection_mode", "stage", "intake", "publication", "objection_days"):
        yield from _fact(terms, code)
    if not terms.says("subsidy"):
        yield from _fact(terms, "certificate_years")


def _eligibility(terms: Terms) -> Iterator[str]:
    if kinds := _words(terms, "applicant_kinds"):
        local = _words(terms, "local_kinds")
        told = _("Who may apply: %(kinds)s.") % {"kinds": kinds}
        yield f"{told} {_('Of the local governments: %(kinds)s.') % {'kinds': local}}" if local else told
    if terms.preliminary:
        told = _("Only organisations whose entry passed the preliminary call may enter: %(call)s.")
        yield told % {"call": _words(terms, "preliminary_call")}
    yield from _population(terms)
    yield from _earlier(terms)
    yield from _consortium(terms)


def _population(terms: Terms) -> Iterator[str]:
    most = terms.whole("population_most")
    if not most:
        return
    if terms.says("population_inclusive"):
        yield _("The population is at most %(most)s.") % {"most": f"{most:,}"}
    else:
        yield _("The population is below %(most)s.") % {"most": f"{most:,}"}


def _earlier(terms: Terms) -> Iterator[str]:
    if years := terms.whole("cooldown_years"):
        told = ngettext("A similar project ended at least %(years)d year ago: %(programmes)s.",
                        "A similar project ended at least %(years)d years ago: %(programmes)s.", years)  # fmt: skip
        yield told % {"years": years, "programmes": _names(terms, "cooldown_programmes") or "–"}
    if others := _names(terms, "exclusive_with"):
        yield _("No simultaneous entry to: %(programmes)s.") % {"programmes": others}
    if years := terms.whole("company_years"):
        told = ngettext("A company has been in the business for at least %(years)d full year at the close.",
                        "A company has been in the business for at least %(years)d full years at the close.",
                        years)  # fmt: skip
        yield told % {"years": years}


def _consortium(terms: Terms) -> Iterator[str]:
    if terms.says("foreign_partner"):
        yield _("A foreign public body or university takes part as a partner.")
    council = {
        "report": _("The entry was reported to the local council."),
        "consent": _("The local council consented to the entry."),
    }
    diffusion = {
        "optional": _("A local government that takes over the result may be named."),
        "required": _("A local government that takes over the result is named."),
    }
    yield from filter(None, [council.get(terms.text("council")), diffusion.get(terms.text("diffusion_partner"))])


def _names(terms: Terms, table: str) -> str:
    return ", ".join(telling.words(PROGRAMME, code) for code in terms.programmes(table))


def _money(terms: Terms) -> Iterator[dict[str, str]]:
    if not terms.says("subsidy"):
        yield {"label": _("National money"), "value": _("No subsidy is granted with this selection.")}
        return
    yield from _amount(terms, "budget_total")
    yield from _amount(terms, "national_cap")
    if (share := terms.decimal("national_share_most")) is not None:
        told = _("%(percent)s %% of the total project cost") % _percent(share)
        yield {"label": _("Highest national share"), "value": told}
    if terms.says("local_covers_national"):
        told = _("Province and city together give at least as much as the nation; private money does not count.")
        yield {"label": _("Local matching"), "value": told}
    yield from _policy(terms)
    if (first := terms.whole("first_year")) and (years := terms.whole("budget_years")):
        yield {"label": _("Years of the budget"), "value": f"{first}–{first + years - 1}" if years > 1 else str(first)}


def _policy(terms: Terms) -> Iterator[dict[str, str]]:
    share, binding = terms.decimal("policy_share"), terms.text("policy_binding")
    if share is None or binding in ("", "none"):
        return
    told = _("At least %(percent)s %% of the total project cost is advised.")
    if binding == "required":
        told = _("At least %(percent)s %% of the total project cost; without it nothing can be submitted.")
    yield {"label": _("Climate and inclusion"), "value": told % _percent(share)}


def _percent(share: Decimal) -> dict[str, str]:
    return {"percent": f"{(share * 100).normalize():f}"}


def _council(paper: Field) -> dict[str, Any]:
    """What an answer of the terms asks for, beside the papers they list."""
    return {
        "label": str(paper.label),
        "needed": _("Required") if paper.required else _("Local governments only"),
        "pages": "",
        "format": _("Any accepted format"),
        "note": "",
    }


def _paper(row: dict[str, Any]) -> dict[str, str]:
    pages = whole(row.get("most_pages"))
    told = ngettext("at most %(pages)d page", "at most %(pages)d pages", pages) % {"pages": pages} if pages else ""
    if pages and row.get("counting") == "without_front":
        told = _("%(pages)s, without cover and contents") % {"pages": told}
    return {
        "label": in_words(row, "label"),
        "needed": _("Required") if row.get("needed") == "required" else _("Optional"),
        "pages": told,
        "format": _("PDF only") if row.get("format") == "pdf" else _("Any accepted format"),
        "note": in_words(row, "note"),
    }

"""The papers a reviewer signs before any entry opens (competitions.md §2.1), as the page reads them out.

What the printed papers say stands in their templates; the answers are the same.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

YES, NO = "yes", "no"
AGREE, DISAGREE = "agree", "disagree"


@dataclass(frozen=True)
class Paper:
    """One of them: `clauses` are read, `fields` are answered."""

    key: str
    title: object
    clauses: tuple[object, ...]
    fields: tuple[str, ...]


ETHICS = (
    ("ethics_family", _("Could you, your family or your organisation gain or lose by the result?")),
    ("ethics_work", _("Do you work, or negotiate to work, for somebody who enters this call?")),
    ("ethics_gift", _("Did you take money, goods, meals or favours from anybody connected with an entry?")),
    ("ethics_request", _("Did anybody ask you to favour or to spoil an entry?")),
    ("ethics_dispute", _("Are you in a dispute with somebody who enters this call?")),
    ("ethics_bias", _("Is there anything else that could keep you from judging fairly?")),
)

PAPERS = (
    Paper(
        "consent",
        _("Consent to appointment with security and integrity pledge"),
        (
            _("I accept the appointment and judge in person, on the days that were told, by the published criteria."),
            _("I tell nobody what I learn from entries, deliberations and scores, and keep no copy; this holds after "
              "the assessment as well."),
            _("I meet no applicant, and take no request, gift or favour; I report any attempt at once."),
            _("If I break this pledge I accept dismissal, exclusion from later panels, and liability under the law."),
        ),
        ("appointment", "security", "integrity"),
    ),
    Paper(
        "conflicts",
        _("Declaration on conflicts of interest"),
        (
            _("I declared on every entry of this panel. What I declared is printed with this paper as a table."),
            _("If I notice a conflict later I withdraw from the entry at once."),
        ),
        ("declared",),
    ),
    Paper(
        "contact",
        _("Statement on prior contact, explanation and corruption"),
        (
            _("Contact that is not told here leads to exclusion from panels for three years, corruption for good."),
        ),
        ("contact", "explanation", "offer", "contact_note"),
    ),
    Paper(
        "filming",
        _("Consent to filming and streaming"),
        (
            _("Presentations may be filmed or streamed to secure fairness; faces of members can then be seen. You may "
              "refuse without disadvantage."),
        ),
        ("filming",),
    ),
    Paper(
        "ethics",
        _("Ethics self-check"),
        (_("Answer for yourself, your family and your organisation."),),
        (*(name for name, _label in ETHICS), "ethics_note"),
    ),
    Paper(
        "fee",
        _("Consent for the fee and its taxation"),
        (
            _("Name, affiliation and the amount of the fee are used to pay it and to withhold tax, and are kept for "
              "five years. Bank account and resident registration number are asked for outside this system."),
            _("You may refuse; then no fee can be paid."),
        ),
        ("fee_consent", "income"),
    ),
)  # fmt: skip

"""What the answers come to: the track, why, what is needed for it and how long it takes, each with its article."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sandbox.self_check.lines import APPROVAL_TIMES, NOT_ASKED, PLAN, PROOF, RECEIPT, Line

Told = Mapping[str, str]
RAPID, DEMONSTRATION, INNOVATION, NOTHING, NO_CONVERSION = (
    "rapid",
    "demonstration",
    "innovation",
    "nothing",
    "no_conversion",
)


@dataclass(frozen=True)
class Outcome:
    """The end of the questions; `start` names the page on which the draft is begun, `query` what it is told."""

    key: str
    title: object
    lead: object
    reasons: list[Line]
    needed: list[Line]
    times: list[Line]
    notes: list[Line]
    start: str = ""
    query: str = ""
    action: object = ""


def heading(told: Told) -> str:
    """The track that the answers so far point to; empty while that is open."""
    if told.get("rule") == "no":
        return NOTHING
    if told.get("rule") == "unknown" or told.get("ground") == "unclear":
        return RAPID
    if told.get("prohibited"):
        return INNOVATION if told["prohibited"] == "no" else NO_CONVERSION
    return _by_ground(told)


def _by_ground(told: Told) -> str:
    """Ground 3 has only the demonstration; what is brought to market needs proof of safety (Decree §52② iv)."""
    if told.get("ground") == "impossible" or told.get("aim") == "test" or told.get("safety") == "no":
        return DEMONSTRATION
    return INNOVATION if told.get("safety") == "yes" else ""


def outcome_of(told: Told) -> Outcome:
    """The outcome of complete answers; raises ValueError while something is still to be asked."""
    key = heading(told)
    if not key:
        raise ValueError("a question is still open")
    return {
        RAPID: _rapid,
        NOTHING: _nothing,
        NO_CONVERSION: _no_conversion,
        DEMONSTRATION: _demonstration,
        INNOVATION: _innovation,
    }[key](told)


def _rapid(told: Told) -> Outcome:
    return Outcome(
        RAPID,
        _("Rapid confirmation"),
        _("Ask first whether a permit is needed, and which one. One question goes to every ministry concerned."),
        [Line(_("You do not know which rule applies, and this is how the ministries must tell you."), _("Act §49의2"))],
        [Line(_("A description of technology, service and business"), _("Decree §52의2①")), NOT_ASKED],
        [
            RECEIPT,
            Line(_("Each ministry replies within 30 days; silence means that no permit is needed"), _("Act §49의2③④")),
            Line(_("The result within 30 days, the ministries' time not counted"), _("Act §49의2⑥")),
        ],
        [Line(_("If a permit is needed, your answers and the ministries' replies are carried into an application."))],
        "sandbox:rapid-new",
        action=_("Begin a rapid confirmation"),
    )


def _nothing(told: Told) -> Outcome:
    return Outcome(
        NOTHING,
        _("No exemption is needed"),
        _("Where no rule stands in the way, there is nothing to be exempted from. You may begin."),
        [
            Line(
                _("An exemption is for those whose permit has no fitting standard, or cannot be applied for."),
                _("Act §49, §50"),
            )
        ],
        [],
        [],
        [
            Line(
                _("If you want it from the ministries in writing, ask for a rapid confirmation; it costs nothing."),
                _("Act §49의2"),
            )
        ],
        "sandbox:rapid-new",
        action=_("Have it confirmed"),
    )


def _no_conversion(told: Told) -> Outcome:
    return Outcome(
        NO_CONVERSION,
        _("Go on with the demonstration"),
        _("What another law clearly prohibits cannot become an innovation project before that law is amended."),
        [
            Line(
                _("A conversion is for what is not clearly prohibited by another law."),
                _("Act §53의3⑦, Decree §58의3⑧"),
            )
        ],
        [],
        [],
        [
            Line(
                _("Speak with the officer of your case about the extension that has begun by law, and its end."),
                _("Decree §58의3⑨"),
            )
        ],
    )


def _demonstration(told: Told) -> Outcome:
    return Outcome(
        DEMONSTRATION,
        _("Smart demonstration (form 4)"),
        _("You test it in an area, for at most four years, and show whether the rule can change."),
        [*_why_demonstration(told)],
        [*PLAN, NOT_ASKED],
        [
            *APPROVAL_TIMES,
            Line(_("At most four years, extended once by up to two while the law is not amended"), _("Act §53의3①")),
        ],
        [*_notes(told)],
        "sandbox:application-new",
        "track=demonstration",
        _("Begin a demonstration application"),
    )


def _why_demonstration(told: Told) -> list[Line]:
    if told["ground"] == "impossible":
        return [
            Line(
                _("Where another law makes a permit impossible (no. 3), only a demonstration can be approved."),
                _("Act §50① iii"),
            )
        ]
    why = [_ground(told["ground"], _("Act §50① i"), _("Act §50① ii"))]
    if told["aim"] == "test":
        return [*why, Line(_("You want to test and verify: that is what a demonstration is."), _("Act §50"))]
    return [
        *why,
        Line(
            _("Without proof of safety it cannot be provided in the market; a demonstration can give you that proof."),
            _("Decree §52② iv"),
        ),
    ]


def _ground(ground: str, first: object, second: object) -> Line:
    if ground == "none":
        return Line(_("There is no fitting standard: ground no. 1."), first)
    return Line(_("The standard there is does not suit: ground no. 2."), second)


def _innovation(told: Told) -> Outcome:
    conversion = told.get("holder") == "told"
    return Outcome(
        INNOVATION,
        _("Conversion into an innovation project (form 3)") if conversion else _("Smart innovation project (form 3)"),
        _("You provide it in the market, approved for a time, while the law is being amended."),
        _why_conversion()
        if conversion
        else [
            _ground(told["ground"], _("Act §49① i"), _("Act §49① ii")),
            Line(
                _("You have proof of safety, so it can be provided in the market for a time."),
                _("Act §2, Decree §52② iv"),
            ),
        ],
        [*PLAN, PROOF, NOT_ASKED],
        [
            *APPROVAL_TIMES,
            Line(
                _("At most four years, extended once by up to two; then as extended by law until the law is amended"),
                _("Act §51②"),
            ),
        ],
        [*([_WITHIN] if conversion else []), *_notes(told)],
        "sandbox:application-new",
        "track=innovation",
        _("Begin an innovation project application"),
    )


_WITHIN = Line(
    _("Apply within three months of the notice, or to the end of the extension; some papers may be waived."),
    _("Decree §52② proviso, §58의3⑧"),
)


def _why_conversion() -> list[Line]:
    return [
        Line(_("You were told that the law needs amendment, and no other law clearly prohibits it."), _("Act §53의3⑦"))
    ]


def _notes(told: Told) -> list[Line]:
    """What follows from who applies and where."""
    notes = []
    if told["who"] == "local":
        notes += _of_local_government(told)
    if told["where"] == "several":
        notes.append(
            Line(_("Each local government reviews the plan; all opinions must be in before you file."), _("Act §49②"))
        )
    if told["where"] == "open":
        notes.append(
            Line(_("You can begin the draft; before it goes to review the region must be named."), _("Act §49②"))
        )
    return notes


def _of_local_government(told: Told) -> list[Line]:
    notes = [
        Line(
            _("A local government is no petitioner: the periods of the Civil Petitions Act do not apply to it."),
            _("Civil Petitions Act §2 ii"),
        )
    ]
    if heading(told) == DEMONSTRATION:
        notes.append(
            Line(
                _("A demonstration is applied for by a business operator; take part as a member of its consortium."),
                _("Act §50"),
            )
        )
    return notes

"""The questions, and which of them is asked after which answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

Told = Mapping[str, str]


class Wrong(ValueError):
    """An answer that the question does not have; carries the question's key."""


@dataclass(frozen=True)
class Question:
    """A question with its answers: code, words, and a word of help."""

    key: str
    text: object
    hint: object
    options: tuple[tuple[str, object, object], ...]
    when: Callable[[Told], bool]

    def label_of(self, code: str) -> str:
        """The words of an answer."""
        return next(str(label) for known, label, _help in self.options if known == code)


def _applies_for_exemption(told: Told) -> bool:
    from sandbox.self_check.outcomes import DEMONSTRATION, INNOVATION, heading

    return heading(told) in (DEMONSTRATION, INNOVATION)


QUESTIONS = (
    Question(
        "rule",
        _("Does a rule stand in the way of your technology or service?"),
        _("A rule: a permit, an approval, a certificate or a prohibition in an Act, a decree or a notice."),
        (
            ("yes", _("Yes, I know which one"), _("You can name the law, at least roughly.")),
            ("unknown", _("I do not know"), _("You want to know first whether a permit is needed, and which one.")),
            ("no", _("No, nothing stands in the way"), ""),
        ),
        lambda told: True,
    ),
    Question(
        "holder",
        _("Do you run a demonstration for it, and were you told that the law needs amendment?"),
        _("The notice follows a request to amend the law (Decree §58의3)."),
        (
            ("no", _("No"), _("This is a new application.")),
            ("told", _("Yes, I hold an approval and have that notice"), ""),
        ),
        lambda told: told.get("rule") == "yes",
    ),
    Question(
        "prohibited",
        _("Is what you do clearly prohibited by another law?"),
        _("A demonstration that another law clearly prohibits cannot be turned into an innovation project."),
        (("no", _("No"), ""), ("yes", _("Yes"), "")),
        lambda told: told.get("holder") == "told",
    ),
    Question(
        "ground",
        _("What is the matter with the rule?"),
        _("These are the grounds of Act §49① and §50①. If several apply, choose the first."),
        (
            ("none", _("There is no standard or requirement that fits"), _("No. 1: the law did not think of it.")),
            ("unsuitable", _("There is one, but it does not suit"), _("No. 2: applying it makes no sense here.")),
            ("impossible", _("By another law a permit cannot be applied for at all"), _("No. 3: the law forbids it.")),
            ("unclear", _("I cannot say"), _("Then ask the ministries first.")),
        ),
        lambda told: told.get("holder") == "no",
    ),
    Question(
        "aim",
        _("What do you want to do first?"),
        "",
        (
            (
                "test",
                _("Test and verify it"),
                _("In an area and with users that you choose, to learn whether it works."),
            ),
            (
                "market",
                _("Provide it in the market"),
                _("To anybody, as a business, for as long as the law has no answer."),
            ),
        ),
        lambda told: told.get("ground") in ("none", "unsuitable"),
    ),
    Question(
        "safety",
        _("Can you prove that it is safe?"),
        _("Test reports, certificates or the results of a demonstration. A brochure is no proof."),
        (("yes", _("Yes, with documents"), ""), ("no", _("Not yet"), "")),
        lambda told: told.get("aim") == "market",
    ),
    Question(
        "who",
        _("Who are you?"),
        "",
        (
            ("business", _("A company, a person, an association or a foundation"), ""),
            ("public", _("A public institution, a university or a research institute"), ""),
            ("local", _("A local government"), ""),
        ),
        _applies_for_exemption,
    ),
    Question(
        "where",
        _("Where will it be?"),
        _("The local government of the place reviews your plan before you file it (Act §49②)."),
        (
            ("one", _("In one city, county or district"), ""),
            ("several", _("In several"), ""),
            ("open", _("That is not settled yet"), ""),
        ),
        _applies_for_exemption,
    ),
)


def next_question(told: Told) -> Question | None:
    """The first question that is to be asked and has no answer; None when the outcome is clear."""
    return next((one for one in asked(told) if one.key not in told), None)


def asked(told: Told) -> list[Question]:
    """The questions on the way of these answers, up to the first open one."""
    way: list[Question] = []
    seen: dict[str, str] = {}
    for question in QUESTIONS:
        if not question.when(seen):
            continue
        way.append(question)
        if question.key not in told:
            break
        if told[question.key] not in {code for code, _label, _help in question.options}:
            raise Wrong(question.key)
        seen[question.key] = told[question.key]
    return way

"""Sentences that several outcomes share, each with the article it rests on."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Line:
    """A sentence and the article it rests on."""

    text: object
    article: object = ""


RECEIPT = Line(_("Receipt: within eight working hours of filing"), _("Civil Petitions Decree §6⑧"))
APPROVAL_TIMES = [
    Line(_("The local government's review before filing: the law sets no limit"), _("Act §49②")),
    RECEIPT,
    Line(
        _("Each ministry replies within 30 days; with material it asks for, within 90, extended once by up to 30"),
        _("Act §49④⑤"),
    ),
    Line(_("To the committee within 90 days, extended once by up to 30"), _("Regulations Act §19의3")),
    Line(_("The committee is convened seven days ahead; then the Minister decides"), _("Committees Act §9①")),
    Line(_("Start within one year of the approval"), _("Act §52⑤ iv")),
]
PLAN = [
    Line(_("The plan: purpose, region, content, exemption, safety, compensation, funds, effects"), _("Act §49③")),
    Line(_("Proof that a ground applies"), _("Decree §52②")),
    Line(
        _("The local government's opinion and your plan of action upon it; both are made here, step by step"),
        _("Act §49②, Decree §52②"),
    ),
    Line(
        _("Liability insurance, or a compensation plan where none can be had; the policy itself only before the start"),
        _("Act §53⑥, Decree §57, §57의2"),
    ),
]
PROOF = Line(_("Proof of safety"), _("Decree §52② iv"))
NOT_ASKED = Line(
    _("No business registration certificate, register extract or seal certificate is asked for"),
    _("Civil Petitions Act §10"),
)

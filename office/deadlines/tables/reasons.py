"""Why a clock may stand still, and sentences that several rows share."""

from django.utils.translation import gettext_lazy as _

from office.deadlines.clocks import register_pause_reason

register_pause_reason("supplement", _("the applicant supplements the application"), "APA-D §11 i")
register_pause_reason("ministry_supplement", _("the applicant supplies material to the ministry"), "Act §49⑤")
register_pause_reason("replies", _("other ministries are replying"), "Act §49의2⑥")
register_pause_reason("dispute", _("the dispute is with the Regulatory Rationalisation Committee"), "ARA-D §13의3")
register_pause_reason("just_cause", _("just cause for not starting"), "Act §52⑤ iv")

NO_DEEMED_CONSENT = _("No deemed consent follows from silence: consultation is still required.")
EXTENSION_START = _(
    "An extension is counted in one with the first period, from the start; the law does not say whether it runs "
    "from the moved end."
)
APPLICANT_IS_CITIZEN = _(
    "Applies to civil petitioners; a local government acting as such is not one (Civil Petitions Treatment Act §2 ii)."
)
WHICH_REMEDY = _("Which of the two remedies applies to a conditional approval is uncertain.")
BACKWARD_READING = _(
    "How a period before a day is counted back is uncertain. The cautious reading applies; the day after it is "
    "accepted and flagged."
)

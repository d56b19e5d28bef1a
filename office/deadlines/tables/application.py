"""C01 to C11: from the local review to the committee's meeting.

A row that holds two periods has a second key (C08b). Every uncertainty of the law stands in `notes` and is shown on
the screen beside the clock.
"""

from django.utils.translation import gettext_lazy as _

from office.deadlines.clocks import CAUTIOUS, Clock, Extension, register
from office.deadlines.counting import BACKWARD, CALENDAR, CIVIL, HOURS, PETITION
from office.deadlines.periods import Period
from office.deadlines.tables.reasons import APPLICANT_IS_CITIZEN, BACKWARD_READING, EXTENSION_START, NO_DEEMED_CONSENT

DAYS_30 = Period(30)

register(
    Clock(
        "C01",
        _("Local government review"),
        _("the plan is sent to the local government"),
        Period(20),
        CALENDAR,
        _("reminder"),
        "reminder",
        "Act §49②",
        notes=(
            _("The law sets no time limit for this review; 20 days is this office's own target, not a legal period."),
        ),
    )
)
register(
    Clock(
        "C02",
        _("Receipt of an electronic filing"),
        _("the filing arrives"),
        Period(8, "h"),
        HOURS,
        _("the responsible officer is alerted"),
        "alert",
        "Min-D §6⑧",
    )
)
register(
    Clock(
        "C03",
        _("Submission to the committee"),
        _("the application is received"),
        Period(90),
        CALENDAR,
        _("the overrun is recorded; no approval is deemed given"),
        "breach",
        "ARA §19의3⑤; ARA-D §13의3",
        pauses=("dispute",),
        pause_rule=_("only while a dispute is referred"),
        extension=Extension(DAYS_30, 1),
        warn_at=(30, 60, 75),
        notes=(
            _(
                "The law does not spell out whether the period starts with filing or with receipt; the day of filing "
                "is taken to be safe."
            ),
            _(
                "Whether a supplement by the applicant stops this clock is uncertain; the decree names only the "
                "dispute referral. By default it does not; gross and net days are both shown."
            ),
            EXTENSION_START,
        ),
    )
)
register(
    Clock(
        "C04",
        _("Reply of the ministry"),
        _("the consultation notice arrives"),
        DAYS_30,
        CALENDAR,
        _("marked overdue; no consent is deemed given"),
        "overdue",
        "Act §49④⑤",
        pauses=("ministry_supplement",),
        pause_rule=_("while the applicant supplies what the ministry asked for"),
        warn_at=(20, 27),
        notes=(
            _(
                "The Act does not say that the period starts when the notice arrives; the ICT Convergence Act §36③ "
                "says so for its own sandbox."
            ),
            NO_DEEMED_CONSENT,
        ),
    )
)
register(
    Clock(
        "C05",
        _("Final limit for the ministry's reply"),
        _("the consultation notice arrives"),
        Period(90),
        CALENDAR,
        _("escalated to the next level"),
        "escalate",
        "Act §49⑤",
        pause_rule=_("nothing stops it"),
        extension=Extension(DAYS_30, 1),
        warn_at=(30, 60, 75),
        notes=(
            _(
                "This limit (90 + 30 days) equals the period for submission to the committee (90 + 30 days): a "
                "ministry that uses all of it leaves no day for the review."
            ),
            EXTENSION_START,
        ),
    )
)
register(
    Clock(
        "C06",
        _("Ministry's reply to a rapid confirmation"),
        _("the notice arrives"),
        DAYS_30,
        CALENDAR,
        _("deemed: not its matter, no permit needed"),
        "deemed",
        "Act §49의2③④",
        pause_rule=_("none in the Act"),
        warn_at=(20, 27),
        notes=(
            _(
                "The Act gives the ministry no pause while it asks the applicant for material, so the clock runs on; "
                "this can be set."
            ),
        ),
    )
)
register(
    Clock(
        "C07",
        _("Rapid confirmation by the Ministry of Land, Infrastructure and Transport"),
        _("the application is filed"),
        DAYS_30,
        CAUTIOUS,
        _("the overrun is recorded"),
        "breach",
        "Act §49의2⑥",
        pauses=("replies", "supplement"),
        pause_rule=_("while other ministries reply, and while the applicant supplements"),
        alternatives=(CALENDAR, PETITION),
        warn_at=(20, 27),
        notes=(
            _(
                "It is uncertain whether the 30 days are calendar days or working days under the Civil Petitions "
                "Treatment Act §19. The Ministry owes this decision; until it is set, the earlier date applies."
            ),
        ),
    )
)
register(
    Clock(
        "C08",
        _("Request for re-deliberation"),
        _("the notice of rejection arrives"),
        Period(60),
        CALENDAR,
        _("the right to ask for re-deliberation lapses"),
        "lapse",
        "ARA-D §13의4",
        warn_at=(30, 50),
    )
)
register(
    Clock(
        "C08b",
        _("Submission of the re-deliberation to the committee"),
        _("the request is filed"),
        Period(90),
        CALENDAR,
        _("the overrun is recorded"),
        "breach",
        "ARA-D §13의4",
        extension=Extension(DAYS_30, 1),
        warn_at=(30, 60, 75),
        notes=(EXTENSION_START,),
    )
)
register(
    Clock(
        "C09",
        _("Supplement by the applicant"),
        _("the demand arrives"),
        None,
        CIVIL,
        _("a second demand; after it the application may be returned"),
        "may_return",
        "Min-D §24, 25; APA §17⑤",
        extension=Extension(None, 2),
        notes=(
            _(
                "The Smart City Act has no clause on supplements; general law applies. The authority sets the period;"
                " the applicant may ask for more time twice."
            ),
            APPLICANT_IS_CITIZEN,
        ),
    )
)
register(
    Clock(
        "C09b",
        _("Second demand for a supplement"),
        _("the second demand arrives"),
        Period(10),
        CIVIL,
        _("the application may be returned with reasons"),
        "may_return",
        "Min-D §24, 25",
        maximum=Period(10),
        notes=(_("Never returned automatically: an officer decides."), APPLICANT_IS_CITIZEN),
    )
)
register(
    Clock(
        "C10",
        _("Status notice to the applicant"),
        _("the application is received"),
        DAYS_30,
        CALENDAR,
        _("the notice is sent and the next thirty days begin"),
        "send",
        "Min-D §23",
        recurs=True,
        notes=(_("May be left out where the state of the case is announced online."), APPLICANT_IS_CITIZEN),
    )
)
register(
    Clock(
        "C11",
        _("Notice of a committee meeting"),
        _("the day of the meeting"),
        Period(7),
        BACKWARD,
        _("the meeting is blocked unless urgency is recorded"),
        "block",
        "Com §9①",
        warn_left=(7, 2),
        notes=(BACKWARD_READING,),
        pause_rule=_("shorter when urgent or secret"),
    )
)

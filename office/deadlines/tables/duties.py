"""C12 to C20: what approval brings: start, insurance, reports, changes, orders, damages, amending the law.

A row that holds two periods has a second key (C08b). Every uncertainty of the law stands in `notes` and is shown on
the screen beside the clock.
"""

from django.utils.translation import gettext_lazy as _

from office.deadlines.clocks import Clock, Extension, register
from office.deadlines.counting import BACKWARD, CALENDAR, CIVIL, RESTRICTION
from office.deadlines.periods import Period
from office.deadlines.tables.reasons import BACKWARD_READING, EXTENSION_START

DAYS_30 = Period(30)

register(
    Clock(
        "C12",
        _("Start of the project"),
        _("the approval takes effect"),
        Period(1, "y"),
        CIVIL,
        _("a ground for cancellation arises"),
        "ground",
        "Act §52⑤ iv",
        pauses=("just_cause",),
        pause_rule=_("just cause"),
        warn_at=(180, 300, 335),
        notes=(
            _(
                "The Act excuses a late start for just cause; it does not say that the year stands still. Recorded as"
                " a pause, decided by an officer."
            ),
        ),
    )
)
register(
    Clock(
        "C13",
        _("Filing of an extension or a request to amend the law"),
        _("the day of expiry"),
        Period(2, "m"),
        BACKWARD,
        _("marked as filed late"),
        "late",
        "Act §53의3②③; Dec §54③",
        warn_left=(60, 30, 7),
        notes=(BACKWARD_READING,),
    )
)
register(
    Clock(
        "C14",
        _("Copy of the renewed insurance policy"),
        _("the renewal"),
        DAYS_30,
        CALENDAR,
        _("risk of an administrative fine"),
        "fine_risk",
        "Dec §57④, 58의3⑩",
        warn_at=(20, 27),
    )
)
register(
    Clock(
        "C15",
        _("Final report"),
        _("the project period expires"),
        DAYS_30,
        CALENDAR,
        _("the report is demanded"),
        "chase",
        "Act §53③, 53의2②",
        warn_at=(20, 27),
    )
)
register(
    Clock(
        "C16",
        _("Ministry's reply to a change"),
        _("the notice arrives"),
        DAYS_30,
        CALENDAR,
        _("escalated to the next level"),
        "escalate",
        "ARA-D §13의5",
        extension=Extension(DAYS_30, 1),
        warn_at=(20, 27),
        notes=(
            _(
                "Whether a change that is not minor needs deliberation or only a report to the committee is uncertain"
                " (Act §52② against the decree §13의5③)."
            ),
            EXTENSION_START,
        ),
    )
)
register(
    Clock(
        "C17",
        _("Corrective order"),
        _("the order"),
        Period(6, "m"),
        RESTRICTION,
        _("the next measure follows"),
        "next_measure",
        "Dec §55④",
        maximum=Period(6, "m"),
        extension=Extension(Period(3, "m"), 1),
        warn_at=(90, 150),
        notes=(
            _(
                "The order sets the period, six months at most. If counting the first day and not moving on from a "
                "holiday is worse for the citizen, the Civil Act applies (General Act on Public Administration §6②, "
                "proviso); then set the counting to “civil”."
            ),
        ),
    )
)
register(
    Clock(
        "C18",
        _("Damages: pay or refuse"),
        _("the claim arrives"),
        DAYS_30,
        CALENDAR,
        _("the officer is alerted"),
        "alert",
        "Dec §57의3",
        warn_at=(20, 27),
    )
)
register(
    Clock(
        "C18b",
        _("Damages: report of the result"),
        _("payment or refusal"),
        Period(15),
        CALENDAR,
        _("the officer is alerted"),
        "alert",
        "Dec §57의3",
        warn_at=(10,),
    )
)
register(
    Clock(
        "C19",
        _("Plan to amend the law after a request"),
        _("the request"),
        Period(60),
        CALENDAR,
        _("escalated to the next level"),
        "escalate",
        "ARA-D §13의6②",
        extension=Extension(DAYS_30, 2),
        warn_at=(30, 50),
        notes=(EXTENSION_START,),
    )
)
register(
    Clock(
        "C20",
        _("Plan to amend the law after an exemption"),
        _("the exemption"),
        DAYS_30,
        CALENDAR,
        _("escalated to the next level"),
        "escalate",
        "ARA-D §13의6③",
        extension=Extension(DAYS_30, 2),
        warn_at=(20, 27),
        notes=(EXTENSION_START,),
    )
)

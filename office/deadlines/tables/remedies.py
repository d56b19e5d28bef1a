"""C21 to C25: what comes after a decision: conversion, objections, hearings, notices.

A row that holds two periods has a second key (C08b). Every uncertainty of the law stands in `notes` and is shown on
the screen beside the clock.
"""

from django.utils.translation import gettext_lazy as _

from office.deadlines.clocks import CAUTIOUS, Clock, Extension, register
from office.deadlines.counting import BACKWARD, CALENDAR, CIVIL, PETITION
from office.deadlines.periods import Period
from office.deadlines.tables.reasons import APPLICANT_IS_CITIZEN, BACKWARD_READING, EXTENSION_START, WHICH_REMEDY

DAYS_30 = Period(30)

register(
    Clock(
        "C21",
        _("Application for the innovation project after a request to amend"),
        _("the result notice (form 10) arrives"),
        Period(3, "m"),
        CIVIL,
        _("the right to apply lapses"),
        "lapse",
        "Dec §58의3⑧",
        warn_at=(30, 60, 75),
        notes=(
            _(
                "Where the extended period ends on another day, the decree also names the end of the extension; the "
                "officer enters that end as the length."
            ),
        ),
    )
)
register(
    Clock(
        "C22",
        _("Objection under the Civil Petitions Treatment Act"),
        _("the disposition is notified"),
        Period(60),
        CALENDAR,
        _("this remedy is closed; the next remains"),
        "next_remedy",
        "Min §35",
        warn_at=(30, 50),
        notes=(WHICH_REMEDY, APPLICANT_IS_CITIZEN),
    )
)
register(
    Clock(
        "C22b",
        _("Objection under the General Act on Public Administration"),
        _("the disposition is notified"),
        DAYS_30,
        CALENDAR,
        _("this remedy is closed; the next remains"),
        "next_remedy",
        "GAA §36",
        warn_at=(20, 27),
        notes=(WHICH_REMEDY,),
    )
)
register(
    Clock(
        "C22c",
        _("Decision on an objection (Civil Petitions Treatment Act)"),
        _("the objection is received"),
        Period(10),
        CAUTIOUS,
        _("the next remedy opens"),
        "next_remedy",
        "Min §35",
        alternatives=(CALENDAR, PETITION),
        extension=Extension(Period(10), 1),
        warn_at=(7,),
        notes=(
            _(
                "The ten days are arguably working days under the Civil Petitions Treatment Act §19; the earlier date"
                " applies until this is set."
            ),
        ),
    )
)
register(
    Clock(
        "C22d",
        _("Decision on an objection (General Act on Public Administration)"),
        _("the objection is received"),
        Period(14),
        CALENDAR,
        _("the next remedy opens"),
        "next_remedy",
        "GAA §36",
        extension=Extension(Period(10), 1),
        warn_at=(10,),
        notes=(EXTENSION_START,),
    )
)
register(
    Clock(
        "C23",
        _("Notice of a hearing"),
        _("the day of the hearing"),
        Period(10),
        BACKWARD,
        _("the notice is invalid"),
        "invalid",
        "APA §21②",
        warn_left=(7, 2),
        notes=(BACKWARD_READING,),
    )
)
register(
    Clock(
        "C23b",
        _("Period to submit an opinion"),
        _("the notice arrives"),
        Period(10),
        CALENDAR,
        _("the procedure may go on without the opinion"),
        "proceed",
        "APA §21③",
        warn_at=(7,),
        notes=(_("At least ten days must be given; a longer period may be set."),),
    )
)
register(
    Clock(
        "C24",
        _("Gazette notice takes effect"),
        _("publication in the gazette"),
        Period(5),
        CALENDAR,
        _("the notice is effective"),
        "effective",
        "Doc §6③",
        notes=(_("Unless the notice names another day. It takes effect once these days have passed."),),
    )
)
register(
    Clock(
        "C25",
        _("Service by public notice"),
        _("the public notice"),
        Period(14),
        CALENDAR,
        _("deemed served"),
        "served",
        "APA §15③",
    )
)

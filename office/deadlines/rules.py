"""Who may keep the holiday table. Who may see a clock follows from its matter."""

from office.access import rule
from office.people.who import Appointed

KeepHolidays = rule("deadlines.keep_holidays", Appointed("officer", "decision_maker"))

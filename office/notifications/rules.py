"""Who looks after deliveries and effects: officers decide, auditors look on."""

from office.access import rule
from office.people.who import Appointed

Operate = rule("notifications.operate", Appointed("officer"))
Inspect = rule("notifications.inspect", Appointed("officer", "auditor"))

"""An entry of which nothing is known, and the report on it with what a test adds."""

import datetime as dt
from dataclasses import replace

from competitions.checks import EntryFacts, Lead, report

EOK = 10**8
TODAY = dt.date(2026, 11, 22)
CITY = Lead("Aville", "local_government", "시", "basic")
HUB = {"years": 3, "programmes": ["hub", "challenge"]}
BARE = EntryFacts(terms={}, answers={}, files={}, lead=CITY, today=TODAY)


def with_(terms=None, answers=None, **more):
    return replace(BARE, terms=terms or {}, answers=answers or {}, **more)


def checks(terms=None, answers=None, **more):
    return {one.key: one for one in report(with_(terms, answers, **more))}


def paper(name="plan.pdf", pages=10, sha256="a"):
    return {"id": name, "name": name, "size": 1, "sha256": sha256, "type": "application/pdf", "pages": pages}

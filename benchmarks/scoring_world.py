"""A round in which everybody scores, as large as wanted; rows are laid down in bulk."""

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from benchmarks.tally_world import Assessments
from office.assessment.actions import rounds, sheet_signing, sheets
from office.assessment.models import Panel, Reviewer, Round, Sheet
from office.people.actors import actor_of
from office.people.models import User
from office.workflow import perform

WHOLE = {"need": "10", "innovation": "12.5", "feasibility": "15", "data": "10", "budget": "9", "spread": "11"}
COMMENT = "근거가 충분하며 운영 계획이 구체적입니다. " * 7


class Scorings(Assessments):
    """Open rounds on demand; every member has an account."""

    def open_round(self, entries: int, members: int) -> Round:
        """Everybody has a draft for each entry."""
        round_ = super().panel(0, members)
        panel = round_.panel
        subjects = self._subjects(panel, entries)
        self._accounts(panel)
        Round.objects.filter(pk=round_.pk).delete()
        round_ = Round.objects.create(panel=panel, code="written", kind="written", position=1)
        begun = timezone.now()
        rounds.open_round(round_, by=self.officer, due_at=begun + dt.timedelta(days=7))
        self.opened_in = (timezone.now() - begun).total_seconds()
        assert round_.sheets.count() == len(subjects) * members
        return round_

    def _accounts(self, panel: Panel) -> None:
        people = list(Reviewer.objects.filter(seats__panel=panel))
        for one in people:
            one.user = User(email=f"u{one.email}", name=one.name)
        User.objects.bulk_create([one.user for one in people])
        Reviewer.objects.bulk_update(people, ["user"])

    def member(self, round_: Round) -> User:
        """Somebody who does not preside."""
        return round_.panel.seats.get(code="r2").reviewer.user

    def chair(self, round_: Round) -> User:
        """Who presides."""
        return round_.panel.seats.get(code="r1").reviewer.user

    def draft(self, round_: Round, code: str = "r2", place: int = 0) -> Sheet:
        """One of a member's drafts."""
        drafts = round_.sheets.filter(seat__code=code, state="draft").select_related(*Sheet.read_with)
        return drafts.order_by("subject__position")[place]

    @staticmethod
    def client(user: User) -> Client:
        """Signed in."""
        client = Client()
        client.force_login(user)
        return client

    @staticmethod
    def bare_save(sheet: Sheet) -> Callable[[int], Any]:
        """What no saving can do without."""

        def save(n: int) -> None:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT * FROM assessment_sheet WHERE id = %s FOR UPDATE", [sheet.pk])
                cursor.fetchone()
                cursor.execute("UPDATE assessment_sheet SET note = %s WHERE id = %s", [f"{n}", sheet.pk])

        return save

    def filled(self, round_: Round, many: int) -> list[tuple[Sheet, Any]]:
        """So many sheets of a member that are filled in and not submitted, with who writes them."""
        by = actor_of(self.member(round_))
        values = {**{f"points.{code}": told for code, told in WHOLE.items()}, "comment": COMMENT}
        drafts = round_.sheets.filter(seat__code="r2", state="draft").order_by("subject__position")[1 : many + 1]
        for one in drafts:
            sheets.save(one.pk, by=by, values=values, revision=one.revision)
        found = Sheet.objects.select_related(*Sheet.read_with).in_bulk([one.pk for one in drafts])
        return [(one, by) for one in found.values()]

    @staticmethod
    def submit(sheet: Sheet, by: Any) -> None:
        """With its entry in the ledger."""
        perform(sheet, "submit", by=by)

    @staticmethod
    def sign(sheet: Sheet, by: Any) -> None:
        """With its version, receipt and entry in the ledger; who signs has proven before who it is."""
        sheet_signing.sign(sheet, by=by, sha256=sheet_signing.digest_of(sheet))

    @staticmethod
    def bare_steps(sheet: Sheet) -> Callable[[int], Any]:
        """What submitting and signing cannot do without: the row twice, the version, two entries; undone."""

        def twice(n: int) -> None:
            with transaction.atomic(), connection.cursor() as cursor:
                for _step in range(2):
                    cursor.execute("SELECT * FROM assessment_sheet WHERE id = %s FOR UPDATE", [sheet.pk])
                    cursor.execute("UPDATE assessment_sheet SET note = %s WHERE id = %s", [f"{n}", sheet.pk])
                    cursor.execute("INSERT INTO ledger_event (at, kind, actor_kind, subject_kind, subject_id, data) "
                                   "VALUES (now(), 'benchmark', 'system', '', '', '{}')")  # fmt: skip
                transaction.set_rollback(True)

        return twice

    @staticmethod
    def prove(user: User) -> Callable[[int], Any]:
        """The password once more."""
        user.set_password("sandbox-benchmark")
        return lambda _n: user.check_password("sandbox-benchmark")

    @staticmethod
    def sign_the_rest(round_: Round) -> None:
        """Laid down as signed: past the procedure, not past the database's rules."""
        now = timezone.now()
        drafts = round_.sheets.filter(state="draft")
        drafts.update(points=WHOLE, comment=COMMENT, filled=len(WHOLE), total="67.50")
        drafts.update(state="submitted", submitted_at=now)
        signed = round_.sheets.filter(state="submitted")
        signed.update(state="signed", signed_at=now, sha256=hashlib.sha256(b"benchmark").hexdigest())

    @staticmethod
    def bare_lock(round_: Round) -> None:
        """The one statement, undone."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE assessment_sheet SET state = 'locked' WHERE round_id = %s", [round_.pk])
            transaction.set_rollback(True)

    def lock(self, round_: Round) -> None:
        """By the chair."""
        rounds.lock_round(round_, by=actor_of(self.chair(round_)))

"""What every case with a form can tell of its answers and its clocks; a mixin without columns."""

from office.access import Actor
from office.deadlines import queries as clocks
from office.forms import queries as forms
from office.forms.models import Snapshot
from office.workflow.arrival import moment


class Answering:
    """A case whose answers are kept by the office's forms."""

    def clock_passed(self, clock: str) -> bool:
        """Whether the running or last clock of this kind has passed, by the one function of deadlines."""
        return clocks.has_passed(self.matter, clock, at=moment())

    def missing_count(self) -> int:
        """How many answers of the form are missing or wrong."""
        return forms.missing_count(self.matter)

    def revision(self) -> int:
        """The revision of the answers."""
        return forms.answers_of(self.matter).revision

    def answers_for(self, actor: Actor) -> dict:
        """The answers by code: as they stand for who writes them, as submitted for everybody else."""
        answers = forms.answers_of(self.matter)
        if forms.may_read_draft(actor, answers, self):
            return answers.data
        filed = self.filed()
        return filed.answers if filed else {}

    def filed(self) -> Snapshot | None:
        """The submission that stands."""
        return forms.last_snapshot(self.matter)

    def as_filed(self) -> bool:
        """Whether nothing was changed since the submission that stands."""
        filed = self.filed()
        return filed is not None and forms.unchanged_since(filed)

    def filed_files(self) -> list[tuple[str, str]]:
        """Name and SHA-256 of every file submitted."""
        filed = self.filed()
        return [(file["name"], file["sha256"]) for files in filed.files.values() for file in files] if filed else []

    def answers_of(self, *codes: str) -> dict[str, str]:
        """Submitted answers by code, in words, for documents."""
        filed = self.filed()
        fields = {code: filed.definition.field(code) for code in codes}
        values = {code: filed.answers.get(code, "") for code in codes}
        return {
            code: field.label_of(values[code]) if field.choices else str(values[code]) for code, field in fields.items()
        }

    def names_of(self, codes: list[str]) -> list[str]:
        """The questions behind codes, in words."""
        return forms.labels_of(self.matter, codes)

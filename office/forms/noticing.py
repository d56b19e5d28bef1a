"""What is told beside a question of files as soon as something lies there: whoever judges it later is no surprise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from office.forms.definition import FormDefinition

if TYPE_CHECKING:
    from office.attachments.models import Attachment


@dataclass(frozen=True)
class Notice:
    """A sentence about the files of a question; `tone` is success, warning or danger.

    `field` is another question on the same page that has to do with it, `label` the words of the link that leads there.
    """

    sentence: str
    tone: str = "success"
    field: str = ""
    label: str = ""

    @property
    def href(self) -> str:
        """The way to that question."""
        return f"#id_{self.field}" if self.field else ""

    def to_json(self) -> dict[str, str]:
        """What a script is told."""
        return {"sentence": self.sentence, "tone": self.tone, "href": self.href, "label": self.label}


Notices = Mapping[str, Notice]
Noticing = Callable[[FormDefinition, dict[str, Any], dict[str, list["Attachment"]]], Notices]


def nothing(definition: FormDefinition, data: dict[str, Any], papers: dict[str, list["Attachment"]]) -> Notices:
    """A form whose files nobody judges before they are read."""
    return {}

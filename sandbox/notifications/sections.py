"""What somebody is told who is given a section of an application form."""

import dataclasses

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from office.access import rule
from office.docket.registry import subject_of
from office.forms.models import SectionAssignee
from office.notifications.registry import Notification, register
from office.people.who import ChargedWith
from sandbox import rules
from sandbox.notifications.rapid import SAMPLE, CaseFacts

SeeAssignment = rule("sandbox.section.see", ChargedWith("user"))


@dataclasses.dataclass(frozen=True)
class SectionFacts(CaseFacts):
    """A case and the section of its form; the reader's language is not yet known."""

    section: str = ""
    section_en: str = ""


def of_assignee(row: SectionAssignee, event) -> SectionFacts:
    """The section's name and the case it belongs to."""
    matter = row.answers.matter
    label = next(one.label for one in row.answers.definition.sections if one.code == row.section)
    return SectionFacts(
        number=matter.number or "", title=matter.title, organisation=matter.organisation.name_ko,
        section=label.ko, section_en=label.en,
    )  # fmt: skip


def _page(row: SectionAssignee) -> str:
    address = reverse("forms:answers", kwargs={"matter": row.answers.matter_id, "form": row.answers.form_code})
    return f"{address}?section={row.section}"


def _the_assignee(row: SectionAssignee) -> Q:
    """Whoever has it, as long as they write the application."""
    return Q(pk=row.user_id) & rules.WriteApplication.holders(subject_of(row.answers.matter))


SECTION_ASSIGNED = register(
    Notification(
        key="sandbox.section_assigned",
        label=_("A section of an application was given to you"),
        recipients=_the_assignee,
        see=SeeAssignment,
        facts=of_assignee,
        sample=SectionFacts(
            **dataclasses.asdict(dataclasses.replace(SAMPLE, number="")),
            section="안전과 배상",
            section_en="Safety and compensation",
        ),
        url=_page,
    )
)

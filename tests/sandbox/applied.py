"""The values that lead to an application, an invitation to a consortium and a job: for those who walk addresses."""

from office.committees import packets
from office.committees.models import Meeting
from sandbox.actions import consortium
from sandbox.models import Application


def application_values(case: Application, draft: Application, cast) -> dict[str, dict[str, object]]:
    """By the name of each address."""
    member = consortium.invite(draft, by=cast.actor("company_user"), organisation=cast.ministry, part="교통 통제")
    job = packets.ask_packet(Meeting.objects.first(), by=cast.actor("secretariat_officer"))
    pages = {f"sandbox:application{more}": {"pk": case.pk} for more in ("", "-form", "-invite")}
    return {
        **pages,
        "sandbox:application-step": {"pk": case.pk, "step": "withdraw"},
        **{f"sandbox:invitation{more}": {"pk": member.pk} for more in ("", "-accept", "-decline", "-leave")},
        "applications": {"number": case.matter.number, "step": "withdraw"},
        "invitations": {"pk": member.pk, "number": member.pk},
        "jobs": {"pk": job.pk},
        "jobs_api": {"pk": job.pk},
    }

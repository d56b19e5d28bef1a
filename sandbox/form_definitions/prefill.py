"""What is known already and is therefore not asked for again (Civil Petitions Act §10③)."""

from office.access import Actor
from office.people.models import Organisation, User

# Answers of a rapid confirmation that an exemption application asks for under another code.
_RENAMED = {"details": "service_details"}
_SAME = (
    "company_name", "brn", "address", "representative", "contact_name", "contact_phone", "contact_email",
    "service_name", "service_kind", "service_field", "summary",
)  # fmt: skip


def facts_known_of(organisation: Organisation, by: Actor) -> dict[str, str]:
    """What is registered of the organisation and of whoever writes for it."""
    user = User.objects.get(pk=by.user_id)
    return {
        "company_name": organisation.name_ko,
        "brn": organisation.brn,
        "address": organisation.address,
        "representative": organisation.representative,
        "contact_name": user.name,
        "contact_phone": user.phone or organisation.phone,
        "contact_email": user.email,
    }


def seed_of_rapid(seed: dict) -> dict:
    """The first answers of an exemption application out of a rapid confirmation (`queries.exemption_seed`).

    What both forms ask is carried over; each ministry that said a permit is needed becomes a row of the regulations.
    """
    told = seed["values"]
    values = {code: told[code] for code in _SAME if told.get(code)}
    values |= {here: told[there] for there, here in _RENAMED.items() if told.get(there)}
    if rows := [_regulation(number, one) for number, one in enumerate(seed["regulations"], 1)]:
        values["regulations"] = rows
    return values


def _regulation(number: int, finding: dict) -> dict:
    """The ministry's words as the obstacle: law and article stand in them, and the applicant sorts them out."""
    obstacle = "\n".join(finding[part] for part in ("requirements", "grounds") if finding.get(part))
    row = {"id": f"rapid{number}", "ministry": _ministry(finding["agency"]), "obstacle": obstacle}
    return {code: value for code, value in row.items() if value}


def _ministry(name: str) -> str:
    """The register's code for the name in the result notice; nothing for a name that it does not have."""
    found = Organisation.objects.filter(kind="ministry", name_ko=name).exclude(code="").values_list("code", flat=True)
    return found.first() or ""

"""A message in its recipient's own language: three small templates, and for the digest its lines."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import get_template
from django.utils import timezone, translation

from office.notifications.models import Channel, Delivery
from office.notifications.plain import freeze, thaw
from office.notifications.registry import Notification, notification

DIGEST_FOLDER = "notifications/notifications/digest"


@dataclass(frozen=True)
class Message:
    """What is sent."""

    subject: str
    text: str
    html: str


def render(delivery: Delivery) -> Message:
    """The message of a delivery, without its HTML for the inbox; raises when a template is missing or broken."""
    what = notification(delivery.key)
    context = _context(delivery) | {"facts": thaw(delivery.facts), "label": what.label, "statutory": what.statutory}
    return _message(what.folder, context, delivery.person.language, html=delivery.channel == Channel.EMAIL)


def render_digest(delivery: Delivery, collected: list[Delivery]) -> Message:
    """The daily mail: a line and an address for each thing collected."""
    with translation.override(delivery.person.language):
        lines = [
            {
                "subject": render_line(each),
                "at": each.created_at,
                "label": notification(each.key).label,
                "link": settings.SITE_URL + each.url,
            }
            for each in collected
        ]
    context = _context(delivery) | {"lines": lines, "day": timezone.localdate()}
    return _message(DIGEST_FOLDER, context, delivery.person.language, html=True)


def render_line(delivery: Delivery) -> str:
    """The subject alone."""
    with translation.override(delivery.person.language):
        context = _context(delivery) | {"facts": thaw(delivery.facts)}
        return _line(notification(delivery.key).folder, context)


def render_sample(what: Notification, language: str, person: Any) -> Message:
    """The message with the registered sample facts: for tests and previews."""
    draft = Delivery(key=what.key, person=person, channel=Channel.EMAIL, url="/", facts=freeze(what.sample))
    context = _context(draft) | {"facts": thaw(draft.facts), "label": what.label, "statutory": what.statutory}
    return _message(what.folder, context, language, html=True)


def _context(delivery: Delivery) -> dict[str, Any]:
    site = settings.SITE_URL
    return {
        "person": delivery.person,
        "matter": delivery.matter,
        "link": site + delivery.url if delivery.url else "",
        "site": site,
        "preferences_link": f"{site}/inbox/preferences/",
        "in_mail": delivery.channel == Channel.EMAIL,
    }


def _message(folder: str, context: dict[str, Any], language: str, *, html: bool) -> Message:
    with translation.override(language):
        context |= {"lang": language}
        subject = _line(folder, context)
        text = _plain(f"{folder}/body.txt", context | {"subject": subject})
        rich = get_template(f"{folder}/body.html").render(context | {"subject": subject}) if html else ""
    return Message(subject, text, rich)


def _line(folder: str, context: dict[str, Any]) -> str:
    """One line, whatever line breaks the template or a title holds: a header takes none."""
    return " ".join(_plain(f"{folder}/subject.txt", context).split())[:300]


def _plain(template: str, context: dict[str, Any]) -> str:
    from django.template import Context

    source = get_template(template).template
    text = source.render(Context(context, autoescape=False))
    lines = [line.rstrip() for line in text.strip().splitlines()]
    return "\n".join(line for at, line in enumerate(lines) if line or (at and lines[at - 1]))

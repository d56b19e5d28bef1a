"""The invitation of somebody who has no account yet: a mail to the address of the profile.

The profile is linked when its person signs in with that very address, verified; then the seat is there.
"""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from office import ledger
from office.assessment.actions.inviting import BY_MAIL
from office.assessment.models import Seat
from office.assessment.states import Sitting
from office.ledger.models import Effect
from office.people.mail import send_once


@ledger.handler(BY_MAIL)
def send_invitation(effect: Effect) -> None:
    """Send it unless the seat has gone on, or its person has an account by now."""
    seats = Seat.objects.select_related("reviewer", "panel__matter")
    seat = seats.get(pk=effect.payload["seat"])
    if seat.state == Sitting.INVITED and seat.reviewer.email:
        send_once(effect, message_for(seat))


def message_for(seat: Seat) -> EmailMultiAlternatives:
    """In Korean: the profile says no language."""
    with translation.override("ko"):
        facts = {"seat": seat, "sign_up": settings.SITE_URL + reverse("account_signup"),
                 "page": settings.SITE_URL + reverse("assessment:seat", args=[seat.pk])}  # fmt: skip
        subject = render_to_string("assessment/seats/mail/invitation_subject.txt", facts).strip()
        body = render_to_string("assessment/seats/mail/invitation_body.txt", facts)
        return EmailMultiAlternatives(subject, body, settings.DEFAULT_FROM_EMAIL, [seat.reviewer.email])

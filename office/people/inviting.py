"""The mail that carries an invitation."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from office import ledger
from office.ledger.models import Effect
from office.people.actions.invitations import closed_because, token_of
from office.people.mail import send_once
from office.people.models import Invitation, User


@ledger.handler("people.invitation")
def send_invitation(effect: Effect) -> None:
    """Send the invitation unless it was answered, taken back or ran out before the mail could leave."""
    invitation = Invitation.objects.select_related("organisation", "invited_by").get(pk=effect.payload["invitation"])
    if closed_because(invitation) is None:
        send_once(effect, message_for(invitation))


def message_for(invitation: Invitation) -> EmailMultiAlternatives:
    """The letter in the reader's language: that of the account when there is one, else that of the inviter."""
    known = User.objects.filter(email=invitation.email).first() or invitation.invited_by
    with translation.override(known.language):
        facts = {"invitation": invitation, "address": address_of(invitation)}
        subject = render_to_string("office/people/email/invitation_subject.txt", facts).strip()
        body = render_to_string("office/people/email/invitation_message.txt", facts)
        return EmailMultiAlternatives(subject, body, settings.DEFAULT_FROM_EMAIL, [invitation.email])


def address_of(invitation: Invitation) -> str:
    """Where the seat is taken; the token stands in the path only of the mail, never in a list or log line."""
    return settings.SITE_URL + reverse("people:invitation", args=[token_of(invitation)])

"""What is asked for about the committee itself: its rules and its seats."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.access import Actor
from office.committees.fields import radios
from office.committees.models import Committee
from office.committees.rules import STAFF
from office.committees.states import Majority, Quorum, SeatKind, SeatRole
from office.people import programmes
from office.people.models import Organisation, User
from office.web.forms import KitForm

PLACES = ("ministry", "local_government", "secretariat")


def places() -> list[tuple[str, str]]:
    """The offices of the state, for a menu."""
    found = Organisation.objects.filter(kind__in=PLACES).order_by("name_ko")
    return [("", "---------"), *((str(one.pk), one.label()) for one in found)]


class _Places:
    """Turns the chosen organisation and the account's address into themselves."""

    def clean_organisation(self) -> Organisation | None:
        """The organisation itself."""
        wanted = self.cleaned_data["organisation"]
        return Organisation.objects.filter(pk=wanted).first() if wanted else None

    def _account(self, name: str) -> User | None:
        """The account at an address; raises ValidationError where there is none."""
        email = self.cleaned_data[name]
        found = User.objects.filter(email=email.lower(), is_active=True).first() if email else None
        if email and found is None:
            raise ValidationError(_("There is no account with this address."))
        return found


class CommitteeForm(_Places, KitForm, forms.Form):
    """The rules of a committee."""

    name_ko = forms.CharField(label=_("Name (Korean)"), max_length=100)
    name_en = forms.CharField(label=_("Name (English)"), max_length=100, required=False)
    basis = forms.CharField(label=_("Legal basis"), max_length=200, required=False)
    organisation = forms.ChoiceField(label=_("Host"), required=False, help_text=_("Its letters go out from there."))
    sender = forms.CharField(label=_("Sender of its letters"), max_length=100, required=False)
    notice_days = forms.IntegerField(
        label=_("Days of notice before a meeting"), min_value=0, max_value=60, initial=7,
        help_text=_("Committees Act §9①: seven days, unless it is urgent or secret."),
    )  # fmt: skip
    quorum = radios(_("Quorum"), Quorum.choices, initial=Quorum.MAJORITY)
    majority = radios(_("Majority"), Majority.choices, initial=Majority.OF_PRESENT)
    recused_leave_denominator = forms.BooleanField(
        label=_("Recused members leave the number of enrolled members"), required=False,
        help_text=_("Uncertain: the operating rules were not found. Off is the cautious choice."),
    )  # fmt: skip
    proxies_allowed = forms.BooleanField(
        label=_("Ex-officio members may send a proxy"), required=False,
        help_text=_("Uncertain: the operating rules were not found. Off is the cautious choice."),
    )  # fmt: skip
    written_unreturned_is_absent = forms.BooleanField(
        label=_("Whoever returns no written ballot counts as absent"), required=False, initial=True,
        help_text=_("Uncertain: the operating rules were not found. On is the cautious choice."),
    )  # fmt: skip
    term_years = forms.IntegerField(label=_("Term in years"), min_value=1, max_value=10, initial=2)

    fieldsets = (
        (_("Name and host"), ["name_ko", "name_en", "basis", "organisation", "sender"]),
        (_("How it meets and votes"), ["notice_days", "quorum", "majority", "term_years"]),
        (
            _("What its operating rules decide"),
            ["recused_leave_denominator", "proxies_allowed", "written_unreturned_is_absent"],
        ),
    )

    def __init__(self, *args: Any, committee: Committee | None = None, **kwargs: Any) -> None:
        if committee is not None:
            kwargs["initial"] = {name: getattr(committee, name) for name in self.base_fields if name != "organisation"}
            kwargs["initial"]["organisation"] = str(committee.organisation_id or "")
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = places()


class NewCommitteeForm(CommitteeForm):
    """A committee of a programme in which one holds an office."""

    code = forms.SlugField(
        label=_("Code"), max_length=20, help_text=_("Short, in Latin letters: meetings are numbered with it.")
    )
    programme = forms.ChoiceField(label=_("Programme"))

    fieldsets = ((_("The committee"), ["code", "programme"]), *CommitteeForm.fieldsets)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = frozenset(post.programme for post in actor.posts if post.role in STAFF)
        self.fields["programme"].choices = [one for one in programmes.choices_for(mine) if one[0] != "*"]


class SeatForm(_Places, KitForm, forms.Form):
    """Who sits, as what, from when to when."""

    kind = radios(_("Kind of seat"), [one for one in SeatKind.choices if one[0] != SeatKind.AD_HOC])
    role = forms.ChoiceField(label=_("Role"), choices=SeatRole.choices, initial=SeatRole.MEMBER)
    title_ko = forms.CharField(label=_("Position (Korean)"), max_length=100, required=False)
    title_en = forms.CharField(label=_("Position (English)"), max_length=100, required=False)
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)
    holder = forms.CharField(
        label=_("Name"), max_length=100, required=False, help_text=_("For a member without an account.")
    )
    email = forms.EmailField(
        label=_("E-mail of the account"), required=False, help_text=_("With an account a member reads and votes here.")
    )
    proxy_email = forms.EmailField(
        label=_("E-mail of the proxy's account"), required=False,
        help_text=_("Only ex-officio members; it counts only where the committee takes proxies."),
    )  # fmt: skip
    valid_from = forms.DateField(label=_("From"))
    valid_until = forms.DateField(
        label=_("Until"), required=False, help_text=_("Left empty: for appointed members the committee's term.")
    )
    order = forms.IntegerField(label=_("Order"), min_value=0, max_value=899, initial=100)

    fieldsets = (
        (_("The seat"), ["kind", "role", "title_ko", "title_en", "organisation"]),
        (_("Who holds it"), ["holder", "email", "proxy_email"]),
        (_("Term"), ["valid_from", "valid_until", "order"]),
    )

    def __init__(self, *args: Any, seat: Any = None, **kwargs: Any) -> None:
        kwargs["initial"] = _as_it_stands(seat) if seat is not None else {"valid_from": timezone.localdate()}
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = places()

    def clean_email(self) -> User | None:
        """The account itself."""
        return self._account("email")

    def clean_proxy_email(self) -> User | None:
        """The account itself."""
        return self._account("proxy_email")

    def facts(self) -> dict:
        """As the use case takes them."""
        values = dict(self.cleaned_data)
        values["user"], values["proxy"] = values.pop("email"), values.pop("proxy_email")
        return values


def _as_it_stands(seat: Any) -> dict:
    names = ("kind", "role", "title_ko", "title_en", "holder", "valid_from", "valid_until", "order")
    found = {name: getattr(seat, name) for name in names}
    found["organisation"] = str(seat.organisation_id or "")
    found["email"] = seat.user.email if seat.user_id else ""
    found["proxy_email"] = seat.proxy.email if seat.proxy_id else ""
    return found


class EndSeatForm(KitForm, forms.Form):
    """The last day of a seat."""

    on = forms.DateField(label=_("Last day"))

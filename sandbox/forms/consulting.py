"""What the application's own steps ask for while others are consulted."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from office.people.models import Organisation
from office.web.forms import DateInput
from office.workflow import StepForm
from sandbox.actions.consulting import asked_already
from sandbox.forms.addressees import QuestionsField
from sandbox.forms.supplements import long_text

QUESTION = (
    "신청인이 요청하는 특례를 인정하여도 되는지, 인정한다면 필요한 조건과 그 이유 및 이행을 확인할 자료를 "
    "알려 주시기 바랍니다. 관련 법령의 정비 전망도 함께 적어 주시기 바랍니다."
)


class ConsultationForm(StepForm):
    """Who is consulted, and what is asked of whom (Act §49④⑦)."""

    ministries = forms.MultipleChoiceField(
        label=_("Ministries"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Those that the applicant's regulations name are ticked already."),
    )
    local_governments = forms.MultipleChoiceField(
        label=_("Local governments"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The local governments of the site must be consulted again before the deliberation (Act §49⑦)."),
    )
    question = long_text(_("What is asked of everybody"), initial=QUESTION)
    questions = QuestionsField(
        label=_("A further question for one addressee"),
        help_text=_("Only for those chosen above; it stands in that addressee's letter alone."),
    )
    molit_only = long_text(
        _("Why no other ministry is concerned"),
        _("Only if no ministry is chosen: the reason is kept with the case."),
        required=False,
    )

    def prepare(self) -> None:
        asked = asked_already(self.subject)
        ministries = Organisation.objects.filter(kind="ministry").exclude(pk__in=asked).exclude(code="molit")
        self._offer("ministries", ministries, self._named_in_regulations())
        regions = Organisation.objects.filter(kind="local_government", code__in=self._regions()).exclude(pk__in=asked)
        self.obligatory = self._offer("local_governments", regions, {row.pk for row in regions})
        self.asked_before = bool(asked)
        self.fields["questions"].offer(
            [*self.fields["local_governments"].choices, *self.fields["ministries"].choices],
            likely={*self.fields["local_governments"].initial, *self.fields["ministries"].initial},
        )

    def _offer(self, name: str, rows, ticked: set) -> list[str]:
        found = list(rows.order_by("name_ko"))
        self.fields[name].choices = [(str(row.pk), row.label()) for row in found]
        self.fields[name].initial = [str(row.pk) for row in found if row.pk in ticked]
        return self.fields[name].initial

    def _named_in_regulations(self) -> set:
        return set(self.subject.regulations.exclude(ministry=None).values_list("ministry_id", flat=True))

    def _regions(self) -> set[str]:
        filed = self.subject.filed()
        return {row.get("local_government") for row in (filed.answers.get("regions") or [] if filed else [])}

    def clean(self) -> dict:
        values = dict(super().clean())
        if "ministries" not in values or "local_governments" not in values:
            return values
        if missing := set(self.obligatory) - set(values["local_governments"]):
            names = ", ".join(label for key, label in self.fields["local_governments"].choices if key in missing)
            self.add_error("local_governments", _("Must be consulted: %(names)s (Act §49⑦).") % {"names": names})
        self._check_ministries(values)
        self._check_questions(values)
        return self.cleaned_data

    def _check_ministries(self, values: dict) -> None:
        reason = values.get("molit_only", "")
        if values["ministries"] and reason:
            self.add_error("molit_only", _("Ministries are chosen: leave the reason empty."))
        elif not values["ministries"] and not self.asked_before and not reason:
            self.add_error("ministries", _("Choose at least one ministry, or say below why none is concerned."))
        elif not values["ministries"] and self.asked_before and not values["local_governments"]:
            self.add_error("ministries", _("Choose whom to consult."))

    def _check_questions(self, values: dict) -> None:
        chosen = {*values["ministries"], *values["local_governments"]}
        if set(values.get("questions") or {}) - chosen:
            self.add_error("questions", _("A question is written for somebody who is not chosen."))


class DisputeForm(StepForm):
    """What is in dispute, and who is asked for an opinion (ARA Decree §13의8)."""

    reason = long_text(_("What is in dispute"), _("The agencies' positions are added to the letter as they replied."))
    asked = forms.CharField(label=_("Referred to"), max_length=200, initial="규제합리화위원회위원장")


class SettleForm(StepForm):
    """What came of the referral, and when."""

    opinion = long_text(_("Opinion or recommendation"))
    received_on = forms.DateField(
        label=_("Received on"), widget=DateInput(), help_text=_("The period runs on from this day.")
    )

    def clean_received_on(self):
        day, dispute = self.cleaned_data["received_on"], self.subject.disputes.filter(settled_at=None).last()
        if day > timezone.localdate() or (dispute and day < timezone.localdate(dispute.referred_at)):
            raise forms.ValidationError(_("It came after the referral, and not in the future."))
        return day

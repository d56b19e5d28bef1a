import re

import pytest
from django import forms
from django.test import RequestFactory
from django.utils import translation
from django_cotton import render_component

from office.web import charts, fields
from office.web.forms import DateInput, KitForm, MoneyField
from office.web.styleguide import SampleForm


def drawn(form) -> str:
    with translation.override("en"):
        return render_component(RequestFactory().get("/"), "form", {"form": form})


def test_hint_and_error_are_tied_to_the_control():
    html = drawn(SampleForm({}))
    control = re.search(r'<input[^>]*name="title"[^>]*>', html)[0]
    assert 'aria-describedby="id_title_hint id_title_error"' in control and 'aria-invalid="true"' in control
    assert 'id="id_title_hint"' in html and 'id="id_title_error"' in html


def test_the_summary_links_to_every_field_that_is_wrong():
    html = drawn(SampleForm({"cost": "12a"}))
    links = re.findall(r'<a href="#(id_\w+)">', html)
    assert links == ["id_title", "id_kind", "id_consent_0", "id_start", "id_cost", "id_truth"]
    for target in links:
        assert f'id="{target}"' in html


def test_an_untouched_form_shows_no_summary():
    assert "error-summary-title" not in drawn(SampleForm())


def test_choices_are_a_group_with_its_own_legend():
    html = drawn(SampleForm())
    assert html.count("<legend") == 4  # two fieldsets, the boxes, the yes or no
    assert re.search(r"<legend[^>]*>Notices by e-mail\s*<span", html)


def test_fields_that_no_fieldset_names_are_not_lost():
    class Form(KitForm, forms.Form):
        a = forms.CharField()
        b = forms.CharField()
        fieldsets = (("One", ["a"]),)

    assert [[view.bound.name for view in group.fields] for group in fields.groups(Form())] == [["a"], ["b"]]


def test_errors_of_a_hidden_field_and_of_the_whole_form_are_said():
    class Form(forms.Form):
        secret = forms.IntegerField(widget=forms.HiddenInput)

        def clean(self):
            raise forms.ValidationError("Both cannot be.")

    lines = fields.problems(Form({"secret": "x"}))
    assert [(line.sentence, line.target) for line in lines][0] == ("Both cannot be.", "")
    assert lines[1].target == ""


@pytest.mark.parametrize(("written", "won"), [("12,000,000", 12_000_000), ("1 000원", 1000), ("0", 0), ("", None)])
def test_money_is_read_with_separators(written, won):
    assert MoneyField(required=False).clean(written) == won


@pytest.mark.parametrize("written", ["12a", "-1", "1.5", "１２ㄱ"])
def test_money_that_is_not_whole_won_is_refused(written):
    with pytest.raises(forms.ValidationError):
        MoneyField().clean(written)


def test_money_is_shown_with_separators():
    class Form(forms.Form):
        cost = MoneyField()

    assert 'value="1,234,567"' in str(Form(initial={"cost": 1234567})["cost"])
    assert 'value="12a"' in str(Form({"cost": "12a"})["cost"])


def test_plain_widgets_become_the_native_ones_and_chosen_ones_stay():
    class Form(KitForm, forms.Form):
        day = forms.DateField()
        text = forms.DateField(widget=forms.TextInput)
        many = forms.MultipleChoiceField(choices=[("a", "A")])
        one = forms.ChoiceField(choices=[("a", "A")])
        boxes = ["one"]

    form = Form({"day": "2026-11-22", "many": ["a"], "one": "a", "text": "2026-11-22"})
    assert isinstance(form.fields["day"].widget, DateInput) and isinstance(form.fields["text"].widget, forms.TextInput)
    assert fields.kind_of(form.fields["many"]) == "checkboxes" and fields.kind_of(form.fields["one"]) == "radios"
    assert form.is_valid() and 'value="2026-11-22"' in str(form["day"])


def test_bars_share_one_scale():
    chart = charts.bars([{"label": "a", "value": 10}, {"label": "b", "value": 5}, {"label": "c", "value": 0}])
    assert [bar.width for bar in chart.rows] == [394, 197, 2]


def test_the_figure_beside_the_longest_bar_has_room():
    long = charts.bars([{"label": "a", "value": 10, "text": "KRW 16,000 million"}])
    wide = charts.bars([{"label": "a", "value": 10, "text": "일백육십억 원"}])
    assert long.rows[0].text_x + 18 * charts.NARROW == charts.WIDTH
    assert wide.rows[0].text_x + 6 * charts.WIDE + charts.NARROW == charts.WIDTH


@pytest.mark.parametrize(("highest", "top"), [(3, "4"), (42, "80"), (400, "400"), (401, "800"), (0, "4")])
def test_the_grid_of_a_line_has_whole_figures(highest, top):
    line = charts.line([{"label": "a", "value": 0}, {"label": "b", "value": highest}])
    assert line.grid[-1][1] == top


def test_charts_of_nothing_stand():
    assert charts.bars([]).rows == [] and charts.line([]).points == []

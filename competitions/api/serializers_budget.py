"""A budget as programs ask about it, and what the call's money rule says of it."""

from django.utils.translation import gettext_lazy
from rest_framework import serializers

from competitions.budget import Item, Money, Source, Sums, Tag

MOST = 10**15
ROWS = 300


class _Amounts(serializers.Serializer):
    """Won by who pays."""

    national = serializers.IntegerField(min_value=0, max_value=MOST, default=0)
    province = serializers.IntegerField(min_value=0, max_value=MOST, default=0)
    city = serializers.IntegerField(min_value=0, max_value=MOST, default=0)
    private = serializers.IntegerField(min_value=0, max_value=MOST, default=0)
    other = serializers.IntegerField(min_value=0, max_value=MOST, default=0)


class BudgetRow(_Amounts):
    """A line of the table; a line without a year is told as not counted."""

    id = serializers.CharField(max_length=40, required=False, default="", allow_blank=True)
    year = serializers.CharField(max_length=4, required=False, default="", allow_blank=True)
    item = serializers.ChoiceField(choices=Item.choices, required=False, default="", allow_blank=True)
    tag = serializers.ChoiceField(choices=Tag.choices, required=False, default=Tag.NONE.value, allow_blank=True)


class BudgetQuestion(serializers.Serializer):
    """The rows of a budget, as the question `budget` of the form takes them."""

    rows = BudgetRow(many=True, max_length=ROWS)


class FindingSerializer(serializers.Serializer):
    """One rule, kept or not."""

    key = serializers.CharField()
    status = serializers.ChoiceField(choices=["pass", "warn", "fail"])
    sentence = serializers.CharField()
    field = serializers.CharField()
    too_high = serializers.IntegerField(help_text=gettext_lazy("Won of national money above what the rest allows."))
    missing = serializers.IntegerField(help_text=gettext_lazy("Won that would mend it instead."))


class SumSerializer(serializers.Serializer):
    """What is paid for one year, one item or one tag, and by whom."""

    code = serializers.CharField()
    national = serializers.IntegerField()
    province = serializers.IntegerField()
    city = serializers.IntegerField()
    private = serializers.IntegerField()
    other = serializers.IntegerField()
    local = serializers.IntegerField(help_text=gettext_lazy("Province and city."))
    total = serializers.IntegerField()


class SumsSerializer(serializers.Serializer):
    """The budget added up in every direction."""

    all = SumSerializer()
    policy = serializers.IntegerField(help_text=gettext_lazy("What serves the climate or inclusion."))
    by_year = SumSerializer(many=True)
    by_item = SumSerializer(many=True)
    by_tag = SumSerializer(many=True)


class BudgetSerializer(serializers.Serializer):
    """What the rules of the call say of a budget, to the won."""

    findings = FindingSerializer(many=True)
    sums = SumsSerializer()


def told(sums: Sums) -> dict:
    """Sums as the serializer takes them."""
    groups = {"by_year": sums.by_year, "by_item": sums.by_item, "by_tag": sums.by_tag}
    lines = {name: [_line(str(code), money) for code, money in found.items()] for name, found in groups.items()}
    return {"all": _line("all", sums.all), "policy": sums.policy, **lines}


def _line(code: str, money: Money) -> dict:
    paid = {source: getattr(money, source) for source in Source.values}
    return {"code": code, **paid, "local": money.local, "total": money.total}

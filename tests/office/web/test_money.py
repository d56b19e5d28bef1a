"""Amounts in words: exact, or a sentence that says what to write instead."""

from pathlib import Path

import pytest
from django import forms
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st

from office.web import formats
from office.web.forms import MoneyField
from office.web.money import LARGEST, NotAnAmount, parse_won

WRITTEN = [
    ("160억", 16_000_000_000),
    ("160억원", 16_000_000_000),
    ("160 억 원", 16_000_000_000),
    ("16,000백만원", 16_000_000_000),
    ("16,000 백만 원", 16_000_000_000),
    ("160억 5천만", 16_050_000_000),
    ("160억5천만원", 16_050_000_000),
    ("1조 2,000억", 1_200_000_000_000),
    ("1,200,000원", 1_200_000),
    ("₩1,200,000", 1_200_000),
    ("￦1,200,000", 1_200_000),
    ("\\1,200,000", 1_200_000),
    ("금 1,200,000원정", 1_200_000),
    ("16.5억", 1_650_000_000),
    ("0.00000001억", 1),
    ("3천만 원", 30_000_000),
    ("2천3백5십만 원", 23_500_000),
    ("천만 원", 10_000_000),
    ("만 원", 10_000),
    ("16,000천원", 16_000_000),
    ("KRW 16,000,000,000", 16_000_000_000),
    ("16,000,000,000 KRW", 16_000_000_000),
    ("16,000 million won", 16_000_000_000),
    ("160 hundred million", 16_000_000_000),
    ("160hundredmillion", 16_000_000_000),
    ("2 trillion 50 hundred million", 2_005_000_000_000),
    ("KRW 1.5 Million", 1_500_000),
    ("1 000원", 1000),
    ("１，２００원", 1200),
    ("1,200.00", 1200),
    ("0", 0),
    ("-0", 0),
    ("100경".replace("경", "0000조"), LARGEST),
]


@pytest.mark.parametrize(("text", "won"), WRITTEN)
def test_amounts_are_read_exactly_as_they_are_written(text, won):
    assert parse_won(text) == won


@pytest.mark.parametrize("text", ["16 billion", "KRW 1.6 billion", "1.6bn", "1 hundred billion", "16 Billion won"])
def test_a_billion_is_refused_for_it_is_taken_for_another_number(text):
    with translation.override("en"), pytest.raises(NotAnAmount, match="Say 억 or hundred million"):
        parse_won(text)
    with translation.override("ko"), pytest.raises(NotAnAmount, match="혼동"):
        parse_won(text)


@pytest.mark.parametrize("text", ["1.5", "0.000000001억", "1.2345만 0.5", "1.000", "1.23456만"])
def test_a_fraction_of_a_won_is_never_rounded(text):
    with translation.override("en"), pytest.raises(NotAnAmount, match="whole won"):
        parse_won(text)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "원", "KRW", "많이", "억", "억 원", "백억천조만억", "1억 1억", "1억 2조", "1억 20,000만",
        "16.5억 5천만", "5백3천만", "5천 12백", "1,5억", "1,2345", "12,34", "1..5", "1.2.3억", "--5", "5-3",
        "160억 조금", "160만억원만",
        "hundred million", "1 million 2 million", "１２ㄱ", "0x10", "1e9", "9" * 200, "½억", "5 0", "NaN", "약 3억",
    ],
)  # fmt: skip
def test_nonsense_is_refused_with_examples(text):
    with translation.override("en"), pytest.raises(NotAnAmount, match="like 1,200,000"):
        parse_won(text)


def test_negative_amounts_are_read_only_where_they_may_be():
    for text in ("-5억", "−5억", "△5억", "▲5억", "-₩500,000,000", "₩-500,000,000", "KRW -500,000,000"):
        assert parse_won(text, negative=True) == -500_000_000
        with translation.override("en"), pytest.raises(NotAnAmount, match="negative"):
            parse_won(text)


def test_there_is_a_largest_amount():
    for text in (str(LARGEST + 1), "1000001조", "9" * 60):
        with translation.override("en"), pytest.raises(NotAnAmount, match="1,000,000,000,000,000,000"):
            parse_won(text)


AMOUNTS = st.integers(-LARGEST, LARGEST)


@given(AMOUNTS)
@example(0)
@example(LARGEST)
def test_what_is_spoken_or_written_reads_back(won):
    for language in ("ko", "en"):
        with translation.override(language):
            for text in (formats.spoken(won), formats.money(won), str(won), f"{won:,}"):
                assert parse_won(text, negative=True) == won


@given(st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 9999), st.booleans())
def test_a_composition_is_its_arithmetic(trillions, hundred_millions, ten_thousands, rest, spaced):
    text = (" " if spaced else "").join(
        [f"{trillions}조", f"{hundred_millions}억", f"{ten_thousands:,}만", f"{rest}원"]
    )
    assert parse_won(text) == trillions * 10**12 + hundred_millions * 10**8 + ten_thousands * 10**4 + rest


@given(
    st.integers(1, 9), st.integers(1, 9), st.integers(1, 9), st.sampled_from([("", 1), ("만", 10**4), ("억", 10**8)])
)
def test_small_units_multiply_the_large_one(thousands, hundreds, tens, unit):
    text = f"{thousands}천{hundreds}백{tens}십{unit[0]} 원"
    assert parse_won(text) == (thousands * 1000 + hundreds * 100 + tens * 10) * unit[1]


@given(
    st.integers(0, 10**6), st.sampled_from(["억", " hundred million", "백만", " million", "조", "만", "천"]), st.data()
)
def test_a_fraction_of_a_unit_is_exact_or_refused(number, unit, data):
    digits = data.draw(st.text("0123456789", min_size=1, max_size=14))
    factor = parse_won(f"1{unit}")
    exact, rest = divmod(int(f"{number}{digits}") * factor, 10 ** len(digits))
    if rest:
        with pytest.raises(NotAnAmount):
            parse_won(f"{number}.{digits}{unit}")
    elif exact <= LARGEST:
        assert parse_won(f"{number}.{digits}{unit}") == exact


@given(st.text(max_size=60) | st.text("0123456789.,조억만천백십원 -won", max_size=30))
def test_any_text_is_an_amount_or_a_sentence(text):
    try:
        assert -LARGEST <= parse_won(text, negative=True) <= LARGEST
    except NotAnAmount as refusal:
        assert str(refusal)


def test_money_fields_of_plain_forms_take_words_too():
    assert MoneyField().clean("160억 5천만 원") == 16_050_000_000
    assert MoneyField(min_value=None).clean("△3천만") == -30_000_000
    assert MoneyField().clean(5) == 5 and MoneyField(required=False).clean("  ") is None
    with translation.override("en"):
        for wrong, said in (("3 billion", "hundred million"), ("-5", "negative"), ("1.5", "fraction")):
            with pytest.raises(forms.ValidationError, match=said):
                MoneyField().clean(wrong)


SCRIPT = """async ([source, texts]) => {
  const { won } = await import("data:text/javascript," + encodeURIComponent(source));
  return texts.map((text) => won(text)?.toString() ?? null);
}"""


def test_the_page_reads_no_amount_otherwise_than_the_server(browser):
    """What the page cannot read it leaves to the server; what it reads is the same number."""
    texts = [text for text, _won in WRITTEN] + [
        "16 billion",
        "1.5",
        "많이",
        "억",
        "1억 2조",
        "1,5억",
        "5천 12백",
        "",
        "-3억",
    ]
    page = browser.new_page()
    told = page.evaluate(SCRIPT, [(Path(__file__).parents[3] / "static" / "js" / "won.js").read_text(), texts])
    page.close()
    for text, read in zip(texts, told, strict=True):
        if read is not None:
            assert parse_won(text, negative=True) == int(read), text
    assert {"160억", "160억5천만원", "16,000백만원", "16.5억", "3천만 원", "1,200,000원", "-3억"} <= {
        text for text, read in zip(texts, told, strict=True) if read is not None
    }

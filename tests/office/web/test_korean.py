"""Korean words on an English page are marked for whoever is read to, and say so once."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from office.web.korean import in_korean, is_korean, korean_name

NOTED = '<span lang="ko">정부세종청사 6동</span> <span class="kit-in-korean">(in Korean)</span>'


@pytest.mark.parametrize(
    ("text", "korean"),
    [("정부세종청사 6동", True), ("ISO/IEC 27001 인증이 필요합니까?", True), ("Sejong (세종)", False), ("160억", True),
     ("At most 160억 won", False), ("", False), ("2026. 11. 22.", False), ("<b>abcdefghij</b>가", False)],
)  # fmt: skip
def test_what_is_korean(text, korean):
    assert is_korean(text) is korean


def test_korean_is_marked_on_an_english_page_only():
    with override("en"):
        assert in_korean("정부세종청사 6동") == NOTED and in_korean(in_korean("정부세종청사 6동")) == NOTED
        assert korean_name("홍길동") == '<span lang="ko">홍길동</span>' and korean_name("Hong & Co") == "Hong &amp; Co"
        assert in_korean("<b>가</b>").startswith('<span lang="ko">&lt;b&gt;'), "what people write is no markup"
        page = Template("{% load kit %}{{ text|linebreaksbr|in_korean }}").render(Context({"text": "가\n<나>"}))
        assert page.startswith('<span lang="ko">가<br>&lt;나&gt;</span>')
    with override("ko"):
        assert in_korean("정부세종청사 6동") == "정부세종청사 6동"

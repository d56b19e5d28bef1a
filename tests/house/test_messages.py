"""The catalogues' tool finds every sentence, keeps translations, and says what is missing."""

import pytest
from babel.messages.mofile import read_mo

from tools import messages, sentences

TEMPLATE = """
<p title="{% translate 'Say "no" to 100%' %}">{% blocktranslate count n=x trimmed %}
  {{ n }} day
{% plural %}
  {{ n }} days
{% endblocktranslate %}</p>
{% translate "May" context "month" %} {{ x|default:_("None yet") }}
<c-button :label="_('Submit')" />
"""
PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext, npgettext
A = _("Two "
      "lines")
B = ngettext("%(n)s file", "%(n)s files", 3)
C = pgettext("verb", "Open")
D = npgettext("case", "one", "many", 2)
E = _(variable)
"""


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A small house of its own, with one piece and the page frame."""
    for path, text in {
        "office/desk/panels.py": PYTHON,
        "templates/base.html": TEMPLATE,
        "config/empty.py": "",
        "sandbox/states.py": "from django.utils.translation import gettext as _\nX = _('Draft of {name}')\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    monkeypatch.setattr(messages, "LOCALE", tmp_path / "locale")
    monkeypatch.setattr(messages, "sentences", lambda: sentences.sentences(tmp_path))
    return tmp_path


def put(piece: str, old: str, new: str) -> None:
    path = messages.po_path(piece)
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_every_way_to_say_something_is_found(house):
    found = messages.sentences()
    desk = {(s.msgid, s.plural, s.context) for s in found["desk"].values()}
    assert desk == {
        ("Two lines", "", None),
        ("%(n)s file", "%(n)s files", None),
        ("Open", "", "verb"),
        ("one", "many", "case"),
    }
    web = {(s.msgid, s.plural, s.context) for s in found["web"].values()}
    assert web == {
        ('Say "no" to 100%%', "", None),
        ("%(n)s day", "%(n)s days", None),
        ("May", "", "month"),
        ("None yet", "", None),
        ("Submit", "", None),
    }


def test_extract_then_translate_then_clean(house):
    messages.extract()
    assert len(messages.check()) == 10
    put("sandbox", 'msgid "Draft of {name}"\nmsgstr ""', 'msgid "Draft of {name}"\nmsgstr "{name} 초안"')
    faults = messages.check()
    assert len(faults) == 9
    assert not any("Draft" in fault for fault in faults)


def test_extracting_again_changes_nothing_and_keeps_the_korean(house):
    messages.extract()
    put("web", 'msgid "Submit"\nmsgstr ""', 'msgid "Submit"\nmsgstr "제출"')
    messages.extract()
    once = messages.po_path("web").read_text()
    messages.extract()
    assert messages.po_path("web").read_text() == once
    assert 'msgstr "제출"' in once


def test_one_piece_at_a_time(house):
    messages.extract(["desk"])
    assert not messages.po_path("web").exists()


def test_what_is_no_longer_said_is_set_aside_and_comes_back(house):
    messages.extract()
    put("sandbox", 'msgid "Draft of {name}"\nmsgstr ""', 'msgid "Draft of {name}"\nmsgstr "{name} 초안"')
    source = house / "sandbox" / "states.py"
    before = source.read_text()
    source.write_text("")
    messages.extract(["sandbox"])
    assert '#~ msgstr "{name} 초안"' in messages.po_path("sandbox").read_text()
    source.write_text(before)
    messages.extract(["sandbox"])
    assert '\nmsgstr "{name} 초안"' in messages.po_path("sandbox").read_text()


def test_a_fuzzy_translation_is_none(house):
    messages.extract()
    put("sandbox", 'msgid "Draft of {name}"\nmsgstr ""', '#, fuzzy\nmsgid "Draft of {name}"\nmsgstr "{name} 초안"')
    assert any("no Korean for 'Draft of {name}'" in fault for fault in messages.check())


@pytest.mark.parametrize("korean", ["초안", "{nam} 초안", "{name} {other} 초안"])
def test_placeholders_must_agree(house, korean):
    messages.extract()
    put("sandbox", 'msgid "Draft of {name}"\nmsgstr ""', f'msgid "Draft of {{name}}"\nmsgstr "{korean}"')
    assert any("placeholders differ in 'Draft of {name}'" in fault for fault in messages.check())


def test_a_plural_s_korean_may_follow_either_form(house):
    messages.extract()
    put("desk", 'msgstr[0] ""', 'msgstr[0] "파일 %(n)s개"')
    assert not any("%(n)s file" in fault for fault in messages.check())
    put("desk", "파일 %(n)s개", "파일")
    assert any("placeholders differ" in fault for fault in messages.check())


def test_another_piece_s_wording_is_taken_over(house):
    messages.extract()
    put("web", 'msgid "Submit"\nmsgstr ""', 'msgid "Submit"\nmsgstr "제출"')
    (house / "office/desk/panels.py").write_text("from x import gettext as _\nA = _('Submit')\n")
    messages.extract(["desk"])
    assert 'msgid "Submit"\nmsgstr "제출"' in messages.po_path("desk").read_text()
    put("desk", "제출", "내기")
    assert messages.differing() == ["'Submit': desk says '내기', web says '제출'"]


def test_compile_writes_what_django_reads_and_only_when_it_changed(house):
    messages.extract()
    put("web", 'msgid "Submit"\nmsgstr ""', 'msgid "Submit"\nmsgstr "제출"')
    assert messages.compile_all() == 3
    assert messages.compile_all() == 0
    with messages.po_path("web").with_suffix(".mo").open("rb") as file:
        assert read_mo(file)["Submit"].string == "제출"


@pytest.mark.parametrize(
    ("template", "piece"),
    [
        ("office/desk/home.html", "desk"),
        ("account/login.html", "people"),
        ("documents/sandbox/receipt.html", "sandbox"),
        ("documents/frame.html", "documents"),
        ("components/button.html", "web"),
        ("base.html", "web"),
    ],
)
def test_whose_template_it_is(template, piece):
    assert sentences.owner(sentences.Path(template)) == piece

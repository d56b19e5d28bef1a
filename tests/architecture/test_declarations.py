"""Whatever is declared is whole: it has its words, its page, its rule, and somebody who uses it."""

import ast
import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import get_resolver, reverse
from django.utils import translation

from office.access import Rule, all_rules
from office.deadlines.clocks import COUNTING_LABELS, PAUSE_REASONS, all_clocks
from office.docket import registry as docket
from office.workflow import steps_of
from office.workflow.articles import cite
from tests.architecture.sources import house, imports, module_of, tree_of

HANGUL = re.compile(r"[가-힣]")
CLOCKS = {clock.id: clock for clock in all_clocks()}
KINDS = docket.kinds()
STEPS = [(kind, step) for kind in KINDS.values() for step in steps_of(kind.model).values()]
SOURCE = re.compile(r"^[A-Z][A-Za-z-]* §\d")


def both(words: object) -> tuple[str, str]:
    """In Korean and in English."""
    with translation.override("ko"):
        korean = str(words)
    with translation.override("en"):
        return korean, str(words)


def translated(words: object) -> bool:
    korean, english = both(words)
    return bool(HANGUL.search(korean) and english and not HANGUL.search(english))


@pytest.mark.django_db
def test_no_migration_is_pending():
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=out)
    assert "No changes detected" in out.getvalue()


# ------------------------------------------------------------------------------------------------- matters


def test_there_are_kinds_of_matters():
    assert {"sandbox.rapid", "sandbox.consultation"} <= set(KINDS)


@pytest.mark.parametrize("key", KINDS)
def test_a_kind_of_matter_is_whole(key):
    kind = KINDS[key]
    assert translated(kind.label)
    assert isinstance(kind.see, Rule)
    assert all_rules()[kind.see.key] is kind.see
    assert reverse(kind.url, kwargs={"pk": "00000000-0000-7000-8000-000000000000"})
    assert kind.model._meta.pk.name == "matter"
    assert kind.model._meta.label_lower.split(".")[0] == key.split(".")[0]


@pytest.mark.parametrize(("kind", "step"), STEPS, ids=lambda one: getattr(one, "key", None) or one.name)
def test_a_step_is_whole(kind, step):
    assert translated(step.label)
    assert all_rules()[step.rule.key] is step.rule
    assert step.approval is None or all_rules()[step.approval.key] is step.approval
    assert not step.basis or SOURCE.match(step.basis), step.basis
    assert not step.explain or translated(step.explain)
    for guard in step.guards:
        assert translated(guard.sentence), guard.name
    for effect in step.effects:
        assert callable(effect.trigger)


def test_every_state_has_words():
    for kind in KINDS.values():
        for code, label in kind.model._meta.get_field("state").flatchoices:
            assert re.fullmatch(r"[a-z_]+", code)
            assert translated(label), code


# ------------------------------------------------------------------------------------------------- clocks


def test_the_clock_table_has_its_rows():
    assert len(CLOCKS) >= 25


@pytest.mark.parametrize("key", CLOCKS)
def test_a_clock_is_whole(key):
    clock = CLOCKS[key]
    for words in (clock.label, clock.starts, clock.at_expiry):
        assert translated(words), words
    assert clock.counting in COUNTING_LABELS
    assert set(clock.pauses) <= set(PAUSE_REASONS)
    assert SOURCE.match(clock.source), clock.source
    assert HANGUL.search(both(LazyCitation(clock.source))[0])


class LazyCitation:
    """An article of law, cited in the language of the moment."""

    def __init__(self, source: str) -> None:
        self.source = source

    def __str__(self) -> str:
        return cite(self.source)


@pytest.mark.parametrize("key", PAUSE_REASONS)
def test_a_pause_has_its_reason_and_article(key):
    assert translated(PAUSE_REASONS[key].label)
    assert SOURCE.match(PAUSE_REASONS[key].source)


# ------------------------------------------------------------------------------------------------- rules


def declared_rules() -> dict[str, tuple[str, str]]:
    """The module and name under which each rule of the house stands."""
    found = {}
    for path in house():
        for node in tree_of(path).body:
            if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)):
                continue
            if getattr(node.value.func, "id", "") == "rule" and isinstance(node.value.args[0], ast.Constant):
                found[node.value.args[0].value] = (module_of(path), node.targets[0].id)
    return found


def names_read(path) -> set[tuple[str, str]]:
    """(module, name) for what a file takes from a module of rules, by import or as an attribute."""
    tree, aliases, found = tree_of(path), {}, set()
    for node, module in imports(tree):
        for alias in node.names:
            if isinstance(node, ast.ImportFrom):
                found.add((module, alias.name))
                aliases[alias.asname or alias.name] = f"{module}.{alias.name}"
            else:
                aliases[alias.asname or alias.name] = alias.name
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in aliases:
            found.add((aliases[node.value.id], node.attr))
    return found


def used_at_home(path, name: str) -> bool:
    """Whether the module that declares a rule uses it itself."""
    return any(
        isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
        for node in ast.walk(tree_of(path))
    )


def test_every_rule_is_used():
    get_resolver().url_patterns  # noqa: B018  a rule stands only when its views are loaded
    declared, homes = declared_rules(), {module_of(path): path for path in house()}
    assert set(declared) == {key for key in all_rules() if not key.startswith("test")}
    read = set().union(*(names_read(path) for path in house()))
    idle = {key for key, (module, name) in declared.items()
            if (module, name) not in read and not used_at_home(homes[module], name)}  # fmt: skip
    assert idle == set()

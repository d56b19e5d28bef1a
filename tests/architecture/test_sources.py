"""What the sources promise: one door for steps, one reader of the environment, queries that know who asks."""

import ast
import re

import pytest
from django.apps import apps

from office.workflow import Stateful, steps_of
from tests.architecture.sources import (
    ROOT,
    at_module_level,
    files,
    house,
    imported_names,
    imports,
    module_of,
    told,
    tree_of,
)

STATEFUL = [model for model in apps.get_models() if issubclass(model, Stateful)]
STEPS = {name for model in STATEFUL for name in steps_of(model)}
MOST_LINES = 300


def top_of(module: str) -> str:
    return module.split(".")[0]


def test_the_walk_reads_the_house():
    assert len(list(house())) > 200
    assert {"sandbox.flows.rapid_confirmation", "office.workflow.performing"} <= {module_of(one) for one in house()}
    assert len(STATEFUL) >= 3
    assert {"submit", "notify_result", "lapse", "approve"} <= STEPS


# ------------------------------------------------------------------------------------------------- steps


def called_steps(tree: ast.Module):
    """Calls of a step's method on something that is no imported module or class."""
    modules = imported_names(tree)
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in STEPS):
            continue
        receiver = node.func.value
        if not (isinstance(receiver, ast.Name) and receiver.id in modules):
            yield node


def test_only_perform_calls_a_step():
    found = {told(path, node): ast.unparse(node.func) for path in house() for node in called_steps(tree_of(path))}
    assert found == {}


def test_a_step_is_called_by_its_name_in_one_place():
    """`getattr(subject, name)(…)` is how perform does it; nobody else does."""
    found = [
        told(path)
        for path in house()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Call)
        and isinstance(node.func.func, ast.Name)
        and node.func.func.id == "getattr"
        and len(node.func.args) == 2
        and not isinstance(node.func.args[1], ast.Constant)
    ]
    assert found == ["office/workflow/performing.py"]


def test_the_walk_finds_a_step_called_by_hand():
    by_hand = ast.parse("from sandbox.actions import rapid_confirmations\ncase.submit(by=me)\n")
    assert [node.func.attr for node in called_steps(by_hand)] == ["submit"]
    through_the_action = ast.parse("from sandbox.actions import rapid_confirmations as r\nr.submit(case, by=me)\n")
    assert not list(called_steps(through_the_action))


@pytest.mark.parametrize("model", STATEFUL, ids=lambda model: model.__name__)
def test_a_step_called_by_hand_is_refused(model):
    for name, step in steps_of(model).items():
        for source in step.sources:
            subject = model(state=source)
            with pytest.raises(RuntimeError, match="office.workflow.perform"):
                getattr(subject, name)()
            assert subject.state == source


def test_nobody_but_the_workflow_looks_behind_a_step():
    found = {told(path) for path in house() if re.search(r"\b_django_fsm\b|\bfsm_log|get_available_", path.read_text())}
    assert found == {"office/workflow/steps.py"}


def test_the_machine_is_known_to_the_workflow_alone():
    for path in house():
        if not module_of(path).startswith("office.workflow."):
            assert not [told(path, node) for node, module in imports(tree_of(path)) if top_of(module) == "django_fsm"]


def test_every_state_is_protected():
    for model in STATEFUL:
        field = model._meta.get_field("state")
        assert field.protected, model
        named = {state for step in steps_of(model).values() for state in (*step.sources, step.target) if state}
        assert named == {code for code, _label in field.flatchoices}, model


# ------------------------------------------------------------------------------------------------- views


def is_view(path) -> bool:
    module = module_of(path).split(".")
    return bool({"views", "pages", "api", "serializers"} & set(module[1:])) and module[:2] != ["office", "api"]


def managers(tree: ast.Module):
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager"):
            yield node


def nothing_asked(tree: ast.Module) -> set[int]:
    """The lines of `Model.objects.none()`: an empty list for the schema."""
    return {
        node.value.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "none" and isinstance(node.value, ast.Attribute)
    }


def test_views_start_from_what_the_actor_may_know():
    views = [path for path in house() if is_view(path)]
    assert len(views) > 30
    found = {
        told(path, node): ast.unparse(node)
        for path in views
        for node in managers(tree_of(path))
        if node.lineno not in nothing_asked(tree_of(path))
    }
    assert found == {}


# ------------------------------------------------------------------------------------------------- layers


def test_the_environment_has_one_reader():
    for path in house():
        if module_of(path) == "config.env":
            continue
        text = path.read_text()
        assert not re.search(r"\bos\.environ\b|from os import .*environ|getenv", text), told(path)
        assert "environ" not in {top_of(module) for _node, module in imports(tree_of(path))}, told(path)


def test_the_queue_is_known_to_tasks_and_config():
    for path in house():
        module = module_of(path)
        if top_of(module) == "config" or module.endswith(".tasks"):
            continue
        used = {top_of(name) for _node, name in imports(tree_of(path))}
        assert not used & {"celery", "kombu", "redis"}, told(path)


def test_the_typesetter_is_loaded_when_it_is_needed():
    """Pango may be missing: then only printing fails."""
    for path in house():
        for node in at_module_level(tree_of(path)):
            for _node, module in imports(node) if isinstance(node, (ast.Import, ast.ImportFrom)) else ():
                assert top_of(module) != "weasyprint", told(path, node)


def test_the_procedure_knows_no_request():
    for path in house():
        if not module_of(path).startswith(("sandbox.models", "sandbox.flows", "sandbox.actions")):
            continue
        for node, module in imports(tree_of(path)):
            known = module.startswith(("django.http", "rest_framework", "office.web", "office.api", "django.shortcuts"))
            assert not known, told(path, node)


def test_files_stay_readable():
    sizes = {told(path): len(path.read_text().splitlines()) for path in files(".py", ".html", ".js", ".css", ".md")}
    assert len(sizes) > 500
    assert {name: lines for name, lines in sizes.items() if lines > MOST_LINES} == {}


# ------------------------------------------------------------------------------------------------- templates

INLINE = {
    "script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "handler": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.I),
    "javascript address": re.compile(r"(?:href|src|action)\s*=\s*[\"']\s*javascript:", re.I),
    "foreign source": re.compile(r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)\s*=\s*[\"'](?:https?:)?//", re.I),
    "unsafe": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
}


def page_templates():
    """Templates of pages. Documents are set in print and mails read in mail programs, beyond any content policy."""
    for path in files(".html"):
        parts = path.relative_to(ROOT).parts
        if parts[0] == "templates" and parts[1] not in ("documents", "notifications"):
            yield path


@pytest.mark.parametrize("what", INLINE)
def test_pages_keep_to_the_content_policy(what):
    found = {told(path): INLINE[what].findall(path.read_text()) for path in page_templates()}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_pages_are_found():
    assert len(list(page_templates())) > 100
    assert INLINE["style attribute"].search('<p class="a" style="color: red">')
    assert INLINE["handler"].search("<button onclick='go()'>")
    assert INLINE["script"].search("<script>go()</script>")
    assert not INLINE["script"].search('<script src="/static/js/kit.js" defer></script>')

"""The project's own sources, read as syntax."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ("config", "office", "sandbox", "competitions")


@cache
def files(*suffixes: str) -> tuple[Path, ...]:
    """Every file under version control, or about to be, that ends so; migrations and other people's work aside."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    found = [ROOT / name for name in listed.split("\0") if name] or [one for one in ROOT.rglob("*") if one.is_file()]
    return tuple(sorted(one for one in found if one.suffix in suffixes and one.exists() and not _foreign(one)))


def _foreign(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return bool({"migrations", "vendor", "fonts", ".venv", "var"} & set(parts))


def house() -> Iterator[Path]:
    """The Python files of the running system, without its tests and tools."""
    return (path for path in files(".py") if path.relative_to(ROOT).parts[0] in HOUSE)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), str(path))


def told(path: Path, node: ast.AST | None = None) -> str:
    """Where it stands, as an editor opens it."""
    return f"{path.relative_to(ROOT)}:{node.lineno}" if node is not None else str(path.relative_to(ROOT))


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Every import statement under a node with the module it names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node, node.module


def at_module_level(tree: ast.Module) -> Iterator[ast.stmt]:
    """Statements that run at import: everything outside functions, also inside `if` and `try`."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
                continue
            waiting.append(node)
            if isinstance(node, ast.stmt):
                yield node


def imported_names(tree: ast.Module) -> set[str]:
    """The names that a file binds by importing: modules, functions and classes."""
    return {
        (alias.asname or alias.name).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }

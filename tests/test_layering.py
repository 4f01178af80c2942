"""The rules of the house: who may import whom, what the core never touches, how long things may be."""

import ast
import os

import pytest

PACKAGE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "etiquette_lint")
FORBIDDEN_IN_CORE = {
    "click",
    "socket",
    "ssl",
    "http",
    "urllib",
    "fastapi",
    "uvicorn",
    "httpx",
    "requests",
    "aiosmtpd",
    "pygls",
    "mcp",
    "asyncio",
}
# The surfaces themselves; the other modules of surfaces/ are the pieces they share.
SURFACES = {"cli", "hook", "server", "mcp", "lsp", "smtp", "audit"}
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "localtime", "gmtime"}


def modules() -> list[str]:
    found = []
    for folder, _, names in os.walk(PACKAGE):
        found += [os.path.relpath(os.path.join(folder, name), PACKAGE) for name in names if name.endswith(".py")]
    return sorted(found)


def tree_of(module: str) -> ast.Module:
    with open(os.path.join(PACKAGE, module), encoding="utf-8") as file:
        return ast.parse(file.read(), module)


def imports(module: str) -> set[str]:
    """Every module that a module imports, wherever in it, for type checking too."""
    found = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            found.add(node.module or "")
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def in_core(module: str) -> bool:
    return not module.startswith("surfaces") and module != "__main__.py"


@pytest.mark.parametrize("module", [module for module in modules() if in_core(module)])
def test_the_core_knows_no_surface_no_network_and_no_click(module):
    for name in imports(module):
        assert name.split(".")[0] not in FORBIDDEN_IN_CORE
        assert not name.startswith("etiquette_lint.surfaces")


@pytest.mark.parametrize("module", [module for module in modules() if in_core(module)])
def test_the_core_prints_nothing_and_reads_neither_environment_nor_clock(module):
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("print", "input"), f"line {node.lineno}"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            owner, name = node.value.id, node.attr
            assert (owner, name) not in {
                ("os", "environ"), ("os", "getenv"), ("sys", "stdout"), ("sys", "stderr"), ("sys", "stdin"),
                ("sys", "argv"),
            }, f"line {node.lineno}"  # fmt: skip
            assert owner not in ("datetime", "date", "time") or name not in CLOCKS, f"line {node.lineno}"


@pytest.mark.parametrize("module", [module for module in modules() if module.startswith("surfaces")])
def test_one_surface_never_imports_another(module):
    own = module.split(os.sep)[1].removesuffix(".py")
    for name in imports(module):
        parts = name.split(".")
        if parts[:2] == ["etiquette_lint", "surfaces"] and len(parts) > 2:
            assert parts[2] not in SURFACES - {own}


@pytest.mark.parametrize("module", modules())
def test_understanding_and_reading_never_import_judging(module):
    closed = {"message": ("checks",), "language": ("message", "checks")}.get(module.split(os.sep)[0], ())
    for name in imports(module):
        for layer in closed:
            assert not (name + ".").startswith(f"etiquette_lint.{layer}."), f"{module} imports {name}"


@pytest.mark.parametrize("module", modules())
def test_names_say_what_a_module_is_for(module):
    assert not set(module.removesuffix(".py").split(os.sep)) & BANNED_NAMES


def test_rules_are_functions_not_a_hierarchy_of_classes():
    for module in modules():
        if module.startswith("checks"):
            bases = [
                base for node in ast.walk(tree_of(module)) if isinstance(node, ast.ClassDef) for base in node.bases
            ]
            assert not bases, f"{module} derives a class"


@pytest.mark.parametrize("module", modules())
def test_no_module_is_longer_than_one_sitting(module):
    with open(os.path.join(PACKAGE, module), encoding="utf-8") as file:
        assert sum(1 for _ in file) <= MOST_LINES


@pytest.mark.parametrize("module", modules())
def test_no_function_needs_scrolling(module):
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1
            assert length <= MOST_LINES_OF_A_FUNCTION, f"{node.name} has {length} lines"

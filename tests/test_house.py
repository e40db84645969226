"""The house laws, checked on every module: sizes, no globals, one place for message boxes, nothing done at import."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "bonfire_deck"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_LINES = 400
MOST_METHODS = 25
MOST_FUNCTION_LINES = 60

FIXED_WAITS = {"time.sleep", "sleep", "QTest.qWait", "qWait", "qtbot.wait", "QTest.qWaitForWindowActive"}
# Where the moment is left to chance: whenever the program is killed, the same holds.
CHANCE_KILLS = {"tests/files/test_erasing.py", "tests/files/test_merge_killed.py"}

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
# What these make cannot be changed afterwards (a compiled pattern, a read-only table …).
CONSTANT_MAKERS = {
    "re.compile", "struct.Struct", "frozenset", "tuple", "TypeVar", "NewType", "MappingProxyType", "timedelta",
    "Fraction", "logging.getLogger", "len", "max", "min", "sum", "range", "float", "int", "str.join",
}  # fmt: skip
CHANGING_METHODS = {"append", "extend", "insert", "add", "update", "setdefault", "pop", "popitem", "remove", "clear"}
TRANSLATORS = {"_", "gettext", "ngettext"}
MESSAGE_BOX_HOME = "bonfire_deck/ui/trouble.py"
ABSOLUTE_PATHS = re.compile(r"(?<![\w.~])/(?:work|opt|home/\w|root)/")
REGISTRY_HOSTS = re.compile(r"pypi\.org|pythonhosted|files\.python|debian\.org|registry\.npm|index-url", re.IGNORECASE)


def place(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def called(node: ast.AST) -> str:
    """The name a call is made by, such as "re.compile"."""
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.fixture(params=MODULES, ids=place)
def module(request) -> Path:
    return request.param


def test_a_module_stays_small(module):
    lines = len(module.read_text(encoding="utf-8").splitlines())

    assert lines <= MOST_LINES, f"{place(module)} has {lines} lines: there are two things in it"


def test_classes_and_functions_stay_small(module):
    nodes = list(ast.walk(tree_of(module)))
    big_classes = [
        node.name
        for node in nodes
        if isinstance(node, ast.ClassDef) and sum(isinstance(part, FUNCTIONS) for part in node.body) > MOST_METHODS
    ]
    long_functions = [
        f"{node.name} ({length(node)})"
        for node in nodes
        if isinstance(node, FUNCTIONS) and length(node) > MOST_FUNCTION_LINES
    ]

    assert big_classes == []
    assert long_functions == []


def module_names(tree: ast.Module) -> list[tuple[str, ast.expr | None]]:
    """The names that a module's top level gives a value, with that value."""
    pairs = []
    for node in tree.body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = (part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name))
            pairs += [(name, node.value) for name in names]
    return pairs


def changed_name(node: ast.AST) -> str:
    """The name of what `node` changes in place, "" if it changes nothing."""
    holder = None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING_METHODS:
        holder = node.func.value
    elif isinstance(node, ast.Subscript) and isinstance(node.ctx, (ast.Store, ast.Del)):
        holder = node.value
    return holder.id if isinstance(holder, ast.Name) else ""


def test_a_module_keeps_no_state(module):
    tree = tree_of(module)
    names = module_names(tree)
    no_constants = [
        name for name, _ in names if not (name == "_" or name.startswith("__") or name.lstrip("_")[:1].isupper())
    ]
    made_at_import = [
        f"{name} by {called(value)}"
        for name, value in names
        if isinstance(value, ast.Call) and called(value) not in CONSTANT_MAKERS
    ]
    constants = {name for name, _ in names}
    changed = [ast.unparse(node) for node in ast.walk(tree) if changed_name(node) in constants]
    global_names = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Global)]

    assert (no_constants, made_at_import, changed, global_names) == ([], [], [], [])


def test_message_boxes_have_one_home(module):
    if place(module) == MESSAGE_BOX_HOME:
        return
    names = {node.id for node in ast.walk(tree_of(module)) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(tree_of(module)) if isinstance(node, ast.Attribute)}

    assert "QMessageBox" not in names


def test_a_sentence_for_translation_is_a_plain_literal(module):
    """Only literals get into the catalogue; a joined or formatted sentence would never be found in it."""
    faults = []
    for node in ast.walk(tree_of(module)):
        if not isinstance(node, ast.Call) or called(node).rpartition(".")[2] not in TRANSLATORS:
            continue
        if place(module) == "bonfire_deck/i18n.py":
            continue
        sentences = node.args[:2] if called(node).endswith("ngettext") else node.args[:1]
        if not all(isinstance(sentence, ast.Constant) and isinstance(sentence.value, str) for sentence in sentences):
            faults.append(f"line {node.lineno}: {ast.unparse(node)[:80]}")
        elif any(re.search(r"\{\}|\{\d|%[sd]", sentence.value) for sentence in sentences):
            faults.append(f"line {node.lineno}: a place without a name in {ast.unparse(node)[:80]}")

    assert faults == []


def test_importing_everything_leaves_an_empty_home_empty(tmp_path):
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    home.mkdir()
    elsewhere.mkdir()
    names = [place(module).removesuffix(".py").removesuffix("/__init__").replace("/", ".") for module in MODULES]
    code = f"import importlib\nfor name in {names!r}: importlib.import_module(name)"
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "COVERAGE", "PYTEST"))
    }
    environment |= {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
    }
    environment |= {"APPDATA": str(home), "LOCALAPPDATA": str(home), "TMPDIR": str(elsewhere)}

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=elsewhere,
        env=environment,
        capture_output=True,
        check=False,
        text=True,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(home.rglob("*")) == []
    assert list(elsewhere.rglob("*")) == []


def test_no_tracked_file_names_a_registry_or_a_place_on_one_machine():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True)
    if listed.returncode != 0:
        pytest.skip("this source tree is not a git repository")
    faults = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path == Path(__file__) or not path.is_file() or path.is_relative_to(ROOT / "tests" / "corpus"):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if ABSOLUTE_PATHS.search(line) or REGISTRY_HOSTS.search(line):
                faults.append(f"{name}:{number}: {line.strip()[:100]}")

    assert faults == []


def test_only_files_runs_sql():
    calls = re.compile(r"\.(execute|executemany|executescript)\(")
    found = [
        place(module)
        for module in sorted((ROOT / "bonfire_deck").rglob("*.py"))
        if "files" not in module.relative_to(ROOT).parts and calls.search(module.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_test_waits_for_a_fixed_time_or_has_a_few_seconds_for_a_thing():
    """A busy machine takes longer: tests/patience.py waits for the thing itself, and measures time by the machine."""
    found = [
        f"{place(test)}:{node.lineno}: {ast.unparse(node)[:80]}"
        for test in sorted((ROOT / "tests").rglob("*.py"))
        if place(test) not in CHANCE_KILLS | {"tests/patience.py"}
        for node in ast.walk(tree_of(test))
        if called(node) in FIXED_WAITS or is_bound(node)
    ]

    assert found == []


def is_bound(node: ast.AST) -> bool:
    """Whether `node` gives a wait its own few seconds, or compares what a clock tells with some."""
    if isinstance(node, ast.Call):
        return any(keyword.arg == "timeout" for keyword in node.keywords)
    clocks = ("time.monotonic()", "time.perf_counter()", "time.time()")
    return isinstance(node, ast.Compare) and any(clock in ast.unparse(node) for clock in clocks)

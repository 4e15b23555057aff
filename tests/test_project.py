"""What holds for the whole project: light imports, clear names, small files, mirrored tests, no addresses."""

import ast
import re
import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules, walk_packages

import pytest

import infoint
from compile_catalogues import catalogues, read, started

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "infoint"
INSTALLED = Path(infoint.__path__[0])
MODULES = sorted(SOURCE.rglob("*.py"))
SCRIPTS = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "examples").rglob("*.py"))]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def fresh(code: str) -> set[str]:
    """Return the words that code prints in a process of its own, where nothing else has been imported."""
    # -I and no environment: nothing that measures or starts Python here may load modules first.
    command = [sys.executable, "-I", "-c", code]
    return set(subprocess.run(command, capture_output=True, text=True, check=True, env={}).stdout.split())


def test_import_is_light() -> None:
    """Formats and locale data are loaded by the room that uses them, when it is used."""
    loaded = fresh("import sys; before = set(sys.modules); import infoint; print(*set(sys.modules) - before)")
    assert {"attrs", "infoint"} <= loaded
    assert loaded.isdisjoint({"babel", "cattrs", "email", "holidays", "icalendar", "json", "tomllib"})


def test_root_is_small() -> None:
    assert len(infoint.__all__) == len(set(infoint.__all__)) <= 16
    assert not [name for name in infoint.__all__ if name.startswith("_")]


def test_a_name_is_either_a_module_or_a_function() -> None:
    # Not here: importing infoint.x binds the module x in infoint, whatever else had that name.
    module = "isinstance(value, type(infoint))"
    names = fresh(f"import infoint; print(*(name for name, value in vars(infoint).items() if not {module}))")
    modules = {name.rpartition(".")[2] for _, name, _ in walk_packages(infoint.__path__, "infoint.")}
    assert set(infoint.__all__) & names
    assert names.isdisjoint(modules)


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_no_public_function_has_the_name_of_a_module(module: Path) -> None:
    body = ast.parse(module.read_text(encoding="utf-8")).body
    functions = {node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    assert functions.isdisjoint(path.stem for path in MODULES)


def rooms() -> list[Path]:
    """Return the modules that have tests of their own: those with no private name in their path."""
    parts = {path: path.relative_to(SOURCE).with_suffix("").parts for path in MODULES}
    return [path for path in MODULES if not any(part.startswith("_") for part in parts[path])]


@pytest.mark.parametrize("room", rooms(), ids=relative)
def test_tests_mirror_the_rooms(room: Path) -> None:
    mirror = ROOT / "tests" / room.relative_to(SOURCE).with_name(f"test_{room.name}")
    assert mirror.is_file(), f"{relative(mirror)} is missing"


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_files_are_small(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 250


@pytest.mark.parametrize("module", MODULES, ids=relative)
def test_names_say_what_is_inside(module: Path) -> None:
    vague = {"base", "common", "helper", "helpers", "manager", "managers", "misc", "types", "util", "utils"}
    words = {word for part in module.relative_to(SOURCE).with_suffix("").parts for word in part.split("_")}
    assert words.isdisjoint(vague)


@pytest.mark.parametrize("script", SCRIPTS, ids=relative)
def test_the_first_line_says_what_a_file_is_for(script: Path) -> None:
    said = ast.get_docstring(ast.parse(script.read_text(encoding="utf-8")))
    assert said
    assert said.splitlines()[0].endswith(".")


def test_reference_tells_every_room() -> None:
    page = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    told = re.findall(r"^\.\. automodule:: (\S+)$", page, flags=re.MULTILINE)
    rooms = [f"infoint.{name}" for _, name, _ in iter_modules(infoint.__path__) if not name.startswith("_")]
    assert sorted({"infoint", *rooms} - set(told)) == []


def test_the_package_holds_every_source_file() -> None:
    def files(folder: Path) -> set[str]:
        found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        made = {"__pycache__", "infoint.po", "infoint.mo"}  # a catalogue is packed as what is made of it
        return {path.as_posix() for path in found if made.isdisjoint(path.parts)}

    assert "py.typed" in files(INSTALLED)
    assert files(INSTALLED) == files(SOURCE)


def test_the_package_holds_every_catalogue_in_which_anything_is_translated() -> None:
    def languages(folder: Path, ending: str) -> set[str]:
        return {path.parent.parent.name for path in folder.glob(f"locale/*/LC_MESSAGES/infoint.{ending}")}

    empty = {path.parent.parent.name for path in catalogues(SOURCE) if not started(read(path))}
    assert "de" not in empty
    assert languages(INSTALLED, "mo") == languages(SOURCE, "po") - empty


def kept_files() -> list[Path]:
    """Return the files that git keeps, or would; outside a checkout, those of the source distribution."""
    if not (ROOT / ".git").exists():
        found = (path for top in ("src", "tests", "docs", "examples") for path in (ROOT / top).rglob("*"))
        return [path for path in found if path.is_file() and {"__pycache__", "_build"}.isdisjoint(path.parts)]
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if (ROOT / name).is_file()]


def test_no_file_records_where_packages_came_from() -> None:
    hosts = ["pypi" + r"\.(?:python\.)?org", "pythonhosted" + r"\.org", "npmjs" + r"\.(?:org|com)"]
    # An address as an option, a setting or a variable; put together here, so that this file does not match.
    options = ["index" + "[-_]url", "find" + "[-_]links", "registry" + r"\s*=\s*\S*:/"]
    address = re.compile("|".join(hosts + options), re.IGNORECASE)
    locks = re.compile(r".*\.lock|.*-lock\.(?:json|yaml|toml)|pylock.*\.toml|npm-shrinkwrap\.json")
    kept = kept_files()
    assert kept
    assert [relative(path) for path in kept if locks.fullmatch(path.name)] == []
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in kept}
    assert [relative(path) for path, text in texts.items() if address.search(text)] == []

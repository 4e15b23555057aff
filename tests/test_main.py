"""`python -m infoint` as staff run it: what it says, what it writes, and its exit status."""

import errno
import json
import runpy
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Literal

import pytest

import infoint.__main__ as started
from infoint import playbooks
from infoint.__main__ import main
from infoint.preview import page
from tests.seeding import CLEAN, seeded


def run(*arguments: str, folder: Path, **environment: str) -> tuple[int, str, str]:
    """Run it in a process of its own."""
    path = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-m", "infoint", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**path, **environment},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def put(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def test_a_clean_playbook(tmp_path: Path) -> None:
    put(tmp_path / "office", CLEAN)
    assert run("check", "office", folder=tmp_path) == (0, "1 playbook checked: nothing found.\n", "")


def test_warnings_and_notes_are_no_errors(tmp_path: Path) -> None:
    put(tmp_path / "office", seeded(("prepare = 3", "prepare = 4"), ('reviewed_by = "A. Reader"', ""))[0])
    status, told, _ = run("check", "office/clean.toml", folder=tmp_path)
    assert status == 0
    first, second, last = told.splitlines()
    assert first.startswith("office/clean.toml:")
    assert "warning: talk.prepare is 4, and there are 3 questions; add questions, or lower it" in first
    assert "note: texts.en.reviewed_by says that nobody has read the texts in 'en' yet" in second
    assert last == "1 playbook checked: 1 warning, 1 note."


def test_errors_are_told_with_their_lines_for_several_playbooks_in_one_go(tmp_path: Path) -> None:
    put(tmp_path / "clean", CLEAN)
    report = 'after = "done:thank"\nopens = "3'
    texts, [one, other] = seeded(
        ('deadline = "24 hours"', '¦deadline = "24 huors"'), (report, f"¦{report}".replace("an", "n"))
    )
    put(tmp_path / "broken", texts)
    status, told, _ = run("check", "clean", "broken", folder=tmp_path)
    assert status == 1
    assert [line.split(";")[0] for line in told.splitlines()] == [
        (
            f"broken/clean.toml:{one[1]}: error: steps.thank.deadline must be a span such as '48 hours', "
            "'5 business days', '3 months' or 'same day' (found '24 huors') [not_offset]"
        ),
        f"broken/clean.toml:{other[1]}: error: steps.report.after names no step of the playbook (found 'thnk')",
        "Mend the errors and check again: only then can the playbook be read as a whole.",
        "2 playbooks checked: 2 errors.",
    ]


def test_tools_get_json(tmp_path: Path) -> None:
    put(tmp_path / "office", seeded(("most = 4", "most = 0"))[0])
    status, told, _ = run("check", "--format", "json", "office", folder=tmp_path)
    document = json.loads(told)
    assert status == 1
    assert [(one["code"], one["place"]) for one in document["findings"]] == [("nothing_allowed", "caps.letters.most")]


def test_a_starter_is_written_and_checks_clean(tmp_path: Path) -> None:
    status, told, _ = run("new", "my-office", folder=tmp_path)
    assert status == 0
    assert told.splitlines() == [
        "Wrote my-office/my-office.toml",
        "Wrote my-office/my-office.en.toml",
        "Now open them in a text editor, and check them: python -m infoint check my-office",
    ]
    assert run("check", "my-office", folder=tmp_path)[0] == 0
    assert run("new", "my-office", folder=tmp_path) == (
        2,
        "",
        "my-office: is there already, and nothing is overwritten\n",
    )


def test_a_playbook_is_shown_as_a_page(tmp_path: Path) -> None:
    put(tmp_path / "office", CLEAN)
    status, told, _ = run("preview", "office", "-o", "office.html", folder=tmp_path)
    assert (status, told) == (0, "Wrote office.html\nNow open it in a browser.\n")
    documents = {f"office/{name}": text.encode() for name, text in CLEAN.items()}
    shown = page(playbooks.parse(documents), playbooks.check(documents))
    assert (tmp_path / "office.html").read_bytes() == shown.encode()


def test_what_has_errors_cannot_be_shown(tmp_path: Path) -> None:
    put(tmp_path / "broken", seeded(('deadline = "24 hours"', 'deadline = "24 huors"'))[0])
    status, told, complaint = run("preview", "broken", "-o", "page.html", folder=tmp_path)
    assert (status, told) == (1, "")
    assert "not_offset" in complaint
    assert complaint.endswith("Only one playbook without errors can be shown.\n")
    (tmp_path / "both").mkdir()
    for name in ("one", "other"):
        put(tmp_path / "both" / name, CLEAN)
    for folder in ("broken", "both"):
        assert main(["preview", str(tmp_path / folder), "-o", str(tmp_path / "page.html")]) == 1
    assert not (tmp_path / "page.html").exists()


def test_a_page_is_not_written_over_the_playbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "office", CLEAN)
    monkeypatch.chdir(tmp_path)
    for output in ("office/clean.toml", "office/../office/clean.toml", str(tmp_path / "office" / "clean.toml")):
        assert main(["preview", "office", "-o", output]) == 2
    assert (tmp_path / "office" / "clean.toml").read_text(encoding="utf-8") == CLEAN["clean.toml"]


def test_a_page_that_cannot_be_written(tmp_path: Path) -> None:
    put(tmp_path / "office", CLEAN)
    status, _, complaint = run("preview", "office", "-o", "nowhere/page.html", folder=tmp_path)
    assert status == 2
    assert complaint.startswith("nowhere/page.html: ")


def test_a_pipe_that_nobody_reads(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Closed(StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr(sys, "stdout", Closed())
    assert main(["schema", "playbook"]) == 2
    assert capsys.readouterr().err == "Broken pipe\n"


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
@pytest.mark.parametrize("file", ["playbook", "texts"])
def test_the_schema_is_printed(tmp_path: Path, file: Literal["playbook", "texts"], encoding: str) -> None:
    status, told, _ = run("schema", file, folder=tmp_path, PYTHONIOENCODING=encoding)
    assert (status, json.loads(told)) == (0, playbooks.schema(file))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("chek", "office"), "invalid choice: 'chek'"),
        (("check",), "the following arguments are required: PATH"),
        (("check", "office"), "office: there is no such file or folder"),
        (("check", "--format", "xml", "."), "invalid choice: 'xml'"),
        (("new", "my office"), "name must be letters, digits"),
    ],
)
def test_how_it_is_not_called(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    status, told, wrong = run(*arguments, folder=tmp_path)
    assert (status, told) == (2, "")
    assert said in wrong
    assert "Traceback" not in wrong


def test_a_terminal_that_cannot_show_all_signs_shows_the_rest(tmp_path: Path) -> None:
    put(tmp_path / "büro", seeded(('"24 hours"', '"24 Stunden – höchstens"'))[0])
    status, told, wrong = run("check", ".", folder=tmp_path, PYTHONIOENCODING="ascii")
    assert (status, wrong) == (1, "")
    assert r"b\xfcro/clean.toml" in told
    assert r"24 Stunden \u2013 h\xf6chstens" in told


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "."],
        ["new", "office"],
        ["new", "--whole", "office"],
        ["check", "none"],
        ["preview", ".", "-o", "page.html"],
        ["schema", "texts"],
    ],
)
def test_the_same_without_a_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clean.toml").write_text(CLEAN["clean.toml"], encoding="utf-8")
    (tmp_path / "clean.en.toml").write_text(CLEAN["clean.en.toml"], encoding="utf-8")
    assert main(arguments) == (2 if "none" in arguments else 0)
    if arguments[0] == "new":
        assert main(arguments) == 2
        assert main(["new", "an office"]) == 2
        assert main(["check", "--format", "json", "office", "clean.toml"]) == 0


def test_what_it_says_can_be_caught(tmp_path: Path) -> None:
    (tmp_path / "office.toml").write_text('format = 1\nbase = "gsbs"\nid = "office"\nrevision = 0\n', encoding="utf-8")
    said = StringIO()
    with redirect_stdout(said):
        assert main(["check", str(tmp_path)]) == 1
    assert "office.toml:4: error: revision is below what is allowed" in said.getvalue()


def test_the_module_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["infoint", "check", "--help"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_path(str(started.__file__), run_name="__main__")
    assert caught.value.code == 0
    assert "a folder that holds a playbook, or its files" in capsys.readouterr().out


def test_the_same_is_found_in_the_same_order_by_every_process(tmp_path: Path) -> None:
    texts, _ = seeded(('at_most = 1\nmessage = "nudge"', 'at_most = 1\ntiers = ["near"]\nmessage = "nudge"'))
    reminder = 'reminder = { default = "A", alum = "B", expert = "C", far = "D" }\n'
    lines = [reminder if line.startswith("reminder") else f"{line}\n" for line in texts["clean.en.toml"].split("\n")]
    put(tmp_path / "office", texts | {"clean.en.toml": "".join(lines)})
    told = {run("check", "office", folder=tmp_path, PYTHONHASHSEED=seed)[1] for seed in "01234"}
    assert len(told) == 1
    assert told.pop().count("variant_never_chosen") == 3


def test_what_was_found_is_said_in_a_language_that_the_library_speaks(tmp_path: Path) -> None:
    put(tmp_path / "office", seeded(("prepare = 3", "prepare = 4"))[0])
    in_english = run("check", "office", folder=tmp_path)
    assert run("check", "office", "--language", "en", folder=tmp_path) == in_english
    arguments = ("--format", "json", "--language", "en")
    assert run("check", "office", *arguments, folder=tmp_path) == run(
        "check", "office", *arguments[:2], folder=tmp_path
    )


@pytest.mark.parametrize(("language", "code"), [("tlh", "unknown_language"), ("../en", "not_language")])
def test_a_language_that_the_library_does_not_speak(
    language: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path / "office", CLEAN)
    for arguments in (["check", str(tmp_path)], ["preview", str(tmp_path), "-o", str(tmp_path / "page.html")]):
        assert main([*arguments, "--language", language]) == 2
        assert f"[{code}]" in capsys.readouterr().err

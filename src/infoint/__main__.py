"""What staff run: `python -m infoint new my-office`, and `check`, `preview` and `schema`.

Exit status: 0 where there is nothing to mend (warnings and notes are no errors), 1 where there is, 2 where it was not
called as it should be, or a file cannot be read or written.
"""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final

from infoint.errors import NotKnown, RefusedValue

_USAGE: Final = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the words after `python -m infoint` say, and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # whatever the terminal can show, a check must not end in an error
            stream.reconfigure(errors="backslashreplace")
    told = _parser().parse_args(arguments)
    try:
        status: int = told.run(told)
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""  # a pipe that nobody reads has no name
        sys.stderr.write(f"{named}{error.strerror}\n")
        return _USAGE
    except (NotKnown, RefusedValue) as error:
        sys.stderr.write(f"{error}\n")
        return _USAGE
    return status


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m infoint", description="Start, check and show playbooks of informational interviews."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    check = _command(commands, "check", _check, "say what is wrong with playbooks, with file and line")
    check.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a folder that holds a playbook, or its files"
    )
    _speaks(check, "what was found")
    check.add_argument("--format", choices=("text", "json"), default="text", help="lines for people, or JSON for tools")
    new = _command(commands, "new", _new, "write a commented playbook to start with")
    new.add_argument(
        "folder", type=Path, metavar="FOLDER", help="a folder that is not there yet; its name becomes the id"
    )
    new.add_argument("--whole", action="store_true", help="copy the whole guide 'gsbs' instead of standing on it")
    preview = _command(commands, "preview", _preview, "show a playbook as one page for a browser")
    preview.add_argument("paths", nargs=1, type=Path, metavar="PATH", help="a folder that holds a playbook, or a file")
    preview.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="where the page goes, such as preview.html"
    )
    _speaks(preview, "the page")
    schema = _command(commands, "schema", _schema, "print a JSON Schema, by which editors complete and check files")
    schema.add_argument("file", choices=("playbook", "texts"), help="for a file of rules, or one of texts")
    return parser


def _command(commands: Any, name: str, run: Callable[[Namespace], int], told: str) -> ArgumentParser:
    """Add a command, with the exit statuses told in its help."""
    epilog = (__doc__ or "").partition("\n\n")[2]
    parser: ArgumentParser = commands.add_parser(
        name, help=told, description=told, epilog=epilog, formatter_class=RawDescriptionHelpFormatter
    )
    parser.set_defaults(run=run)
    return parser


def _speaks(command: ArgumentParser, what: str) -> None:
    told = f"the language of {what}, such as de or pt-BR; English, if none is named"
    command.add_argument("--language", default="en", metavar="LANGUAGE", help=told)


def _check(told: Namespace) -> int:
    from infoint import playbooks
    from infoint.cli import folders, report

    language = report.spoken(told.language)
    checked = [playbooks.check(documents) for documents in folders.playbooks_at(told.paths)]
    as_json = told.format == "json"
    written = report.as_json(checked, language) if as_json else "\n".join(report.lines(checked, language))
    sys.stdout.write(f"{written}\n")
    return int(any(finding.severity == "error" for findings in checked for finding in findings))


def _new(told: Namespace) -> int:
    from infoint.cli import starting

    written = starting.start(told.folder, whole=told.whole)
    sys.stdout.write("".join(f"Wrote {path.as_posix()}\n" for path in written))
    sys.stdout.write(
        f"Now open them in a text editor, and check them: python -m infoint check {told.folder.as_posix()}\n"
    )
    return 0


def _preview(told: Namespace) -> int:
    from infoint import playbooks
    from infoint.cli import folders, report
    from infoint.preview import page

    language = report.spoken(told.language)
    given = folders.playbooks_at(told.paths)
    if any(told.output.resolve() == Path(name).resolve() for documents in given for name in documents):
        sys.stderr.write(f"{told.output.as_posix()} is a file of the playbook, and nothing is overwritten.\n")
        return _USAGE
    checked = [playbooks.check(documents) for documents in given]
    if len(given) != 1 or any(finding.severity == "error" for findings in checked for finding in findings):
        sys.stderr.write("\n".join(report.lines(checked, language)) + "\n")
        sys.stderr.write("Only one playbook without errors can be shown.\n")
        return 1
    [found] = report.in_language(checked, language)
    told.output.write_text(page(playbooks.parse(given[0]), found, language=language), encoding="utf-8", newline="\n")
    sys.stdout.write(f"Wrote {told.output.as_posix()}\nNow open it in a browser.\n")
    return 0


def _schema(told: Namespace) -> int:
    import json

    from infoint import playbooks

    # In ASCII: in which encoding a shell writes a file is not known here.
    sys.stdout.write(json.dumps(playbooks.schema(told.file), indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

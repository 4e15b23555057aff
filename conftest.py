"""Run the examples of README.md, CONTRIBUTING.md and docs/ as tests: ```python and ```pycon blocks."""

import os
from collections.abc import Iterable
from doctest import ELLIPSIS
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sybil import Document, Region, Sybil
from sybil.evaluators.doctest import DocTestEvaluator
from sybil.parsers.abstract import DocTestStringParser
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser


class ConsoleParser:
    """Find the examples of ```pycon blocks, which Sybil knows only as ```python."""

    def __init__(self, optionflags: int) -> None:
        """Read examples with the option flags of doctest."""
        self._blocks = CodeBlockParser("pycon")
        self._examples = DocTestStringParser(DocTestEvaluator(optionflags))

    def __call__(self, document: Document) -> Iterable[Region]:
        """Yield each example at its place in the document."""
        for block in self._blocks(document):
            for example in self._examples(block.parsed, document.path):
                example.adjust(block, block.parsed)
                yield example


def enter_folder(namespace: dict[str, Any]) -> None:
    """Let a page read and write files in an empty folder of its own."""
    folder = TemporaryDirectory(prefix="infoint-docs-")
    namespace["_leave"] = (folder, Path.cwd())
    os.chdir(folder.name)


def leave_folder(namespace: dict[str, Any]) -> None:
    """Go back, and remove what the page wrote."""
    folder, before = namespace["_leave"]
    os.chdir(before)
    folder.cleanup()


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), ConsoleParser(ELLIPSIS), SkipParser()],
    patterns=["*.md"],
    excludes=["_build/*", "CHANGELOG.md"],
    setup=enter_folder,
    teardown=leave_folder,
    encoding="utf-8",
).pytest()

"""Leave these tests to `make interop`, and print what each reader read with the version that was found."""

import os
from collections.abc import Iterator

import pytest

from tests.interop import tally

# The programs that read: `make interop` installs them, and says where.
collect_ignore_glob = [] if os.environ.get("INTEROP") else ["*"]


@pytest.hookimpl(wrapper=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    yield
    if lines := tally.lines():
        terminalreporter.section("readers")
        for line in lines:
            terminalreporter.write_line(line)

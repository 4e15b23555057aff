"""Count what each reader read, and print it with the version that was found."""

from collections.abc import Iterator

import pytest

from tests.interop import tally


@pytest.hookimpl(wrapper=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    yield
    terminalreporter.section("readers")
    for line in tally.lines():
        terminalreporter.write_line(line)

"""The examples in the docstrings of the installed package do what they show."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import infoint

MODULES = [
    "infoint",
    *(module.name for module in walk_packages(infoint.__path__, "infoint.") if not module.name.endswith(".__main__")),
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for test in doctest.DocTestFinder().find(import_module(name)):
        runner.run(test, out=said.append)
    assert not runner.failures, "".join(said)

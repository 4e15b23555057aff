"""What type checkers must make of the public names. Read by mypy and pyright, never run."""

from typing import assert_type

import infoint

assert_type(infoint.__all__, list[str])

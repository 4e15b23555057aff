"""Let the wheel hold compiled catalogues, and no wheel be built from faulty ones."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):
    """Compile the catalogues in place before their files are packed; an editable installation reads them there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Fail the build with all faults; whoever works on the sources is told them, and goes on."""
        faults = runpy.run_path(str(Path(self.root) / "compile_catalogues.py"))["compiled"]()
        for fault in faults:
            self.app.display_warning(fault)
        if faults and version != "editable":
            raise ValueError("\n".join(faults))

"""A clean playbook, tests/corpus/, and mistakes seeded in it: a mark "¦" stands on the line to blame."""

from pathlib import Path

from infoint import playbooks
from infoint.playbooks import Finding

ROOT = Path(__file__).resolve().parent.parent
CLEAN = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "corpus").glob("*.toml"))}

Change = tuple[str, str]


def seeded(*changes: Change, clean: dict[str, str] = CLEAN) -> tuple[dict[str, str], list[tuple[str, int]]]:
    """Put new text in the place of old; return the documents, and each file and line that has a mark."""
    texts = dict(clean)
    for old, new in changes:
        [file] = [name for name, text in texts.items() if old in text]
        assert texts[file].count(old) == 1, old
        texts[file] = texts[file].replace(old, new)
    lines = [(file, *entry) for file, text in texts.items() for entry in enumerate(text.split("\n"), 1)]
    marked = [(file, number) for file, number, line in lines if "¦" in line]
    return {file: text.replace("¦", "") for file, text in texts.items()}, marked


def check(texts: dict[str, str]) -> tuple[Finding, ...]:
    """Check documents that are text."""
    return playbooks.check({name: text.encode() for name, text in texts.items()})


def found(*changes: Change) -> list[tuple[str, str]]:
    """Return code and place of what is found in the clean playbook after some changes."""
    return [(finding.code, finding.place) for finding in check(seeded(*changes)[0])]


def why(*changes: Change) -> str:
    """Return why the only finding is one."""
    [finding] = check(seeded(*changes)[0])
    return finding.why

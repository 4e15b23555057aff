"""Check the catalogues of the library's own words, and compile them: run by the build, `make dev` and `make words`.

Only Babel is needed. A catalogue in which nothing is translated yet is left out; one in which anything is must be
complete and right, or no wheel is built. Whoever works on the sources may go on with faults: English stands there.
"""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from gettext import c2py
from io import BytesIO
from pathlib import Path
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

SOURCE: Final = Path(__file__).resolve().parent / "src" / "infoint"
MARKS: Final = {"sentence": None, "plural": (1, 2)}
KEPT: Final = ("Language:", "Plural-Forms:", "MIME-Version:", "Content-Type:", "Content-Transfer-Encoding:")

_UNREADABLE: Final = (PoFileError, UnknownLocaleError, ValueError)
_PIECE = re.compile(r"\{[a-z_]+\}|[{}]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_REVIEWED = re.compile(r"^# Reviewed by: \S", re.MULTILINE)
_ORDER: Final = ("zero", "one", "two", "few", "many", "other")
_NUMBERS: Final = range(1000)  # from a million on some languages have a form more; nothing here is counted so far
_NEVER: Final = datetime(2000, 1, 1, tzinfo=UTC)  # what is compiled at another time is the same to the byte


def extracted(source: Path) -> Catalog:
    """Return the sentences that are marked in the sources."""
    found = Catalog()
    for _, _, text, _, _ in extract_from_dir(source, keywords=MARKS):
        found.add(text)
    return found


def catalogues(source: Path) -> list[Path]:
    """Return the catalogues, sorted by language."""
    return sorted(source.glob("locale/*/LC_MESSAGES/infoint.po"))


def read(path: Path) -> Catalog:
    """Read a catalogue in the language of its folder, and in UTF-8 whatever its head says."""
    with path.open(encoding="utf-8") as file:
        catalog = read_po(file, locale=Locale.parse(_language(path)), abort_invalid=True)
    catalog.charset = "utf-8"
    return catalog


def started(catalog: Catalog) -> bool:
    """Tell whether anything is translated."""
    return any(any(_forms(message)) for message in catalog if message.id)


def faults(path: Path, wanted: Catalog) -> Iterator[str]:
    """Find what is wrong with a catalogue, each in one line with language, line number and sentence."""
    language = _language(path)
    try:
        text, catalog = path.read_text(encoding="utf-8"), read(path)
    except _UNREADABLE as error:
        yield f"{language}: cannot be read: {error}"
        return
    if not started(catalog):
        return
    if not _REVIEWED.search(text):
        yield f"{language}: does not say who has read it; '# Reviewed by: not yet' is an honest answer"
    numbers = _numbers(language)
    if '"Plural-Forms: ' not in text or not _counts(catalog, numbers):
        yield f"{language}: Plural-Forms is not the CLDR's rule, whose forms are {', '.join(numbers)} in this order"
        return
    marked, spoken = ({_sentences(one): one for one in messages} for messages in (wanted, catalog))
    for message in (*catalog, *catalog.obsolete.values()):
        place = f"{language}:{message.lineno}: {message.id!r}"
        if message.id and _sentences(message) not in marked:
            yield f"{place} stands in no source any more; make words takes it out"
        elif message.id:
            yield from (f"{place} {fault}" for fault in _faults_of(message, [*numbers.values()]))
    for sentences, message in marked.items():
        if sentences not in spoken:
            yield f"{language}: {message.id!r} is missing; make words puts it in"


def compiled(source: Path = SOURCE) -> list[str]:
    """Compile the catalogues in which anything is translated, and return all faults of all of them."""
    wanted = extracted(source)
    found: list[str] = []
    for path in catalogues(source):
        found.extend(faults(path, wanted))
        _compile(path)
    return found


def tidied(text: str) -> str:
    """Return a catalogue without what changes with each run of pybabel: dates, versions, empty names."""
    head, gap, rest = text.partition("\n\n")
    lines = [line for line in head.splitlines() if not line.startswith(('"', "#,"))]
    fields = [line for line in head.splitlines() if line.removeprefix('"').startswith(KEPT)]
    return "\n".join((*lines, *fields)) + gap + rest.rstrip("\n") + "\n"


def main(*commands: str) -> None:
    """Compile; after `tidy` take out of the catalogues first what pybabel writes beside the words."""
    for path in catalogues(SOURCE) if "tidy" in commands else ():
        path.write_text(tidied(path.read_text(encoding="utf-8")), encoding="utf-8")
    if found := compiled():
        sys.exit("\n".join(found))


def _language(path: Path) -> str:
    return path.parent.parent.name


def _forms(message: Message) -> tuple[str, ...]:
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


def _sentences(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _numbers(language: str) -> dict[str, list[int]]:
    """Return the plural forms of a language in the order of the CLDR, each with the numbers that take it."""
    form = Locale.parse(language).plural_form
    found = {name: [number for number in _NUMBERS if form(number) == name] for name in _ORDER}
    return {name: numbers for name, numbers in found.items() if numbers}


def _counts(catalog: Catalog, numbers: dict[str, list[int]]) -> bool:
    """Tell whether a catalogue counts as the CLDR does."""
    try:
        index = c2py(catalog.plural_expr)
        right = all(index(one) == place for place, taken in enumerate(numbers.values()) for one in taken)
    except (ArithmeticError, ValueError):
        return False
    return right and catalog.num_plurals == len(numbers)


def _faults_of(message: Message, numbers: list[list[int]]) -> Iterator[str]:
    forms = [form for form in _forms(message) if form]
    if not forms:
        yield "is not translated"
    elif message.pluralizable and len(forms) != len(numbers):
        yield f"has {len(forms)} plural forms, and the language {len(numbers)}"
        return
    if message.fuzzy:
        yield "is marked fuzzy: read it again, and take the mark away"
    found: list[str] = []
    for index, form in enumerate(forms):
        # "One day" and the Arabic dual say their number themselves.
        may_lack = {"{count}"} if message.pluralizable and len(numbers[index]) == 1 else set[str]()
        found.extend(_faults_of_form(form, _sentences(message), may_lack))
    yield from dict.fromkeys(found)


def _faults_of_form(form: str, sentences: tuple[str, ...], may_lack: set[str]) -> Iterator[str]:
    wanted = {piece for sentence in sentences for piece in _PIECE.findall(sentence)}
    if {*_PIECE.findall(form)} | may_lack != wanted | may_lack:
        yield f"has other placeholders or braces than its sentence: {', '.join(sorted(wanted)) or 'none'}"
    if _CONTROL.search(form):
        yield "holds a control character or a line break"
    elif _blanks(form) != _blanks(sentences[0]):
        yield "begins or ends with other blanks than its sentence"


def _blanks(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _compile(path: Path) -> None:
    """Write a compiled catalogue only if it changes: a newer file is a reason for make to build anew."""
    target = path.with_suffix(".mo")
    try:
        catalog = read(path)
    except _UNREADABLE:
        catalog = Catalog()
    if not started(catalog):
        target.unlink(missing_ok=True)
        return
    catalog.creation_date = catalog.revision_date = _NEVER
    file = BytesIO()
    write_mo(file, catalog)
    if not target.is_file() or target.read_bytes() != file.getvalue():
        target.write_bytes(file.getvalue())


if __name__ == "__main__":
    main(*sys.argv[1:])

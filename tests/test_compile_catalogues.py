"""What the build finds in catalogues: each fault alone, and nothing in those that ship."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from babel.messages import Catalog
from babel.support import Translations

from compile_catalogues import SOURCE, catalogues, compiled, extracted, faults, main, read, started, tidied

SENTENCES: Final = """\
TALK = sentence("Talk with {contact}")
LONG = sentence(
    "After {when}, "
    "it is too late."
)
DAYS = plural("{count} day", "{count} days")
PLAIN = gettext("not marked")
"""
HEADER: Final = """\
# Reviewed by: not yet
msgid ""
msgstr ""
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"""
WHOLE: Final = f"""{HEADER}
msgid "Talk with {{contact}}"
msgstr "Gespräch mit {{contact}}"

msgid "After {{when}}, it is too late."
msgstr "Spätestens {{when}}."

msgid "{{count}} day"
msgid_plural "{{count}} days"
msgstr[0] "{{count}} Tag"
msgstr[1] "{{count}} Tage"
"""
Source = Callable[..., Path]


@pytest.fixture
def source(tmp_path: Path) -> Source:
    """Lay out sources with a few sentences, and a catalogue."""

    def laid_out(text: str, language: str = "de") -> Path:
        (tmp_path / "words.py").write_text(SENTENCES, encoding="utf-8")
        folder = tmp_path / "locale" / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "infoint.po").write_text(text, encoding="utf-8")
        return tmp_path

    return laid_out


def test_marked_sentences_are_found(source: Source) -> None:
    found = [message.id for message in extracted(source(WHOLE)) if message.id]
    assert found == ["Talk with {contact}", "After {when}, it is too late.", ("{count} day", "{count} days")]


def test_a_whole_catalogue_is_compiled(source: Source) -> None:
    folder = source(WHOLE)
    assert compiled(folder) == []
    with (folder / "locale" / "de" / "LC_MESSAGES" / "infoint.mo").open("rb") as file:
        spoken = Translations(file)
    assert spoken.gettext("Talk with {contact}") == "Gespräch mit {contact}"
    assert spoken.ngettext("{count} day", "{count} days", 2) == "{count} Tage"


def test_the_same_catalogue_gives_the_same_bytes_and_is_written_once(source: Source) -> None:
    [target] = [path.with_suffix(".mo") for path in catalogues(source(WHOLE))]
    compiled(source(WHOLE))
    first, when = target.read_bytes(), target.stat().st_mtime_ns
    compiled(source(WHOLE))
    assert (target.read_bytes(), target.stat().st_mtime_ns) == (first, when)
    target.unlink()
    compiled(source(WHOLE))
    assert target.read_bytes() == first
    assert first.count(b"2000-01-01 00:00+0000") == 2  # whenever it is compiled


def test_a_placeholder_of_either_english_form_is_wanted(source: Source) -> None:
    folder = source(WHOLE.replace('msgid "{count} day"', 'msgid "a day"'))
    words = SENTENCES.replace('"{count} day"', '"a day"')
    (folder / "words.py").write_text(words, encoding="utf-8")
    assert compiled(folder) == []


def test_the_program_ends_with_all_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compile_catalogues.compiled", lambda: ["de:8: one", "de:11: two"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == "de:8: one\nde:11: two"
    monkeypatch.setattr("compile_catalogues.compiled", list)
    main()


def test_a_catalogue_in_which_nothing_is_translated_is_left_out(source: Source) -> None:
    folder = source(WHOLE)
    compiled(folder)
    [target] = [path.with_suffix(".mo") for path in catalogues(folder)]
    assert target.is_file()
    lines = [line.partition('"')[0] + '""' if line.startswith("msgstr") else line for line in WHOLE.splitlines()]
    assert compiled(source("\n".join(lines))) == []
    assert not target.exists()


OTHER = "has other placeholders or braces than its sentence"
TALK = 'msgstr "Gespräch mit {contact}"'
SPOILED = {
    "missing": (TALK, 'msgstr ""', "'Talk with {contact}' is not translated"),
    "fuzzy": ('msgid "Talk', '#, fuzzy\nmsgid "Talk', "is marked fuzzy: read it again, and take the mark away"),
    "gone": (f'msgid "Talk with {{contact}}"\n{TALK}\n', "", "'Talk with {contact}' is missing; make words puts it in"),
    "extra": ('msgid "Talk', 'msgid "Tea"\nmsgstr "Tee"\n\nmsgid "Talk', "'Tea' stands in no source any more"),
    "obsolete": ('msgid "Talk', '#~ msgid "Tea"\n#~ msgstr "Tee"\n\nmsgid "Talk', "'Tea' stands in no source any more"),
    "other placeholder": (
        TALK,
        'msgstr "Mit {kontakt}"',
        OTHER,
    ),
    "lost placeholder": (TALK, 'msgstr "Gespräch"', OTHER),
    "stray brace": (TALK, 'msgstr "{contact}}"', OTHER),
    "lost in a form": ('"{count} Tage"', '"Tage"', f"{OTHER}: {{count}}"),
    "form missing": ('msgstr[1] "{count} Tage"', "", "has 1 plural forms, and the language 2"),
    "form too many": ('msgstr[1] "{', 'msgstr[2] "{count}"\nmsgstr[1] "{', "cannot be read: msg has more translations"),
    "control": (TALK, 'msgstr "Mit\\n{contact}"', "holds a control character or a line break"),
    "override": (TALK, 'msgstr "Mit \u202e{contact}"', "holds a control character or a line break"),
    "isolate": (TALK, 'msgstr "Mit \u2068{contact}\u2069"', "holds a control character or a line break"),
    "break at the end": (TALK, 'msgstr "Mit {contact}\\n"', "holds a control character or a line break"),
    "both forms alike": (
        'msgstr[0] "{count} Tag"\nmsgstr[1] "{count} Tage"',
        'msgstr[0] "{n} Tag"\nmsgstr[1] "{n} Tage"',
        f"{OTHER}: {{count}}",
    ),
    "blank at the end": (TALK, 'msgstr "Mit {contact} "', "begins or ends with other blanks than its sentence"),
    "blank at the start": (TALK, 'msgstr " Mit {contact}"', "begins or ends with other blanks than its sentence"),
    "no rule": ('"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n', "", "Plural-Forms is not the CLDR's rule"),
    "other rule": ("plural=(n != 1)", "plural=(n > 1)", "Plural-Forms is not the CLDR's rule"),
    "other number": ("nplurals=2", "nplurals=3", "Plural-Forms is not the CLDR's rule, whose forms are one, other"),
    "rule that is none": ("plural=(n != 1)", "plural=(n % 0)", "Plural-Forms is not the CLDR's rule"),
    "nobody asked": ("# Reviewed by: not yet", "# Reviewed by:", "does not say who has read it"),
    "no catalogue": (HEADER, "msgid msgid", "de: cannot be read"),
}


@pytest.mark.parametrize(("before", "after", "told"), SPOILED.values(), ids=SPOILED)
def test_each_fault_is_told_alone(source: Source, before: str, after: str, told: str) -> None:
    assert WHOLE.count(before) == 1
    [fault] = compiled(source(WHOLE.replace(before, after)))
    assert fault.startswith("de")
    assert told in fault


def test_all_faults_are_told_at_once(source: Source) -> None:
    found = compiled(source(WHOLE.replace(TALK, 'msgstr ""').replace("Spätestens {when}.", "Zu spät.")))
    assert [fault.partition(": ")[0] for fault in found] == ["de:8", "de:11"]


@pytest.mark.parametrize("language", ["xx", "pt-BR"])
def test_a_folder_that_names_no_language_is_a_fault_like_others(source: Source, language: str) -> None:
    folder = source(WHOLE, language)
    [fault] = compiled(folder)
    assert fault.startswith(f"{language}: cannot be read: ")
    assert [path.name for path in (folder / "locale" / language / "LC_MESSAGES").iterdir()] == ["infoint.po"]


@pytest.mark.parametrize("named", ["latin-1", "nonsense"])
def test_a_catalogue_is_read_and_compiled_as_utf_8(source: Source, named: str) -> None:
    folder = source(WHOLE.replace("charset=utf-8", f"charset={named}"))
    assert compiled(folder) == []
    with (folder / "locale" / "de" / "LC_MESSAGES" / "infoint.mo").open("rb") as file:
        assert Translations(file).gettext("Talk with {contact}") == "Gespräch mit {contact}"


def test_a_form_for_one_number_may_say_it_itself(source: Source) -> None:
    assert compiled(source(WHOLE.replace('{count} Tag"', 'ein Tag"'))) == []


def test_arabic_has_six_forms(source: Source) -> None:
    rule = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)"
    forms = ("لا أيام", "يوم واحد", "يومان", "{count} أيام", "{count} يومًا", "{count} يوم")
    arabic = WHOLE.replace("nplurals=2; plural=(n != 1)", rule)
    arabic = arabic[: arabic.index("msgstr[0]")] + "".join(f'msgstr[{n}] "{form}"\n' for n, form in enumerate(forms))
    assert compiled(source(arabic, "ar")) == []


def test_a_faulty_catalogue_is_compiled_where_work_goes_on(source: Source) -> None:
    folder = source(WHOLE.replace(TALK, 'msgstr ""'))
    assert compiled(folder)
    assert (folder / "locale" / "de" / "LC_MESSAGES" / "infoint.mo").is_file()


@pytest.mark.parametrize("path", catalogues(SOURCE), ids=lambda path: path.parent.parent.name)
def test_catalogues_that_ship_have_no_fault_and_no_date(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [*faults(path, extracted(SOURCE))] == []
    assert tidied(text) == text


def test_what_changes_with_each_run_is_taken_out() -> None:
    dated = '"POT-Creation-Date: 2026-01-01 10:00+0000\\n"\n"Generated-By: Babel\\n"\n"Language:'
    told = WHOLE.replace('"Language:', dated).replace('\nmsgid ""', '\n#, fuzzy\nmsgid ""', 1)
    assert told.count("\n") == WHOLE.count("\n") + 3
    assert tidied(told) == WHOLE


def test_a_catalogue_is_started_by_its_first_translation() -> None:
    catalog = Catalog(locale="de")
    catalog.add("Tea", "")
    assert not started(catalog)
    catalog.add("Talk", "Gespräch")
    assert started(catalog)


def test_the_library_speaks_of_itself_in_its_own_languages() -> None:
    assert {read(path).locale_identifier for path in catalogues(SOURCE)} == {
        *("ar", "de", "es", "fr", "ja", "pt_BR", "zh_Hans")
    }

"""Marks on the library's own sentences: the English, where it is used, is the id in every catalogue.

`make words` gathers what is marked; whoever says a sentence in a language looks it up by its English.
"""


def sentence(text: str) -> str:
    """Mark a sentence for the translators, and return it.

    >>> sentence("Talk with {contact}")
    'Talk with {contact}'
    """
    return text


def plural(one: str, many: str) -> tuple[str, str]:
    """Mark a sentence that bends with a number, `{count}`, and return its English forms.

    >>> plural("{count} day", "{count} days")
    ('{count} day', '{count} days')
    """
    return one, many

"""The texts of messages by their parts, and who reads which variant of them."""

from collections.abc import Iterator, Mapping

import attrs

from infoint.correspondence import Message
from infoint.guide import DEFAULT, SUBJECT, Texts
from infoint.playbook import Playbook


@attrs.frozen(kw_only=True)
class Labelled:
    """Hold one part of a message in one language: its texts by variant, with the path of each.

    A part that does not vary has its one text under `default`.
    """

    message: Message
    label: str
    texts: Mapping[str, str]
    paths: Mapping[str, str]

    @property
    def optional(self) -> bool:
        """Tell whether the part is left out where a value is not known."""
        return self.label in self.message.optional


def labelled(playbook: Playbook, texts: Texts) -> Iterator[Labelled]:
    """Return all parts of all messages; a part without words of its own has those of the message it stands for."""
    varied: dict[tuple[str, str], dict[str, str]] = {}
    for key in texts.by_key:
        kind, *names = key.split(".")
        if kind == "messages":
            message_id, label, *variant = names
            varied.setdefault((message_id, label), {})[variant[0] if variant else DEFAULT] = key
    for message in playbook.messages:
        for label in (SUBJECT, *message.parts):
            sources = (varied.get((one.id, label)) for one in playbook.sources_of(message))
            keys = next(filter(None, sources))
            yield Labelled(
                message=message,
                label=label,
                texts={variant: texts.by_key[key] for variant, key in keys.items()},
                paths={variant: f"texts.{texts.language}.{key}" for variant, key in keys.items()},
            )

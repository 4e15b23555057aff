"""The parts of messages with their texts."""

from infoint import playbooks
from infoint.proofreading.lettering import labelled
from tests.seeding import CLEAN


def test_every_part_has_its_texts_and_their_paths() -> None:
    playbook = playbooks.parse({name: text.encode() for name, text in CLEAN.items()})
    [english] = playbook.texts
    parts = list(labelled(playbook, english))
    assert [(part.message.id, part.label) for part in parts] == [
        (message.id, label) for message in playbook.messages for label in ("subject", *message.parts)
    ]
    connection = next(part for part in parts if part.label == "connection")
    assert set(connection.texts) == {"default", "near", "friend", "alum"}
    assert connection.paths["alum"] == "texts.en.messages.request.connection.alum"
    assert (parts[0].texts, parts[0].paths) == (
        {"default": "A question about {field}"},
        {"default": "texts.en.messages.request.subject"},
    )
    assert [part.label for part in parts if part.optional] == ["learned"]

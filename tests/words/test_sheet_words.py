"""What the briefing sheet says by itself: words for every custom of a talk."""

from infoint.playbooks import schema
from infoint.words import sheet_words


def test_every_custom_of_a_talk_has_words() -> None:
    talk = schema("playbook")["properties"]["talk"]["properties"]
    assert set(talk["resume"]["enum"]) == sheet_words.RESUME.keys()
    assert set(talk["pays"]["enum"]) == sheet_words.PAYS.keys()

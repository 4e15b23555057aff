"""Who may be spoken to, and in which language: the seeker, the contact, and who introduced them."""

from infoint.errors import Fault, NotRenderable
from infoint.people import Consent, Contact, Seeker
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.words.catalogues import LANGUAGES
from infoint.words.languages import best


def language_of(playbook: Playbook, seeker: Seeker) -> str:
    """Return the language to speak to a seeker: their first that playbook and library have, or the playbook's."""
    spoken = tuple(language for language in playbook.languages if best((language,), LANGUAGES))
    return best(seeker.languages, spoken) or playbook.languages[0]


def reader_of(plan: Plan, to: str) -> Contact | None:
    """Return whom a message to the contact, or to the introducer, goes to; refuse whoever wants none."""
    reader = plan.contact if to == "contact" else plan.introducer
    opted_out = to == "contact" and not plan.standing.may_write
    if opted_out or (reader and reader.consent is Consent.WITHDRAWN):
        raise NotRenderable(Fault(code="no_consent", path=to))
    return reader


def language_to(playbook: Playbook, plan: Plan, reader: Contact | None = None) -> tuple[str, bool]:
    """Return the language to write to the contact in, or to another reader, and whether it had to be presumed.

    It is the first of the reader's languages that both the playbook and the seeker have, itself or a parent of it; else
    the seeker's first that the playbook has, because nobody else writes the letter; else the playbook's first.
    """
    shared = tuple(one for one in playbook.languages if any(best((own,), (one,)) for own in plan.seeker.languages))
    found = best((reader or plan.contact).languages, shared)
    return (found, False) if found else (best(plan.seeker.languages, playbook.languages) or playbook.languages[0], True)

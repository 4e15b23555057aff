"""The people and the story that a playbook is shown with: made up, always the same, in the language of the reader."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

import attrs

from infoint.fact import Fact
from infoint.facts import Held, Noted, Planned, Promised, Replied, Requested, Scheduled
from infoint.people import Consent, Contact, Organisation, Seeker
from infoint.plan import Plan
from infoint.playbook import Playbook
from infoint.zones import at_wall_time, zone

CONTACT: Final = "Kim Lee"
HOME: Final = "America/Chicago"
AWAY: Final = "Europe/Berlin"
NOBODY: Final = "unknown"
"""The relationship of a contact of whom nothing is known."""


@attrs.frozen
class OwnWords:
    """Hold what the sample's seeker has written and noted in a language."""

    who_i_am: str
    field: str
    learned: str
    promised: str
    news: str


_SAID: Final[Mapping[str, OwnWords]] = MappingProxyType(
    {
        "ar": OwnWords(
            "اسمي آنا رويس، وأُعدّ رسالة الدكتوراه في بيولوجيا الخلية.",
            "سياسات العلوم",
            "أن سنة واحدة في وزارة أنفع من بحث منشور آخر.",
            "إرسال نسخة من بحثي عن الأغشية",
            "سأبدأ في يونيو سنة عمل في إحدى الوزارات.",
        ),
        "de": OwnWords(
            "Ich heiße Ana Ruiz und promoviere in Zellbiologie.",
            "Wissenschaftspolitik",
            "dass ein Jahr in einem Ministerium mehr zählt als noch eine Veröffentlichung.",
            "meinen Übersichtsartikel über Membranen zu schicken",
            "Im Juni beginne ich ein Jahr in einem Ministerium.",
        ),
        "en": OwnWords(
            "My name is Ana Ruiz, and I am a PhD student in cell biology.",
            "science policy",
            "that a year in a ministry counts for more than another paper.",
            "a copy of my review on membranes",
            "I begin a year at a ministry in June.",
        ),
        "es": OwnWords(
            "Me llamo Ana Ruiz y hago el doctorado en biología celular.",
            "política científica",
            "que un año en un ministerio cuenta más que otro artículo.",
            "enviarle mi artículo sobre membranas",
            "En junio empiezo un año en un ministerio.",
        ),
        "fr": OwnWords(
            "Je m’appelle Ana Ruiz et je prépare une thèse en biologie cellulaire.",
            "politique scientifique",
            "une année dans un ministère compte plus qu’un article de plus.",
            "l’envoi de mon article sur les membranes",
            "En juin, je commence une année dans un ministère.",
        ),
        "ja": OwnWords(
            "アナ・ルイスと申します。大学院の博士課程で細胞生物学を研究しております。",
            "科学政策",
            "省庁での一年は、論文をもう一本書くよりも役に立つということ。",
            "膜についての総説をお送りすること",
            "六月から一年間、ある省で働くことになりました。",
        ),
        "pt": OwnWords(
            "Meu nome é Ana Ruiz e faço doutorado em biologia celular.",
            "política científica",
            "que um ano em um ministério conta mais do que outro artigo.",
            "enviar meu artigo sobre membranas",
            "Em junho começo um ano em um ministério.",
        ),
        "zh": OwnWords(
            "我叫 Ana Ruiz，正在攻读细胞生物学博士学位。",
            "科学政策",
            "在部委工作一年，比多发一篇论文更有用。",
            "把我那篇关于细胞膜的综述发给您",
            "我六月起将在一个部委工作一年。",
        ),
    }
)
_ELSEWHERE: Final = OwnWords("[who I am]", "[field]", "[what was learned]", "[what was promised]", "[what came of it]")
_NAMES: Final = "Robin Park, Sam Roe"


def _at(day: str) -> datetime:
    local = datetime.fromisoformat(day)
    return at_wall_time(local.date(), local.time(), zone(HOME))


TALK: Final = _at("2027-02-16 14:00")
PLANNED: Final = Planned(at=_at("2027-02-01 09:30"))
REQUESTED: Final = Requested(at=_at("2027-02-02 10:00"))
REPLIED: Final = Replied(at=_at("2027-02-04 09:00"))
AGREED: Final = _at("2027-02-05 11:00")


def story(playbook: Playbook) -> tuple[Fact, ...]:
    """Return what happens in the sample: planned, asked, answered, agreed, held."""
    length = playbook.request.length()
    talk = Scheduled(
        at=AGREED,
        start=TALK.astimezone(zone(HOME)),
        minutes=length.minutes,
        medium=length.medium,
        place="Café Lumen, 12 Main Street",
    )
    return PLANNED, REQUESTED, REPLIED, talk, Held(at=TALK + timedelta(minutes=length.minutes))


def own_words(language: str) -> OwnWords:
    """Return what the sample's seeker says in a language; names in brackets where the preview does not speak it."""
    return _SAID.get(language.partition("-")[0], _ELSEWHERE)


def noted(language: str, at: datetime) -> tuple[Fact, ...]:
    """Return the sample's notes of a talk, and what the seeker promised in it."""
    said = own_words(language)
    notes = {"learned": said.learned, "advice": said.learned, "names": _NAMES, "societies": _NAMES, "news": said.news}
    promised = Promised(at=at, text=said.promised, by="seeker")
    return (*(Noted(at=at, field=field, text=text) for field, text in notes.items()), promised)


def sample_plan(*facts: Fact, relationship: str = NOBODY, language: str = "en") -> Plan:
    """Return the sample's plan, both people writing in one language."""
    said = own_words(language)
    seeker = Seeker(
        id="sample-seeker",
        name="Ana Ruiz",
        zone=HOME,
        languages=(language,),
        who_i_am={language: said.who_i_am},
        elevator_speech={language: said.who_i_am},
        field={language: said.field},
    )
    contact = Contact(
        id="sample-contact",
        name=CONTACT,
        addressed_as="Dr. Lee",
        organisation=Organisation("sample-organisation", "Institute of Science"),
        zone=AWAY,
        languages=(language,),
        consent=Consent.GIVEN,
    )
    introducer = Contact(id="sample-introducer", name="Robin Park", languages=(language,), consent=Consent.GIVEN)
    return Plan("sample", seeker, contact, relationship=relationship, introducer=introducer, facts=facts)

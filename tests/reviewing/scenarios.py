"""The people and plans that reviewed texts are about: one cast a language, and a few named points of a plan's life."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import attrs

from infoint.facts import Fact, Held, Noted, Planned, Promised, Replied, Requested, Scheduled
from infoint.people import Contact, Organisation, Seeker
from infoint.plan import Plan

CHICAGO, BERLIN = ZoneInfo("America/Chicago"), ZoneInfo("Europe/Berlin")
ADDRESS: Final = "https://example.org/meet/4829"


@attrs.frozen(kw_only=True)
class Cast:
    """Name who takes part in the texts of one language."""

    seeker: str
    contact: str
    organisation: str
    introducer: str
    other: str
    other_organisation: str
    who_i_am: str
    field: str
    learned: str


CASTS: Final[Mapping[str, Cast]] = {
    "en": Cast(
        seeker="Ana Ruiz",
        contact="Kim Lee",
        organisation="Helix Labs",
        introducer="Margaret Thompson",
        other="Jordan Blake",
        other_organisation="Northgate Bio",
        who_i_am="I am Ana Ruiz, a third-year student of cell biology at the state university.",
        field="science policy",
        learned="that writing well counts for more than grades.",
    ),
    "de": Cast(
        seeker="Ana Ruiz",
        contact="Robin Weber",
        organisation="Helix Labor",
        introducer="Margarete Thoma",
        other="Toni Brandt",
        other_organisation="Nordtor Bio",
        who_i_am="Ich bin Ana Ruiz und studiere im dritten Jahr Zellbiologie an der Universität Basel.",
        field="Wissenschaftspolitik",
        learned="dass gutes Schreiben mehr zählt als Noten.",
    ),
    "es": Cast(
        seeker="Ana Ruiz",
        contact="Lucía Ferrer",
        organisation="Laboratorios Hélice",
        introducer="Margarita Tomás",
        other="Andrea Blanco",
        other_organisation="Biología del Norte",
        who_i_am="Soy Ana Ruiz y curso tercer año de Biología Celular en la universidad estatal.",
        field="política científica",
        learned="que escribir bien cuenta más que las notas.",
    ),
    "fr": Cast(
        seeker="Ana Ruiz",
        contact="Camille Durand",
        organisation="Laboratoires Hélice",
        introducer="Marguerite Thomas",
        other="Claude Leblanc",
        other_organisation="Bio du Nord",
        who_i_am="Je m’appelle Ana Ruiz et je suis en troisième année de biologie cellulaire à l’université de Bâle.",
        field="la politique scientifique",
        learned="que bien écrire compte plus que les notes.",
    ),
    "pt-BR": Cast(
        seeker="Ana Ruiz",
        contact="Darci Ferreira",
        organisation="Laboratórios Hélice",
        introducer="Margarida Tomás",
        other="Ariel Branco",
        other_organisation="Bio do Norte",
        who_i_am="Sou Ana Ruiz e estou no terceiro ano de Biologia Celular na universidade estadual.",
        field="política científica",
        learned="que escrever bem conta mais do que as notas.",
    ),
    "zh-Hans": Cast(
        seeker="安娜",
        contact="李静",
        organisation="螺旋实验室",
        introducer="唐敏",
        other="白乔",
        other_organisation="北门生物",
        who_i_am="我叫安娜，是州立大学细胞生物学专业三年级的学生。",
        field="科学政策",
        learned="写作能力比成绩更重要。",
    ),
    "ja": Cast(
        seeker="山本あかり",
        contact="田中薫",
        organisation="ヘリックス研究所",
        introducer="高橋真琴",
        other="白川翼",
        other_organisation="北門バイオ",
        who_i_am="州立大学で細胞生物学を学んでおります、三年の山本あかりと申します。",
        field="科学政策",
        learned="成績よりも文章力が大切だというお話です。",
    ),
    "ar": Cast(
        seeker="آنا رويز",
        contact="نور حداد",
        organisation="مختبرات هيليكس",
        introducer="مها توما",
        other="رضا بيضون",
        other_organisation="شركة بوابة الشمال",
        who_i_am="اسمي آنا رويز، وأدرس بيولوجيا الخلية في السنة الثالثة بجامعة الولاية.",
        field="السياسات العلمية",
        learned="أن الكتابة الجيدة أهم من العلامات.",
    ),
}

TALK: Final = datetime(2026, 3, 5, 15, 20, tzinfo=BERLIN)
"""A Thursday; 08:20 in Chicago."""

_ASKED: Final = (
    Planned(at=datetime(2026, 2, 16, 9, tzinfo=CHICAGO)),
    Requested(at=datetime(2026, 2, 18, 9, tzinfo=CHICAGO)),
)
_AGREED: Final = (
    *_ASKED,
    Replied(at=datetime(2026, 2, 20, 9, tzinfo=CHICAGO)),
    Scheduled(at=datetime(2026, 2, 23, 9, tzinfo=CHICAGO), start=TALK, minutes=20, medium="video", place=ADDRESS),
)
_HELD: Final = (*_AGREED, Held(at=datetime(2026, 3, 5, 15, 42, tzinfo=BERLIN)))

_LIVES: Final[Mapping[str, tuple[datetime, tuple[Fact, ...]]]] = {
    "new": (datetime(2026, 2, 17, 10, tzinfo=CHICAGO), _ASKED[:1]),
    "asked": (datetime(2026, 2, 27, 10, tzinfo=CHICAGO), _ASKED),
    "replied": (datetime(2026, 2, 21, 10, tzinfo=CHICAGO), _AGREED[:3]),
    "agreed": (datetime(2026, 3, 4, 10, tzinfo=CHICAGO), _AGREED),
    "held": (datetime(2026, 3, 6, 10, tzinfo=CHICAGO), _HELD),
    "late": (datetime(2026, 3, 14, 10, tzinfo=CHICAGO), _HELD),
    "months_later": (datetime(2026, 7, 20, 10, tzinfo=CHICAGO), _HELD),
}
SCENARIOS: Final = (*_LIVES, "promised")


def cast_of(language: str) -> Cast:
    """Return who takes part in the texts of a language."""
    return CASTS[language]


def scenario(name: str, language: str, relationship: str) -> tuple[Plan, datetime]:
    """Return a plan at a named point of its life, and the moment of it; "promised" is "held" with a promise noted."""
    cast = cast_of(language)
    at, facts = _LIVES["held" if name == "promised" else name]
    noted: dict[str, Any] = {"at": datetime(2026, 3, 5, 15, 50, tzinfo=BERLIN)}
    if len(facts) == len(_HELD):
        facts = (*facts, Noted(**noted, field="learned", text=cast.learned))
    if name == "promised":
        facts = (*facts, Promised(**noted, text=cast.learned, by="seeker"))
    return Plan(
        "p-1",
        seeker(language),
        contact(language),
        relationship=relationship,
        introducer=Contact(id="c-2", name=cast.introducer, languages=(language,)),
        facts=facts,
    ), at


def seeker(language: str) -> Seeker:
    """Return who asks."""
    cast = cast_of(language)
    return Seeker(
        id="s-1",
        name=cast.seeker,
        zone=CHICAGO.key,
        address="ana@example.org",
        languages=(language,),
        who_i_am={language: cast.who_i_am},
        field={language: cast.field},
    )


def contact(language: str) -> Contact:
    """Return who is asked."""
    cast = cast_of(language)
    return Contact(
        id="c-1",
        name=cast.contact,
        zone=BERLIN.key,
        address="kim@example.org",
        organisation=Organisation("o-1", cast.organisation),
        languages=(language,),
    )


def others(language: str) -> tuple[Plan, ...]:
    """Return the other plans of the seeker: people whose names do not belong into a message to this contact."""
    cast = cast_of(language)
    other = Contact(
        id="c-9", name=cast.other, organisation=Organisation("o-9", cast.other_organisation), languages=(language,)
    )
    return (Plan("p-9", seeker(language), other, relationship="alumni_database"),)

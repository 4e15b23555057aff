"""How languages speak of minutes, of hours, and of what was a while ago; a language that is not here is not read.

Spans are in hours, [fewest, most]: how long ago something is of which one would say so.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_DAY: Final = 24.0
_TODAY: Final = (0.0, _DAY)
_YESTERDAY: Final = (4.0, 2 * _DAY)
_DAYS_AGO: Final = (1.5 * _DAY, 12 * _DAY)
_LAST_WEEK: Final = (2.1 * _DAY, 14 * _DAY)
_WEEKS_AGO: Final = (9 * _DAY, 80 * _DAY)
_LAST_MONTH: Final = (5 * _DAY, 62 * _DAY)
_MONTHS_AGO: Final = (40 * _DAY, 330 * _DAY)
_LAST_YEAR: Final = (20 * _DAY, 730 * _DAY)

MINUTES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "de": frozenset({"minute", "minuten", "min"}),
        "en": frozenset({"minute", "minutes", "min", "mins"}),
        "es": frozenset({"minuto", "minutos", "min"}),
        "fr": frozenset({"minute", "minutes", "min"}),
    }
)
HOURS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "de": frozenset({"stunde", "stunden"}),
        "en": frozenset({"hour", "hours"}),
        "es": frozenset({"hora", "horas"}),
        "fr": frozenset({"heure", "heures"}),
    }
)
NUMBERS: Final[Mapping[str, Mapping[str, int]]] = MappingProxyType(
    {
        "de": {"zehn": 10, "fünfzehn": 15, "zwanzig": 20, "dreissig": 30, "vierzig": 40, "sechzig": 60},
        "en": {"ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90},
        "es": {"diez": 10, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40, "sesenta": 60},
        "fr": {"dix": 10, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "soixante": 60},
    }
)
SPELT_MINUTES: Final[Mapping[str, Mapping[str, int]]] = MappingProxyType(
    {
        "de": {"eine halbe Stunde": 30, "eine Viertelstunde": 15},
        "en": {"half an hour": 30, "a quarter of an hour": 15},
        "es": {"media hora": 30, "un cuarto de hora": 15},
        "fr": {"une demi-heure": 30, "un quart d'heure": 15},
    }
)
ELAPSED: Final[Mapping[str, Mapping[str, tuple[float, float]]]] = MappingProxyType(
    {
        "de": {
            "heute": _TODAY,
            "gestern": _YESTERDAY,
            "vor einigen Tagen": _DAYS_AGO,
            "letzte Woche": _LAST_WEEK,
            "vor einigen Wochen": _WEEKS_AGO,
            "letzten Monat": _LAST_MONTH,
            "vor einigen Monaten": _MONTHS_AGO,
            "letztes Jahr": _LAST_YEAR,
        },
        "en": {
            "today": _TODAY,
            "this morning": _TODAY,
            "this afternoon": _TODAY,
            "yesterday": _YESTERDAY,
            "a few days ago": _DAYS_AGO,
            "last week": _LAST_WEEK,
            "a few weeks ago": _WEEKS_AGO,
            "some weeks ago": _WEEKS_AGO,
            "last month": _LAST_MONTH,
            "a few months ago": _MONTHS_AGO,
            "some months ago": _MONTHS_AGO,
            "last year": _LAST_YEAR,
        },
        "es": {
            "hoy": _TODAY,
            "ayer": _YESTERDAY,
            "hace unos días": _DAYS_AGO,
            "la semana pasada": _LAST_WEEK,
            "hace unas semanas": _WEEKS_AGO,
            "el mes pasado": _LAST_MONTH,
            "hace unos meses": _MONTHS_AGO,
            "el año pasado": _LAST_YEAR,
        },
        "fr": {
            "aujourd'hui": _TODAY,
            "hier": _YESTERDAY,
            "il y a quelques jours": _DAYS_AGO,
            "la semaine dernière": _LAST_WEEK,
            "il y a quelques semaines": _WEEKS_AGO,
            "le mois dernier": _LAST_MONTH,
            "il y a quelques mois": _MONTHS_AGO,
            "l'année dernière": _LAST_YEAR,
        },
    }
)

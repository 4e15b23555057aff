"""Times of day, days and zones as they stand in a text, read by the almanac of a language."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

import attrs

from infoint.reviewing.almanac import Mark
from infoint.reviewing.marking import Marks, marks_on
from infoint.reviewing.reading import Page

Kind = Literal["time", "day", "zone", "unread"]
_PartOfDay = Literal["weekday", "month", "day"]

_MOST_BETWEEN: Final = 2
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})(?![\d/-])")


@attrs.frozen(kw_only=True)
class Sight:
    """Say what stands at words [start, end): a time, a day, a zone, or what speaks of a time and cannot be read.

    `certain` tells that the hour is one of the twenty-four. Of a day, what is not told is None.
    """

    kind: Kind
    start: int
    end: int
    hour: int = 0
    minute: int = 0
    certain: bool = True
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    zone: int = 0


def sights(page: Page, found: "Iterator[tuple[int, int, str, Mark]]") -> tuple[Sight, ...]:
    """Read a page from left to right; what is read once is not read again as something else."""
    marks = marks_on(page, found)
    seen: list[Sight] = []
    numeric = _numeric(page)
    at = 0
    while at < len(page.words):
        if at not in marks.by_start and not page.words[at].isdecimal():
            at += 1
            continue
        sight = numeric.get(at) or _time(marks, at) or _day(marks, at) or _other(marks, at)
        if sight:
            seen.append(sight)
        at = max(sight.end, at + 1) if sight else at + 1
    return tuple(seen)


def _time(marks: Marks, at: int) -> Sight | None:
    """Read a time that starts here, with what stands before or behind it for the half of the day."""
    first, half = at, marks.at(at, "am", "pm")
    if half:
        first = half[0]
    hour = marks.number(first, 24)
    if hour is None or _goes_on(marks, first):
        return None
    read = _digital(marks, first) or _spoken(marks, first) or _bare(marks, first)
    if read is None:
        return None
    minute, end = read
    before = next((name for name in ("am", "pm") if half and name in marks.by_start.get(at, {})), "")
    behind = marks.at(end, "am", "pm")
    name = before or next((name for name in ("am", "pm") if behind and marks.at(end, name) == behind), "")
    if not before and behind:
        end = behind[0]
    if name and hour <= 12:
        hour = hour % 12 + (12 if name == "pm" else 0)
    certain = bool(name) or hour > 12 or hour == 0
    return Sight(kind="time", start=at, end=end, hour=hour % 24, minute=minute, certain=certain)


def _goes_on(marks: Marks, at: int) -> bool:
    """Tell whether a number belongs to a longer one before it: "1.5", "3:20:15"."""
    return (
        at > 1
        and marks.word(at - 1) in {":", "."}
        and marks.close(at)
        and marks.close(at - 1)
        and marks.number(at - 2, 9999, (1, 2, 3, 4)) is not None
    )


def _digital(marks: Marks, at: int) -> tuple[int, int] | None:
    """Read 15:20, and 15.20 where a mark of the hour follows."""
    sign, minute = marks.word(at + 1), marks.number(at + 2, 59, (2,))
    if minute is None or sign not in {":", "."} or not (marks.close(at + 1) and marks.close(at + 2)):
        return None
    hour_mark = marks.at(at + 3, "hour")
    if sign == "." and not hour_mark:
        return None
    end = hour_mark[0] if hour_mark else at + 3
    seconds = marks.number(at + 4, 59, (2,)) if marks.word(at + 3) == ":" and marks.close(at + 3) else None
    return minute, (at + 5 if seconds is not None else end)


def _spoken(marks: Marks, at: int) -> tuple[int, int] | None:
    """Read 15 Uhr 20, 15h20, 3点半, 15時20分."""
    hour_mark, length = marks.at(at + 1, "hour"), marks.at(at + 1, "length")
    if not hour_mark or (length and length[0] > hour_mark[0]):
        return None
    end = hour_mark[0]
    if half := marks.at(end, "half"):
        return 30, half[0]
    minute = marks.number(end, 59)
    if minute is None or not (marks.at(end + 1, "minute") or len(marks.word(end)) == 2):
        return 0, end
    minute_mark = marks.at(end + 1, "minute")
    return minute, minute_mark[0] if minute_mark else end + 1


def _bare(marks: Marks, at: int) -> tuple[int, int] | None:
    """Read 3 PM, and "at 3" where nothing follows that the number could count."""
    if marks.at(at + 1, "am", "pm"):
        return 0, at + 1
    following = marks.word(at + 1)
    alone = not following or following in {".", "!", "?", ";"} or "," in marks.page.gap(at + 1)
    told = marks.before(at, "at") and (alone or marks.at(at + 1, "zone", "weekday"))
    return (0, at + 1) if told and marks.word(at) != "0" else None


def _day(marks: Marks, at: int) -> Sight | None:
    """Read a weekday, a day of a month, or both."""
    found: dict[_PartOfDay, int] = {}
    end = at
    part = _part_of_day(marks, at, found)
    while part:
        name, found[name], end = part
        part = _part_of_day(marks, end, found) or _part_of_day(marks, _skipped(marks, end), found)
    if not found:
        return None
    return Sight(
        kind="day",
        start=at,
        end=end,
        weekday=found.get("weekday"),
        month=found.get("month"),
        day=found.get("day"),
    )


def _part_of_day(marks: Marks, at: int, found: Mapping[_PartOfDay, int]) -> tuple[_PartOfDay, int, int] | None:
    """Read one more part of a day: which, its number, and where it ends."""
    month = marks.at(at, "month")
    if month and "weekday" not in found and marks.at(at, "short") and _date_behind(marks, month[0]):
        month = None  # "mar, 3 mar": in Spanish Tuesday is written as March is
    number = marks.number(at, 31)
    if month and "month" not in found and ("day" in found or _number_behind(marks, month[0])):
        return "month", month[1], month[0]
    if number and "day" not in found and ("month" in found or _month_behind(marks, at + 1)):
        mark = marks.at(at + 1, "day") or marks.at(at + 1, "ordinal")
        if marks.at(at + 1, "hour"):
            return None
        return "day", number, mark[0] if mark else at + 1
    weekday = marks.at(at, "weekday") or marks.at(at, "short")
    if (
        weekday
        and "weekday" not in found
        and (
            marks.at(at, "weekday")
            or "day" in found
            or _date_behind(marks, weekday[0])
            or _time_behind(marks, weekday[0])
        )
    ):
        return "weekday", weekday[1], weekday[0]
    return None


def _skipped(marks: Marks, at: int) -> int:
    """Step over dots and words that stand within a date."""
    for _ in range(_MOST_BETWEEN):
        if marks.word(at) == ".":
            at += 1
        elif between := marks.at(at, "between", "ordinal"):
            at = between[0]
    return at


def _number_behind(marks: Marks, at: int) -> bool:
    at = _skipped(marks, at)
    return marks.number(at, 31) is not None and not (marks.word(at + 1) == ":" and marks.close(at + 1))


def _month_behind(marks: Marks, at: int) -> bool:
    return marks.at(_skipped(marks, at), "month") is not None


def _date_behind(marks: Marks, at: int) -> bool:
    at = _skipped(marks, at)
    return (marks.number(at, 31) is not None and _month_behind(marks, at + 1)) or marks.at(at, "month") is not None


def _time_behind(marks: Marks, at: int) -> bool:
    announced = marks.at(at, "at")
    return _time(marks, announced[0] if announced else at) is not None


def _other(marks: Marks, at: int) -> Sight | None:
    """Read a zone, with whose it is if that is told within it ("Berlin time"), or a time that cannot be read."""
    if mark := marks.at(at, "zone"):
        inside = (marks.by_start.get(word, {}).get("zone", (0, 0)) for word in range(at, mark[0]))
        return Sight(kind="zone", start=at, end=mark[0], zone=max(whose for _, whose in inside))
    spelt = marks.at(at, "spelt")
    return Sight(kind="unread", start=at, end=spelt[0]) if spelt else None


def _numeric(page: Page) -> Mapping[int, Sight]:
    """Read 2026-03-05; other dates in figures are read differently in each country, and so not at all."""
    places = {start: at for at, start in enumerate(page.said.starts)}
    found: dict[int, Sight] = {}
    for match in _NUMERIC.finditer(page.text):
        start = end = places[match.start()]
        while end < len(page.words) and page.said.starts[end] < match.end():
            end += 1
        month, day = int(match[3]), int(match[4])
        if len(match[1]) == 4 and 1 <= month <= 12 and 1 <= day <= 31:
            found[start] = Sight(kind="day", start=start, end=end, month=month, day=day)
        else:
            found[start] = Sight(kind="unread", start=start, end=end)
    return found

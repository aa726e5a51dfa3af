"""The arithmetic of dates once more, in another language and by other roads, to hold the service's own against.

Reads one question a line and answers each with instants in milliseconds since 1970 (UTC). Nothing here is taken
from the service: summer time is the European rule by hand, Easter is the moon's epact, and hours that do not run on
holidays are found by asking how much has run by an instant, not by walking through the days.

  H n t   n elapsed hours from t                         -> plain, as the courts count
  D n t   n local days      W n t  weeks      M n t  months
  L d     a limit whose last local day is d (YYYYMMDD)   -> plain, as the courts count
  S n t   the end of the local day of t, but at least n hours after it
  N a b   how many local midnights lie between two instants
"""

import sys
from datetime import date, timedelta
from functools import lru_cache

HOUR = 3_600_000
DAY = 24 * HOUR
EPOCH = date(1970, 1, 1).toordinal()


def last_sunday(year, month):
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return first_of_next - timedelta(days=(first_of_next.weekday() + 1) % 7 or 7)


@lru_cache(maxsize=None)
def summer(year):
    """Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last of October."""
    return tuple((last_sunday(year, month).toordinal() - EPOCH) * DAY + HOUR for month in (3, 10))


def offset(t):
    year = date.fromordinal(t // DAY + EPOCH).year
    begins, ends = summer(year)
    return 2 * HOUR if begins <= t < ends else HOUR


def local_day(t):
    return (t + offset(t)) // DAY + EPOCH


@lru_cache(maxsize=None)
def midnight(ordinal):
    """The instant a local day begins; no Norwegian midnight is skipped or shown twice."""
    guess = (ordinal - EPOCH) * DAY - HOUR
    return guess if offset(guess) == HOUR else guess - HOUR


@lru_cache(maxsize=None)
def easter(year):
    """The Sunday after the ecclesiastical full moon, by the epact of Lilius and Clavius."""
    golden, century = year % 19 + 1, year // 100 + 1
    solar, lunar = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    epact = (11 * golden + 20 + lunar - solar) % 30
    if epact == 24 or (epact == 25 and golden > 11):
        epact += 1
    moon = 44 - epact
    if moon < 21:
        moon += 30
    full = date(year, 3, 1) + timedelta(days=moon - 1)
    return full + timedelta(days=(6 - full.weekday()) % 7 or 7)


@lru_cache(maxsize=None)
def set_apart(year):
    sunday = easter(year)
    moving = [sunday + timedelta(days=n) for n in (-3, -2, 0, 1, 39, 49, 50)]
    fixed = [date(year, m, d) for m, d in ((1, 1), (5, 1), (5, 17), (12, 25), (12, 26))]
    return frozenset(day.toordinal() for day in moving + fixed)


@lru_cache(maxsize=None)
def holiday(ordinal):
    day = date.fromordinal(ordinal)
    return day.weekday() == 6 or ordinal in set_apart(day.year)


def working_day(ordinal):
    return not holiday(ordinal) and date.fromordinal(ordinal).weekday() != 5


def last_day(ordinal):
    moved = next(day for day in range(ordinal, ordinal + 20) if working_day(day))
    return midnight(ordinal + 1), midnight(moved + 1)


def ran(start, t):
    """How much of the time from start to t lies outside holidays."""
    first, last = local_day(start), local_day(t)
    days = (day for day in range(first, last + 1) if not holiday(day))
    return sum(max(0, min(t, midnight(day + 1)) - max(start, midnight(day))) for day in days)


def hours(n, t):
    plain, low, high = t + n * HOUR, t, t + n * HOUR
    while ran(t, high) < n * HOUR:
        high += DAY
    while low < high:
        middle = (low + high) // 2
        if ran(t, middle) < n * HOUR:
            low = middle + 1
        else:
            high = middle
    return plain, low


def months(n, ordinal):
    day = date.fromordinal(ordinal)
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    for wanted in range(day.day, 27, -1):
        try:
            return date(year, month + 1, wanted).toordinal()
        except ValueError:
            continue
    return date(year, month + 1, day.day).toordinal()


def answer(what, *told):
    if what == "L":
        text = told[0]
        return last_day(date(int(text[:4]), int(text[4:6]), int(text[6:])).toordinal())
    n, t = int(told[0]), int(told[1])
    if what == "H":
        return hours(n, t)
    if what == "D":
        return last_day(local_day(t) + n)
    if what == "W":
        return last_day(local_day(t) + 7 * n)
    if what == "M":
        return last_day(months(n, local_day(t)))
    if what == "S":
        return (max(midnight(local_day(t) + 1), t + n * HOUR),)
    if what == "N":
        return (local_day(t) - local_day(n),)
    raise ValueError(what)


for line in sys.stdin:
    print(*answer(*line.split()))

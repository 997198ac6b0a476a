"""Publishers are looked at seldom, and soon after the hour at which they publish."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmig.ledger.figures import LONDON
from netmig.sources.watching import LEAST, looks, next_look

HOUR = timedelta(hours=1)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)).map(lambda moment: moment.replace(tzinfo=UTC))  # noqa: DTZ001
OFTEN = st.integers(1, 3000).map(lambda minutes: timedelta(minutes=minutes))


@given(now=MOMENTS, every=OFTEN)
def test_the_next_look_is_later_and_not_later_than_was_asked_for(now: datetime, every: timedelta) -> None:
    later = next_look(now, every)

    assert now < later <= now + max(every, LEAST)


@given(now=MOMENTS, every=OFTEN)
def test_on_a_working_day_there_is_a_look_within_five_minutes_of_half_past_nine(now: datetime, every: timedelta) -> None:
    moments = [now]
    while moments[-1] < now + timedelta(days=2):
        moments.append(next_look(moments[-1], every))
    local = [moment.astimezone(LONDON) for moment in moments]

    for day in {moment.date() for moment in local[1:-1]} - {local[0].date(), local[-1].date()}:
        if day.weekday() < 5:
            assert any((9, 31) <= (moment.hour, moment.minute) <= (9, 36) for moment in local if moment.date() == day)


@given(now=MOMENTS, every=OFTEN)
def test_a_day_has_no_more_looks_than_are_polite(now: datetime, every: timedelta) -> None:
    moments = [now]
    while moments[-1] < now + timedelta(days=1):
        moments.append(next_look(moments[-1], every))

    assert len(moments) <= timedelta(days=1) / max(every, LEAST) + 16


@pytest.mark.parametrize("zone", [UTC, LONDON])
def test_the_hour_is_londons_also_in_summer(zone: object) -> None:
    before = datetime(2026, 5, 21, 7, 45, tzinfo=UTC).astimezone(zone)  # type: ignore[arg-type]

    assert next_look(before, HOUR).astimezone(UTC) == datetime(2026, 5, 21, 8, 31, tzinfo=UTC)


def test_looking_sleeps_in_short_stretches_until_the_next_look() -> None:
    now = [datetime(2026, 5, 21, 8, 20, tzinfo=UTC)]
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += timedelta(seconds=seconds)

    moments = list(islice(looks(HOUR, now=lambda: now[0], sleep=sleep, chance=lambda: 0.5), 3))

    assert [moment.strftime("%H:%M:%S") for moment in moments] == ["08:20:00", "08:31:15", "08:36:30"]
    assert max(slept) <= 60

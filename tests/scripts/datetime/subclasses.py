"""Subclasses of the classes of datetime keep their kind."""

from datetime import *


class MyDate(date):
    def __new__(cls, *args):
        return super().__new__(cls, *args)


class Eastern(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=-5)

    def dst(self, dt):
        return timedelta(0)

    def tzname(self, dt):
        return "EST"


class Stamp(datetime):
    @property
    def quarter(self):
        return (self.month + 2) // 3


print(MyDate(2024, 1, 5), repr(MyDate(2024, 1, 5)), type(MyDate(2024, 1, 5) + timedelta(1)).__name__)
moment = datetime(2024, 1, 5, 12, tzinfo=Eastern())
print(moment.tzname(), moment.utcoffset(), moment.astimezone(UTC), moment.strftime("%Z %z"))
print(datetime(2024, 1, 5, 17, tzinfo=UTC).astimezone(Eastern()).isoformat())
stamp = Stamp(2024, 5, 6, 7, 8)
print(repr(stamp), stamp.quarter, type(stamp + timedelta(1)).__name__, type(stamp.replace(day=1)).__name__)
print(type(Stamp.fromisoformat("2024-01-05")).__name__, type(Stamp.combine(date(2024, 1, 1), time(3))).__name__)

# output:
# 2024-01-05 MyDate(2024, 1, 5) MyDate
# EST -1 day, 19:00:00 2024-01-05 17:00:00+00:00 EST -0500
# 2024-01-05T12:00:00-05:00
# Stamp(2024, 5, 6, 7, 8) 2 Stamp Stamp
# Stamp Stamp

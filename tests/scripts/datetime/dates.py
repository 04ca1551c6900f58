"""Dates: construction, conversions, arithmetic, errors."""

import datetime as D
from datetime import *

TRIALS = r'''
date(2024,2,29)
date(2023,2,29)
date(0,1,1)
date(2024,13,1)
date(10000,1,1)
date()
date(2024)
date(2024,1)
date('a',1,1)
date(2024.0,1,1)
date(2024,1,1,1)
date.fromordinal(1)
date.fromordinal(0)
date.fromordinal(4000000)
date(2024,1,5).isocalendar()
date(2024,12,30).isocalendar()
date(2024,1,5).isocalendar().week
str(date(2024,1,5)), date(2024,1,5).ctime(), date(2024,1,5).weekday(), date(2024,1,5).isoweekday(), date(2024,1,5).toordinal()
date(2024,1,5).timetuple()
date(2024,1,5).replace(day=7), date(2024,1,5).replace(2025)
date(2024,1,5).replace(month=13)
date(2024,1,5)+timedelta(30)
date(2024,1,5)-timedelta(30)
date(2024,1,5)-date(2023,1,5)
date(2024,1,5)-5
date(2024,1,5)+date(2024,1,5)
date.max+timedelta(1)
date(2024,1,5)<date(2024,1,6)
date(2024,1,5)<5
date(2024,1,5)==5
f"{date(2024,1,5):%d/%m/%y}", f"{date(2024,1,5)}"
date(2024,1,5).strftime('%A %j %f %H')
date(2024,1,5).strftime(3)
date.min, date.max, date.resolution
date(2024,1,5).__reduce__()
date(b'\x07\xe8\x01\x05')
MINYEAR, MAXYEAR
D.__all__
sorted([date(2024,1,5),date(2023,1,1)])
date(2024,1,5).foo
round(timedelta(1).total_seconds())
{date(2024,1,1): 1}[date(2024,1,1)]
'''

for trial in TRIALS.strip().splitlines():
    try:
        print(trial, "->", repr(eval(trial)))
    except Exception as error:
        print(trial, "->", type(error).__name__, error)

# output:
# date(2024,2,29) -> datetime.date(2024, 2, 29)
# date(2023,2,29) -> ValueError day is out of range for month
# date(0,1,1) -> ValueError year 0 is out of range
# date(2024,13,1) -> ValueError month must be in 1..12
# date(10000,1,1) -> ValueError year 10000 is out of range
# date() -> TypeError function missing required argument 'year' (pos 1)
# date(2024) -> TypeError function missing required argument 'month' (pos 2)
# date(2024,1) -> TypeError function missing required argument 'day' (pos 3)
# date('a',1,1) -> TypeError 'str' object cannot be interpreted as an integer
# date(2024.0,1,1) -> TypeError 'float' object cannot be interpreted as an integer
# date(2024,1,1,1) -> TypeError function takes at most 3 arguments (4 given)
# date.fromordinal(1) -> datetime.date(1, 1, 1)
# date.fromordinal(0) -> ValueError ordinal must be >= 1
# date.fromordinal(4000000) -> ValueError year 10952 is out of range
# date(2024,1,5).isocalendar() -> datetime.IsoCalendarDate(year=2024, week=1, weekday=5)
# date(2024,12,30).isocalendar() -> datetime.IsoCalendarDate(year=2025, week=1, weekday=1)
# date(2024,1,5).isocalendar().week -> 1
# str(date(2024,1,5)), date(2024,1,5).ctime(), date(2024,1,5).weekday(), date(2024,1,5).isoweekday(), date(2024,1,5).toordinal() -> ('2024-01-05', 'Fri Jan  5 00:00:00 2024', 4, 5, 738890)
# date(2024,1,5).timetuple() -> time.struct_time(tm_year=2024, tm_mon=1, tm_mday=5, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=4, tm_yday=5, tm_isdst=-1)
# date(2024,1,5).replace(day=7), date(2024,1,5).replace(2025) -> (datetime.date(2024, 1, 7), datetime.date(2025, 1, 5))
# date(2024,1,5).replace(month=13) -> ValueError month must be in 1..12
# date(2024,1,5)+timedelta(30) -> datetime.date(2024, 2, 4)
# date(2024,1,5)-timedelta(30) -> datetime.date(2023, 12, 6)
# date(2024,1,5)-date(2023,1,5) -> datetime.timedelta(days=365)
# date(2024,1,5)-5 -> TypeError unsupported operand type(s) for -: 'datetime.date' and 'int'
# date(2024,1,5)+date(2024,1,5) -> TypeError unsupported operand type(s) for +: 'datetime.date' and 'datetime.date'
# date.max+timedelta(1) -> OverflowError date value out of range
# date(2024,1,5)<date(2024,1,6) -> True
# date(2024,1,5)<5 -> TypeError '<' not supported between instances of 'datetime.date' and 'int'
# date(2024,1,5)==5 -> False
# f"{date(2024,1,5):%d/%m/%y}", f"{date(2024,1,5)}" -> ('05/01/24', '2024-01-05')
# date(2024,1,5).strftime('%A %j %f %H') -> 'Friday 005 000000 00'
# date(2024,1,5).strftime(3) -> TypeError strftime() argument 1 must be str, not int
# date.min, date.max, date.resolution -> (datetime.date(1, 1, 1), datetime.date(9999, 12, 31), datetime.timedelta(days=1))
# date(2024,1,5).__reduce__() -> (<class 'datetime.date'>, (b'\x07\xe8\x01\x05',))
# date(b'\x07\xe8\x01\x05') -> datetime.date(2024, 1, 5)
# MINYEAR, MAXYEAR -> (1, 9999)
# D.__all__ -> ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC')
# sorted([date(2024,1,5),date(2023,1,1)]) -> [datetime.date(2023, 1, 1), datetime.date(2024, 1, 5)]
# date(2024,1,5).foo -> AttributeError 'datetime.date' object has no attribute 'foo'
# round(timedelta(1).total_seconds()) -> 86400
# {date(2024,1,1): 1}[date(2024,1,1)] -> 1

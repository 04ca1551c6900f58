"""Datetimes: construction, conversions, arithmetic, comparison, errors."""

import datetime as D
from datetime import *

TRIALS = r'''
date(2024,1,5)==datetime(2024,1,5)
datetime(2024,1,5)
datetime(2024,1,5,1,2,3,4)
datetime(2024,1,5,1,2,3,tzinfo=timezone.utc,fold=1)
datetime(2024)
datetime()
datetime(2024,1,32)
datetime(2024,1,1,24)
datetime(2024,1,1,1,1,1,1,1)
datetime(2024,1,1,1,1,1,1,None,1)
datetime(2024,1,1,foo=1)
datetime.strptime('2024-01-05 10:11:12','%Y-%m-%d %H:%M:%S')
datetime.strptime('2024-01-05 10:11:12.5 +0530','%Y-%m-%d %H:%M:%S.%f %z')
datetime.strptime('x','%Y')
datetime.strptime(3,'%Y')
datetime.strptime('05 Jan 2024 UTC +0000','%d %b %Y %Z %z')
datetime.fromtimestamp(0, timezone.utc)
datetime.fromtimestamp(1.9999999, timezone.utc)
datetime.fromtimestamp(-1.5, timezone.utc)
datetime.fromtimestamp(0.5)
datetime.fromtimestamp(1e20)
datetime.fromtimestamp(1e12)
datetime.fromtimestamp(10**18)
datetime.fromtimestamp('a')
datetime.fromtimestamp(0,3)
datetime.now('x')
datetime.combine(date(2024,1,5),3)
datetime(2024,1,5,tzinfo=timezone.utc).timestamp(), datetime(2024,1,5,1,1,1,500000).timestamp()
datetime(2024,1,5,12,tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=-5)))
datetime(2024,1,5,12).astimezone()
datetime(2024,1,5,12).astimezone(timezone(timedelta(hours=3),'X'))
datetime(2024,1,5).astimezone(3)
datetime(2024,1,5,12).isoformat(' ','minutes')
datetime(2024,1,5,12).isoformat('xx')
datetime(2024,1,5,12).isoformat(timespec='foo')
str(datetime(2024,1,5,12,0,0,1,tzinfo=timezone(timedelta(hours=-5,minutes=-30))))
datetime(2024,1,5)+timedelta(hours=5)
datetime(2024,1,5)-datetime(2023,1,5)
datetime(2024,1,5)-datetime(2023,1,5,tzinfo=timezone.utc)
datetime(2024,1,5)-5
datetime(2024,1,5)+5
5-datetime(2024,1,5)
datetime(2024,1,5)-date(2024,1,5)
date(2024,1,5)-datetime(2024,1,5)
datetime(2024,1,5)+datetime(2024,1,5)
datetime.max+timedelta(1)
datetime(2024,1,5)<datetime(2024,1,5,tzinfo=timezone.utc)
datetime(2024,1,5)==datetime(2024,1,5,tzinfo=timezone.utc)
datetime(2024,1,5)<date(2024,1,5)
datetime(2024,1,5)<'a'
datetime(2024,1,5,tzinfo=timezone.utc)==datetime(2024,1,5,2,tzinfo=timezone(timedelta(hours=2)))
datetime(2024,1,5,tzinfo=timezone.utc)-datetime(2024,1,5,2,tzinfo=timezone(timedelta(hours=1)))
f"{datetime(2024,1,5,13,4,5):%Y-%m-%d %H:%M:%S.%f|%b %d|%c|%x|%X|%p|%z|%Z|%%|%-d|%:z}"
datetime(2024,1,5,13,tzinfo=timezone(timedelta(hours=5,minutes=30))).strftime('%z %Z %:z')
datetime(5,1,1).strftime('%Y %G')
datetime(2024,1,5).timetuple()
datetime(2024,1,5,tzinfo=timezone(timedelta(hours=1))).utctimetuple()
datetime(2024,1,5).replace(hour=3,tzinfo=timezone.utc)
datetime(2024,1,5).date(), datetime(2024,1,5,3).time(), datetime(2024,1,5,3,tzinfo=timezone.utc).timetz()
datetime(2024,1,5,3).ctime(), datetime(2024,1,5).weekday(), datetime(2024,1,5).isocalendar()
datetime(2024,1,5).__reduce__(), datetime(2024,1,5,fold=1,tzinfo=timezone.utc).__reduce_ex__(4)
datetime.min, datetime.max, datetime.resolution
type(datetime.now()), type(date.today()), datetime.now(UTC).tzinfo
hash(datetime(2024,1,5))==hash(datetime(2024,1,5)), hash(datetime(2024,1,5,tzinfo=UTC))==hash(datetime(2024,1,5,1,tzinfo=timezone(timedelta(hours=1))))
max(datetime(2024,1,5),datetime(2025,1,1))
date(2024,1,5).year, datetime(2024,1,5,3).hour
datetime.today() - datetime.now() < timedelta(seconds=1)
datetime(2024,1,5).isoformat()
'''

for trial in TRIALS.strip().splitlines():
    try:
        print(trial, "->", repr(eval(trial)))
    except Exception as error:
        print(trial, "->", type(error).__name__, error)

# output:
# date(2024,1,5)==datetime(2024,1,5) -> False
# datetime(2024,1,5) -> datetime.datetime(2024, 1, 5, 0, 0)
# datetime(2024,1,5,1,2,3,4) -> datetime.datetime(2024, 1, 5, 1, 2, 3, 4)
# datetime(2024,1,5,1,2,3,tzinfo=timezone.utc,fold=1) -> datetime.datetime(2024, 1, 5, 1, 2, 3, fold=1, tzinfo=datetime.timezone.utc)
# datetime(2024) -> TypeError function missing required argument 'month' (pos 2)
# datetime() -> TypeError function missing required argument 'year' (pos 1)
# datetime(2024,1,32) -> ValueError day is out of range for month
# datetime(2024,1,1,24) -> ValueError hour must be in 0..23
# datetime(2024,1,1,1,1,1,1,1) -> TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# datetime(2024,1,1,1,1,1,1,None,1) -> TypeError function takes at most 8 positional arguments (9 given)
# datetime(2024,1,1,foo=1) -> TypeError this function got an unexpected keyword argument 'foo'
# datetime.strptime('2024-01-05 10:11:12','%Y-%m-%d %H:%M:%S') -> datetime.datetime(2024, 1, 5, 10, 11, 12)
# datetime.strptime('2024-01-05 10:11:12.5 +0530','%Y-%m-%d %H:%M:%S.%f %z') -> datetime.datetime(2024, 1, 5, 10, 11, 12, 500000, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# datetime.strptime('x','%Y') -> ValueError time data 'x' does not match format '%Y'
# datetime.strptime(3,'%Y') -> TypeError strptime() argument 1 must be str, not int
# datetime.strptime('05 Jan 2024 UTC +0000','%d %b %Y %Z %z') -> datetime.datetime(2024, 1, 5, 0, 0, tzinfo=datetime.timezone(datetime.timedelta(0), 'UTC'))
# datetime.fromtimestamp(0, timezone.utc) -> datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)
# datetime.fromtimestamp(1.9999999, timezone.utc) -> datetime.datetime(1970, 1, 1, 0, 0, 2, tzinfo=datetime.timezone.utc)
# datetime.fromtimestamp(-1.5, timezone.utc) -> datetime.datetime(1969, 12, 31, 23, 59, 58, 500000, tzinfo=datetime.timezone.utc)
# datetime.fromtimestamp(0.5) -> datetime.datetime(1970, 1, 1, 0, 0, 0, 500000)
# datetime.fromtimestamp(1e20) -> OverflowError timestamp out of range for platform time_t
# datetime.fromtimestamp(1e12) -> ValueError year 33658 is out of range
# datetime.fromtimestamp(10**18) -> OSError [Errno 75] Value too large for defined data type
# datetime.fromtimestamp('a') -> TypeError 'str' object cannot be interpreted as an integer
# datetime.fromtimestamp(0,3) -> TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# datetime.now('x') -> TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'str'
# datetime.combine(date(2024,1,5),3) -> TypeError combine() argument 2 must be datetime.time, not int
# datetime(2024,1,5,tzinfo=timezone.utc).timestamp(), datetime(2024,1,5,1,1,1,500000).timestamp() -> (1704412800.0, 1704416461.5)
# datetime(2024,1,5,12,tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=-5))) -> datetime.datetime(2024, 1, 5, 7, 0, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=68400)))
# datetime(2024,1,5,12).astimezone() -> datetime.datetime(2024, 1, 5, 12, 0, tzinfo=datetime.timezone(datetime.timedelta(0), 'UTC'))
# datetime(2024,1,5,12).astimezone(timezone(timedelta(hours=3),'X')) -> datetime.datetime(2024, 1, 5, 15, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=10800), 'X'))
# datetime(2024,1,5).astimezone(3) -> TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# datetime(2024,1,5,12).isoformat(' ','minutes') -> '2024-01-05 12:00'
# datetime(2024,1,5,12).isoformat('xx') -> TypeError isoformat() argument 1 must be a unicode character, not str
# datetime(2024,1,5,12).isoformat(timespec='foo') -> ValueError Unknown timespec value
# str(datetime(2024,1,5,12,0,0,1,tzinfo=timezone(timedelta(hours=-5,minutes=-30)))) -> '2024-01-05 12:00:00.000001-05:30'
# datetime(2024,1,5)+timedelta(hours=5) -> datetime.datetime(2024, 1, 5, 5, 0)
# datetime(2024,1,5)-datetime(2023,1,5) -> datetime.timedelta(days=365)
# datetime(2024,1,5)-datetime(2023,1,5,tzinfo=timezone.utc) -> TypeError can't subtract offset-naive and offset-aware datetimes
# datetime(2024,1,5)-5 -> TypeError unsupported operand type(s) for -: 'datetime.datetime' and 'int'
# datetime(2024,1,5)+5 -> TypeError unsupported operand type(s) for +: 'datetime.datetime' and 'int'
# 5-datetime(2024,1,5) -> TypeError unsupported operand type(s) for -: 'int' and 'datetime.datetime'
# datetime(2024,1,5)-date(2024,1,5) -> TypeError unsupported operand type(s) for -: 'datetime.datetime' and 'datetime.date'
# date(2024,1,5)-datetime(2024,1,5) -> TypeError unsupported operand type(s) for -: 'datetime.date' and 'datetime.datetime'
# datetime(2024,1,5)+datetime(2024,1,5) -> TypeError unsupported operand type(s) for +: 'datetime.datetime' and 'datetime.datetime'
# datetime.max+timedelta(1) -> OverflowError date value out of range
# datetime(2024,1,5)<datetime(2024,1,5,tzinfo=timezone.utc) -> TypeError can't compare offset-naive and offset-aware datetimes
# datetime(2024,1,5)==datetime(2024,1,5,tzinfo=timezone.utc) -> False
# datetime(2024,1,5)<date(2024,1,5) -> TypeError '<' not supported between instances of 'datetime.datetime' and 'datetime.date'
# datetime(2024,1,5)<'a' -> TypeError '<' not supported between instances of 'datetime.datetime' and 'str'
# datetime(2024,1,5,tzinfo=timezone.utc)==datetime(2024,1,5,2,tzinfo=timezone(timedelta(hours=2))) -> True
# datetime(2024,1,5,tzinfo=timezone.utc)-datetime(2024,1,5,2,tzinfo=timezone(timedelta(hours=1))) -> datetime.timedelta(days=-1, seconds=82800)
# f"{datetime(2024,1,5,13,4,5):%Y-%m-%d %H:%M:%S.%f|%b %d|%c|%x|%X|%p|%z|%Z|%%|%-d|%:z}" -> '2024-01-05 13:04:05.000000|Jan 05|Fri Jan  5 13:04:05 2024|01/05/24|13:04:05|PM|||%|5|'
# datetime(2024,1,5,13,tzinfo=timezone(timedelta(hours=5,minutes=30))).strftime('%z %Z %:z') -> '+0530 UTC+05:30 +05:30'
# datetime(5,1,1).strftime('%Y %G') -> '5 4'
# datetime(2024,1,5).timetuple() -> time.struct_time(tm_year=2024, tm_mon=1, tm_mday=5, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=4, tm_yday=5, tm_isdst=-1)
# datetime(2024,1,5,tzinfo=timezone(timedelta(hours=1))).utctimetuple() -> time.struct_time(tm_year=2024, tm_mon=1, tm_mday=4, tm_hour=23, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=4, tm_isdst=0)
# datetime(2024,1,5).replace(hour=3,tzinfo=timezone.utc) -> datetime.datetime(2024, 1, 5, 3, 0, tzinfo=datetime.timezone.utc)
# datetime(2024,1,5).date(), datetime(2024,1,5,3).time(), datetime(2024,1,5,3,tzinfo=timezone.utc).timetz() -> (datetime.date(2024, 1, 5), datetime.time(3, 0), datetime.time(3, 0, tzinfo=datetime.timezone.utc))
# datetime(2024,1,5,3).ctime(), datetime(2024,1,5).weekday(), datetime(2024,1,5).isocalendar() -> ('Fri Jan  5 03:00:00 2024', 4, datetime.IsoCalendarDate(year=2024, week=1, weekday=5))
# datetime(2024,1,5).__reduce__(), datetime(2024,1,5,fold=1,tzinfo=timezone.utc).__reduce_ex__(4) -> ((<class 'datetime.datetime'>, (b'\x07\xe8\x01\x05\x00\x00\x00\x00\x00\x00',)), (<class 'datetime.datetime'>, (b'\x07\xe8\x81\x05\x00\x00\x00\x00\x00\x00', datetime.timezone.utc)))
# datetime.min, datetime.max, datetime.resolution -> (datetime.datetime(1, 1, 1, 0, 0), datetime.datetime(9999, 12, 31, 23, 59, 59, 999999), datetime.timedelta(microseconds=1))
# type(datetime.now()), type(date.today()), datetime.now(UTC).tzinfo -> (<class 'datetime.datetime'>, <class 'datetime.date'>, datetime.timezone.utc)
# hash(datetime(2024,1,5))==hash(datetime(2024,1,5)), hash(datetime(2024,1,5,tzinfo=UTC))==hash(datetime(2024,1,5,1,tzinfo=timezone(timedelta(hours=1)))) -> (True, True)
# max(datetime(2024,1,5),datetime(2025,1,1)) -> datetime.datetime(2025, 1, 1, 0, 0)
# date(2024,1,5).year, datetime(2024,1,5,3).hour -> (2024, 3)
# datetime.today() - datetime.now() < timedelta(seconds=1) -> True
# datetime(2024,1,5).isoformat() -> '2024-01-05T00:00:00'

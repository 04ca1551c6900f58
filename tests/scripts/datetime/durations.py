"""Durations: construction, texts, arithmetic, errors."""

import datetime as D
from datetime import *

TRIALS = r'''
timedelta()
timedelta(1,2,3)
timedelta(days=-1,seconds=5)
timedelta(weeks=1,hours=1.5,minutes=0.25,milliseconds=1.5)
timedelta(microseconds=0.5)
timedelta(microseconds=1.5)
timedelta(microseconds=2.5)
timedelta(days=1e-6)
timedelta(seconds=0.1)
timedelta('a')
timedelta(days=10**9)
timedelta(days=10**10)
timedelta(days=float('nan'))
timedelta(days=float('inf'))
str(timedelta(1,2,3))
str(timedelta(-1))
str(timedelta(2, 3600))
timedelta(1)+1
1+timedelta(1)
timedelta(1)-'a'
timedelta(1)*2.5
2*timedelta(1)
timedelta(1)/2
timedelta(1)/timedelta(hours=5)
timedelta(1)/0
timedelta(1)//0
timedelta(1)//timedelta(hours=5)
timedelta(1)%timedelta(hours=5)
divmod(timedelta(1),timedelta(hours=5))
timedelta(1)/3
timedelta(1)/1.5
timedelta(1)/0.0
timedelta(1)%timedelta(0)
timedelta(1)<1
timedelta(1)==1
abs(timedelta(-1,5))
-timedelta(1)
bool(timedelta(0))
timedelta(1).total_seconds()
timedelta(microseconds=1).total_seconds()
timedelta.min, timedelta.max, timedelta.resolution
timedelta(1).foo
timedelta(bad=1)
timedelta(1)*timedelta(1)
hash(timedelta(1))==hash(timedelta(hours=24))
timedelta(1)+datetime(2024,1,5)
timedelta, date, datetime, timezone
sum([timedelta(1),timedelta(2)], timedelta())
'''

for trial in TRIALS.strip().splitlines():
    try:
        print(trial, "->", repr(eval(trial)))
    except Exception as error:
        print(trial, "->", type(error).__name__, error)

# output:
# timedelta() -> datetime.timedelta(0)
# timedelta(1,2,3) -> datetime.timedelta(days=1, seconds=2, microseconds=3)
# timedelta(days=-1,seconds=5) -> datetime.timedelta(days=-1, seconds=5)
# timedelta(weeks=1,hours=1.5,minutes=0.25,milliseconds=1.5) -> datetime.timedelta(days=7, seconds=5415, microseconds=1500)
# timedelta(microseconds=0.5) -> datetime.timedelta(0)
# timedelta(microseconds=1.5) -> datetime.timedelta(microseconds=2)
# timedelta(microseconds=2.5) -> datetime.timedelta(microseconds=2)
# timedelta(days=1e-6) -> datetime.timedelta(microseconds=86400)
# timedelta(seconds=0.1) -> datetime.timedelta(microseconds=100000)
# timedelta('a') -> TypeError unsupported type for timedelta days component: str
# timedelta(days=10**9) -> OverflowError days=1000000000; must have magnitude <= 999999999
# timedelta(days=10**10) -> OverflowError Python int too large to convert to C int
# timedelta(days=float('nan')) -> ValueError cannot convert float NaN to integer
# timedelta(days=float('inf')) -> OverflowError cannot convert float infinity to integer
# str(timedelta(1,2,3)) -> '1 day, 0:00:02.000003'
# str(timedelta(-1)) -> '-1 day, 0:00:00'
# str(timedelta(2, 3600)) -> '2 days, 1:00:00'
# timedelta(1)+1 -> TypeError unsupported operand type(s) for +: 'datetime.timedelta' and 'int'
# 1+timedelta(1) -> TypeError unsupported operand type(s) for +: 'int' and 'datetime.timedelta'
# timedelta(1)-'a' -> TypeError unsupported operand type(s) for -: 'datetime.timedelta' and 'str'
# timedelta(1)*2.5 -> datetime.timedelta(days=2, seconds=43200)
# 2*timedelta(1) -> datetime.timedelta(days=2)
# timedelta(1)/2 -> datetime.timedelta(seconds=43200)
# timedelta(1)/timedelta(hours=5) -> 4.8
# timedelta(1)/0 -> ZeroDivisionError integer division or modulo by zero
# timedelta(1)//0 -> ZeroDivisionError integer division or modulo by zero
# timedelta(1)//timedelta(hours=5) -> 4
# timedelta(1)%timedelta(hours=5) -> datetime.timedelta(seconds=14400)
# divmod(timedelta(1),timedelta(hours=5)) -> (4, datetime.timedelta(seconds=14400))
# timedelta(1)/3 -> datetime.timedelta(seconds=28800)
# timedelta(1)/1.5 -> datetime.timedelta(seconds=57600)
# timedelta(1)/0.0 -> ZeroDivisionError integer division or modulo by zero
# timedelta(1)%timedelta(0) -> ZeroDivisionError integer modulo by zero
# timedelta(1)<1 -> TypeError '<' not supported between instances of 'datetime.timedelta' and 'int'
# timedelta(1)==1 -> False
# abs(timedelta(-1,5)) -> datetime.timedelta(seconds=86395)
# -timedelta(1) -> datetime.timedelta(days=-1)
# bool(timedelta(0)) -> False
# timedelta(1).total_seconds() -> 86400.0
# timedelta(microseconds=1).total_seconds() -> 1e-06
# timedelta.min, timedelta.max, timedelta.resolution -> (datetime.timedelta(days=-999999999), datetime.timedelta(days=999999999, seconds=86399, microseconds=999999), datetime.timedelta(microseconds=1))
# timedelta(1).foo -> AttributeError 'datetime.timedelta' object has no attribute 'foo'
# timedelta(bad=1) -> TypeError __new__() got an unexpected keyword argument 'bad'
# timedelta(1)*timedelta(1) -> TypeError unsupported operand type(s) for *: 'datetime.timedelta' and 'datetime.timedelta'
# hash(timedelta(1))==hash(timedelta(hours=24)) -> True
# timedelta(1)+datetime(2024,1,5) -> datetime.datetime(2024, 1, 6, 0, 0)
# timedelta, date, datetime, timezone -> (<class 'datetime.timedelta'>, <class 'datetime.date'>, <class 'datetime.datetime'>, <class 'datetime.timezone'>)
# sum([timedelta(1),timedelta(2)], timedelta()) -> datetime.timedelta(days=3)

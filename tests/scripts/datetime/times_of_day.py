"""Times of day: construction, texts, comparison, errors."""

import datetime as D
from datetime import *

TRIALS = r'''
time(1,2,3)
D.time(1,2)
D.time(1,2,3,4)
D.time(25)
D.time(1,60)
D.time(1,1,60)
D.time(1,1,1,10**6)
D.time(1,fold=2)
D.time(1,tzinfo=3)
D.time(1,2,tzinfo=timezone.utc)
D.time(1,2,fold=1)
D.time('a')
D.time(1,2,3).isoformat('hours'), D.time(1,2,3).isoformat('milliseconds'), D.time(1,2,3).isoformat('microseconds'), D.time(1,2,3,5).isoformat()
D.time(1,2,3).isoformat('x')
str(D.time(1,2,tzinfo=timezone(timedelta(hours=1))))
D.time(1)<D.time(2)
D.time(1)<D.time(2,tzinfo=timezone.utc)
D.time(1)==D.time(1,tzinfo=timezone.utc)
D.time(1)<3
D.time(1)+timedelta(1)
bool(D.time(0))
f"{D.time(13,5):%I:%M %p}"
D.time(1,2,3).strftime('%Y-%m-%d %H:%M:%S.%f%z%Z|')
D.time(1,2,3).replace(hour=5,fold=1)
D.time.min, D.time.max, D.time.resolution
D.time(1,2,3,4,timezone.utc,fold=1).__reduce_ex__(4)
hash(D.time(1))==hash(D.time(1))
datetime.combine(date(2024,1,5),D.time(1,2))
datetime.combine(date(2024,1,5),D.time(1,2),timezone.utc)
'''

for trial in TRIALS.strip().splitlines():
    try:
        print(trial, "->", repr(eval(trial)))
    except Exception as error:
        print(trial, "->", type(error).__name__, error)

# output:
# time(1,2,3) -> datetime.time(1, 2, 3)
# D.time(1,2) -> datetime.time(1, 2)
# D.time(1,2,3,4) -> datetime.time(1, 2, 3, 4)
# D.time(25) -> ValueError hour must be in 0..23
# D.time(1,60) -> ValueError minute must be in 0..59
# D.time(1,1,60) -> ValueError second must be in 0..59
# D.time(1,1,1,10**6) -> ValueError microsecond must be in 0..999999
# D.time(1,fold=2) -> ValueError fold must be either 0 or 1
# D.time(1,tzinfo=3) -> TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# D.time(1,2,tzinfo=timezone.utc) -> datetime.time(1, 2, tzinfo=datetime.timezone.utc)
# D.time(1,2,fold=1) -> datetime.time(1, 2, fold=1)
# D.time('a') -> TypeError 'str' object cannot be interpreted as an integer
# D.time(1,2,3).isoformat('hours'), D.time(1,2,3).isoformat('milliseconds'), D.time(1,2,3).isoformat('microseconds'), D.time(1,2,3,5).isoformat() -> ('01', '01:02:03.000', '01:02:03.000000', '01:02:03.000005')
# D.time(1,2,3).isoformat('x') -> ValueError Unknown timespec value
# str(D.time(1,2,tzinfo=timezone(timedelta(hours=1)))) -> '01:02:00+01:00'
# D.time(1)<D.time(2) -> True
# D.time(1)<D.time(2,tzinfo=timezone.utc) -> TypeError can't compare offset-naive and offset-aware times
# D.time(1)==D.time(1,tzinfo=timezone.utc) -> False
# D.time(1)<3 -> TypeError '<' not supported between instances of 'datetime.time' and 'int'
# D.time(1)+timedelta(1) -> TypeError unsupported operand type(s) for +: 'datetime.time' and 'datetime.timedelta'
# bool(D.time(0)) -> True
# f"{D.time(13,5):%I:%M %p}" -> '01:05 PM'
# D.time(1,2,3).strftime('%Y-%m-%d %H:%M:%S.%f%z%Z|') -> '1900-01-01 01:02:03.000000|'
# D.time(1,2,3).replace(hour=5,fold=1) -> datetime.time(5, 2, 3, fold=1)
# D.time.min, D.time.max, D.time.resolution -> (datetime.time(0, 0), datetime.time(23, 59, 59, 999999), datetime.timedelta(microseconds=1))
# D.time(1,2,3,4,timezone.utc,fold=1).__reduce_ex__(4) -> (<class 'datetime.time'>, (b'\x81\x02\x03\x00\x00\x04', datetime.timezone.utc))
# hash(D.time(1))==hash(D.time(1)) -> True
# datetime.combine(date(2024,1,5),D.time(1,2)) -> datetime.datetime(2024, 1, 5, 1, 2)
# datetime.combine(date(2024,1,5),D.time(1,2),timezone.utc) -> datetime.datetime(2024, 1, 5, 1, 2, tzinfo=datetime.timezone.utc)

"""Reading ISO 8601 texts."""

import datetime as D
from datetime import *

TRIALS = r'''
date.fromisoformat('2024-01-05')
date.fromisoformat('20240105')
date.fromisoformat('2024-W01-1')
date.fromisoformat('2024W011')
date.fromisoformat('2024W01')
date.fromisoformat('2024-W01')
date.fromisoformat('2024-W54-1')
date.fromisoformat('2024-W01-8')
date.fromisoformat('2024-1-5')
date.fromisoformat('2024-13-05')
date.fromisoformat('2024-02-30')
date.fromisoformat('')
date.fromisoformat('abcdefghij')
date.fromisoformat(3)
date.fromisoformat('2024/01/05')
date.fromisoformat('20２40105')
date.fromisocalendar(2024,1,1)
date.fromisocalendar(2024,54,1)
date.fromisocalendar(2024,1,9)
date.fromisocalendar(0,1,1)
D.time.fromisoformat('12:30')
D.time.fromisoformat('T12:30:15.123')
D.time.fromisoformat('1230')
D.time.fromisoformat('12:30:15,1234567')
D.time.fromisoformat('12:30Z')
D.time.fromisoformat('12:30+05:30')
D.time.fromisoformat('12:30-0530')
D.time.fromisoformat('12:3')
D.time.fromisoformat('25:30')
D.time.fromisoformat('')
D.time.fromisoformat('12:30:')
D.time.fromisoformat('12:30+')
D.time.fromisoformat('12.30')
D.time.fromisoformat('123')
datetime.fromisoformat('2024-01-05T12:30:15')
datetime.fromisoformat('2024-01-05 12:30')
datetime.fromisoformat('2024-01-05T12:30:15.123456+02:00')
datetime.fromisoformat('20240105T123015Z')
datetime.fromisoformat('2024-01-05')
datetime.fromisoformat('2024-W01-5T10')
datetime.fromisoformat('2024W015T10')
datetime.fromisoformat('2024-01-05x12:30')
datetime.fromisoformat('2024-01-05T')
datetime.fromisoformat('2024-01-05T25:00')
datetime.fromisoformat('2024-13-05T05:00')
datetime.fromisoformat('not a date')
datetime.fromisoformat('2024-01-05T12:30:15.')
datetime.fromisoformat(5)
datetime.fromisoformat('2024-01-05T12:30:15+25:00')
datetime.fromisoformat('2024-01-05T12:30:15+0:00')
'''

for trial in TRIALS.strip().splitlines():
    try:
        print(trial, "->", repr(eval(trial)))
    except Exception as error:
        print(trial, "->", type(error).__name__, error)

# output:
# date.fromisoformat('2024-01-05') -> datetime.date(2024, 1, 5)
# date.fromisoformat('20240105') -> datetime.date(2024, 1, 5)
# date.fromisoformat('2024-W01-1') -> datetime.date(2024, 1, 1)
# date.fromisoformat('2024W011') -> datetime.date(2024, 1, 1)
# date.fromisoformat('2024W01') -> datetime.date(2024, 1, 1)
# date.fromisoformat('2024-W01') -> datetime.date(2024, 1, 1)
# date.fromisoformat('2024-W54-1') -> ValueError Invalid isoformat string: '2024-W54-1'
# date.fromisoformat('2024-W01-8') -> ValueError Invalid isoformat string: '2024-W01-8'
# date.fromisoformat('2024-1-5') -> ValueError Invalid isoformat string: '2024-1-5'
# date.fromisoformat('2024-13-05') -> ValueError month must be in 1..12
# date.fromisoformat('2024-02-30') -> ValueError day is out of range for month
# date.fromisoformat('') -> ValueError Invalid isoformat string: ''
# date.fromisoformat('abcdefghij') -> ValueError Invalid isoformat string: 'abcdefghij'
# date.fromisoformat(3) -> TypeError fromisoformat: argument must be str
# date.fromisoformat('2024/01/05') -> ValueError Invalid isoformat string: '2024/01/05'
# date.fromisoformat('20２40105') -> ValueError Invalid isoformat string: '20２40105'
# date.fromisocalendar(2024,1,1) -> datetime.date(2024, 1, 1)
# date.fromisocalendar(2024,54,1) -> ValueError Invalid week: 54
# date.fromisocalendar(2024,1,9) -> ValueError Invalid day: 9 (range is [1, 7])
# date.fromisocalendar(0,1,1) -> ValueError Year is out of range: 0
# D.time.fromisoformat('12:30') -> datetime.time(12, 30)
# D.time.fromisoformat('T12:30:15.123') -> datetime.time(12, 30, 15, 123000)
# D.time.fromisoformat('1230') -> datetime.time(12, 30)
# D.time.fromisoformat('12:30:15,1234567') -> datetime.time(12, 30, 15, 123456)
# D.time.fromisoformat('12:30Z') -> datetime.time(12, 30, tzinfo=datetime.timezone.utc)
# D.time.fromisoformat('12:30+05:30') -> datetime.time(12, 30, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# D.time.fromisoformat('12:30-0530') -> datetime.time(12, 30, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=66600)))
# D.time.fromisoformat('12:3') -> ValueError Invalid isoformat string: '12:3'
# D.time.fromisoformat('25:30') -> ValueError hour must be in 0..23
# D.time.fromisoformat('') -> ValueError Invalid isoformat string: ''
# D.time.fromisoformat('12:30:') -> ValueError Invalid isoformat string: '12:30:'
# D.time.fromisoformat('12:30+') -> ValueError Invalid isoformat string: '12:30+'
# D.time.fromisoformat('12.30') -> datetime.time(12, 0, 0, 300000)
# D.time.fromisoformat('123') -> ValueError Invalid isoformat string: '123'
# datetime.fromisoformat('2024-01-05T12:30:15') -> datetime.datetime(2024, 1, 5, 12, 30, 15)
# datetime.fromisoformat('2024-01-05 12:30') -> datetime.datetime(2024, 1, 5, 12, 30)
# datetime.fromisoformat('2024-01-05T12:30:15.123456+02:00') -> datetime.datetime(2024, 1, 5, 12, 30, 15, 123456, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))
# datetime.fromisoformat('20240105T123015Z') -> datetime.datetime(2024, 1, 5, 12, 30, 15, tzinfo=datetime.timezone.utc)
# datetime.fromisoformat('2024-01-05') -> datetime.datetime(2024, 1, 5, 0, 0)
# datetime.fromisoformat('2024-W01-5T10') -> datetime.datetime(2024, 1, 5, 10, 0)
# datetime.fromisoformat('2024W015T10') -> datetime.datetime(2024, 1, 5, 10, 0)
# datetime.fromisoformat('2024-01-05x12:30') -> datetime.datetime(2024, 1, 5, 12, 30)
# datetime.fromisoformat('2024-01-05T') -> ValueError Invalid isoformat string: '2024-01-05T'
# datetime.fromisoformat('2024-01-05T25:00') -> ValueError hour must be in 0..23
# datetime.fromisoformat('2024-13-05T05:00') -> ValueError month must be in 1..12
# datetime.fromisoformat('not a date') -> ValueError Invalid isoformat string: 'not a date'
# datetime.fromisoformat('2024-01-05T12:30:15.') -> ValueError Invalid isoformat string: '2024-01-05T12:30:15.'
# datetime.fromisoformat(5) -> TypeError fromisoformat: argument must be str
# datetime.fromisoformat('2024-01-05T12:30:15+25:00') -> ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1, seconds=3600).
# datetime.fromisoformat('2024-01-05T12:30:15+0:00') -> ValueError Invalid isoformat string: '2024-01-05T12:30:15+0:00'

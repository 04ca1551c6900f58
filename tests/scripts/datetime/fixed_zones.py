"""Fixed zones: construction, texts, errors."""

import datetime as D
from datetime import *

TRIALS = r'''
timezone(timedelta(hours=1))
timezone(timedelta(hours=1),'X'), str(timezone(timedelta(hours=1),'X')), str(timezone.utc), str(timezone(timedelta(hours=-1,seconds=-5)))
timezone(timedelta(hours=24))
timezone(3)
timezone(timedelta(1),3)
timezone(timedelta(0)) is timezone.utc
timezone.utc.utcoffset(None), timezone.utc.tzname(None), timezone.utc.dst(None)
timezone.utc.utcoffset(3)
timezone.min, timezone.max, UTC
tzinfo().utcoffset(None)
'''

for trial in TRIALS.strip().splitlines():
    try:
        print(trial, "->", repr(eval(trial)))
    except Exception as error:
        print(trial, "->", type(error).__name__, error)

# output:
# timezone(timedelta(hours=1)) -> datetime.timezone(datetime.timedelta(seconds=3600))
# timezone(timedelta(hours=1),'X'), str(timezone(timedelta(hours=1),'X')), str(timezone.utc), str(timezone(timedelta(hours=-1,seconds=-5))) -> (datetime.timezone(datetime.timedelta(seconds=3600), 'X'), 'X', 'UTC', 'UTC-01:00:05')
# timezone(timedelta(hours=24)) -> ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1).
# timezone(3) -> TypeError timezone() argument 1 must be datetime.timedelta, not int
# timezone(timedelta(1),3) -> TypeError timezone() argument 2 must be str, not int
# timezone(timedelta(0)) is timezone.utc -> True
# timezone.utc.utcoffset(None), timezone.utc.tzname(None), timezone.utc.dst(None) -> (datetime.timedelta(0), 'UTC', None)
# timezone.utc.utcoffset(3) -> TypeError utcoffset(dt) argument must be a datetime instance or None, not int
# timezone.min, timezone.max, UTC -> (datetime.timezone(datetime.timedelta(days=-1, seconds=60)), datetime.timezone(datetime.timedelta(seconds=86340)), datetime.timezone.utc)
# tzinfo().utcoffset(None) -> NotImplementedError a tzinfo subclass must implement utcoffset()

"""Zones of the database: offsets, names, folds, gaps, errors."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

for key in ["America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe"]:
    zone = ZoneInfo(key)
    for month in (1, 7):
        moment = datetime(2024, month, 1, 12, tzinfo=zone)
        print(key, moment, moment.tzname(), moment.dst(), moment.astimezone(UTC))
berlin = ZoneInfo("Europe/Berlin")
for fold in (0, 1):
    twice = datetime(2024, 10, 27, 2, 30, fold=fold, tzinfo=berlin)
    never = datetime(2024, 3, 31, 2, 30, fold=fold, tzinfo=berlin)
    print(twice.utcoffset(), twice.tzname(), never.utcoffset(), never.tzname())
moment = datetime(2024, 10, 26, 23, tzinfo=UTC)
for _ in range(4):
    local = moment.astimezone(berlin)
    print(local, local.fold)
    moment += timedelta(hours=1)
print(datetime(2050, 7, 1, tzinfo=berlin).utcoffset(), datetime(1800, 1, 1, tzinfo=berlin).utcoffset())
print(ZoneInfo("Europe/Berlin") is berlin, ZoneInfo.no_cache("Europe/Berlin") is berlin, berlin, repr(berlin), berlin.key)
print(ZoneInfo("UTC").utcoffset(None), berlin.utcoffset(None))
for key in ["No/Where", "/etc/passwd", "../x", "a//b"]:
    try:
        ZoneInfo(key)
    except Exception as error:
        print(type(error).__name__, error)

# output:
# America/New_York 2024-01-01 12:00:00-05:00 EST 0:00:00 2024-01-01 17:00:00+00:00
# America/New_York 2024-07-01 12:00:00-04:00 EDT 1:00:00 2024-07-01 16:00:00+00:00
# Europe/Berlin 2024-01-01 12:00:00+01:00 CET 0:00:00 2024-01-01 11:00:00+00:00
# Europe/Berlin 2024-07-01 12:00:00+02:00 CEST 1:00:00 2024-07-01 10:00:00+00:00
# Asia/Kolkata 2024-01-01 12:00:00+05:30 IST 0:00:00 2024-01-01 06:30:00+00:00
# Asia/Kolkata 2024-07-01 12:00:00+05:30 IST 0:00:00 2024-07-01 06:30:00+00:00
# Australia/Lord_Howe 2024-01-01 12:00:00+11:00 +11 0:30:00 2024-01-01 01:00:00+00:00
# Australia/Lord_Howe 2024-07-01 12:00:00+10:30 +1030 0:00:00 2024-07-01 01:30:00+00:00
# 2:00:00 CEST 1:00:00 CET
# 1:00:00 CET 2:00:00 CEST
# 2024-10-27 01:00:00+02:00 0
# 2024-10-27 02:00:00+02:00 0
# 2024-10-27 02:00:00+01:00 1
# 2024-10-27 03:00:00+01:00 0
# 2:00:00 0:53:28
# True False Europe/Berlin zoneinfo.ZoneInfo(key='Europe/Berlin') Europe/Berlin
# 0:00:00 None
# ZoneInfoNotFoundError 'No time zone found with key No/Where'
# ValueError ZoneInfo keys may not be absolute paths, got: /etc/passwd
# ValueError ZoneInfo keys must refer to subdirectories of TZPATH, got: ../x
# ValueError ZoneInfo keys must be normalized relative paths, got: a//b

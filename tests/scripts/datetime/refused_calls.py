# What dates refuse, in their own words.
from datetime import UTC, date, datetime, time, timedelta


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


day, moment = date(2024, 2, 29), datetime(2024, 2, 29, 12)
fails(lambda: setattr(day, "year", 5))  # expect: AttributeError: attribute 'year' of 'datetime.date' objects is not writable
fails(lambda: setattr(moment, "hour", 5))  # expect: AttributeError: attribute 'hour' of 'datetime.datetime' objects is not writable
fails(lambda: setattr(timedelta(1), "days", 5))  # expect: AttributeError: readonly attribute
fails(lambda: day.replace(foo=1))  # expect: TypeError: replace() got an unexpected keyword argument 'foo'
fails(lambda: time(1).replace(1, 2, 3, 4, None, 6, 7))  # expect: TypeError: replace() takes at most 6 arguments (7 given)
fails(lambda: datetime.strptime("x"))  # expect: TypeError: strptime() takes exactly 2 arguments (1 given)
fails(lambda: datetime.now(1, 2))  # expect: TypeError: now() takes at most 1 argument (2 given)
fails(lambda: datetime.fromtimestamp())  # expect: TypeError: fromtimestamp() missing required argument 'timestamp' (pos 1)
fails(lambda: datetime.fromtimestamp(None))  # expect: TypeError: 'NoneType' object cannot be interpreted as an integer
fails(lambda: datetime.fromtimestamp(1.4e16, UTC))  # expect: ValueError: year 443644309 is out of range
fails(lambda: datetime.min.timestamp())  # expect: ValueError: year 0 is out of range

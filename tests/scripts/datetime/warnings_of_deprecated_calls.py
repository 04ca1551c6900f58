# The warnings stand at the line of the call, and so are shown.
import time
import warnings
from datetime import datetime

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    datetime.utcnow()
    datetime.utcfromtimestamp(0)
    datetime.strptime("28 2", "%d %m")
    time.strptime("1 3", "%d %m")  # a format is looked at once
for warning in caught:
    print(warning.lineno, warning.category.__name__, str(warning.message).partition(" is ")[0])
datetime.utcnow()

# output:
# 8 DeprecationWarning datetime.datetime.utcnow()
# 9 DeprecationWarning datetime.datetime.utcfromtimestamp()
# 10 DeprecationWarning Parsing dates involving a day of month without a year specified
# stderr:
# warnings_of_deprecated_calls.py:14: DeprecationWarning: datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).
#   datetime.utcnow()

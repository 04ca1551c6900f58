"""strftime, strptime, struct_time and their errors."""

import time

moment = time.gmtime(1700000000.5)
print(moment, moment.tm_zone, moment.tm_gmtoff, moment[:3], len(moment))
FORMATS = ["%Y-%m-%d %H:%M:%S", "%c", "%x %X", "%a %A %b %B", "%j %U %W %V %G %g %u %w", "%e %k %l %I %p %P",
           "%-d %-m %-H %_d %05d %^a %#a %#Z %10Y", "%C %D %F %R %r %T %h", "%q", "%", "%%", "%n%t|", "%z %Z", "%E",
           "%Ey %Od", "%#p"]
for format in FORMATS:
    print(format, repr(time.strftime(format, moment)))

WRONG = [("%Y", (1, 2)), ("%Y", "x"), (3, moment), ("%Y", (2000, 13, 1, 0, 0, 0, 0, 1, 0)),
         ("%Y", (2000, 1, 32, 0, 0, 0, 0, 1, 0)), ("%Y", (2000, 1, 1, 24, 0, 0, 0, 1, 0)),
         ("%Y", (2000, 1, 1, 0, 0, 62, 0, 1, 0)), ("%Y", (2000, 1, 1, 0, 0, 0, 0, 367, 0)),
         ("%Y", (2000, 1, 1, 0, 0, 0, -2, 1, 0)), ("%d %m %j", (2000, 0, 0, 0, 0, 0, 0, 0, 0))]
for arguments in WRONG:
    try:
        print(time.strftime(*arguments))
    except Exception as error:
        print(type(error).__name__, error)

TEXTS = [("2024-02-29 13:04:05", "%Y-%m-%d %H:%M:%S"), ("Mon Jan  5 2015", "%a %b %d %Y"), ("x", "%Y"),
         ("2024x", "%Y"), ("2024", "%q"), ("5", "%"), ("2023-02-29", "%Y-%m-%d"), ("12:00 PM", "%I:%M %p"), ("99", "%y"),
         ("68", "%y"), ("2024 53 1", "%G %V %u"), ("2024 200", "%Y %j"), ("2024 10 3", "%Y %U %w"),
         ("2024 10 3", "%Y %W %w"), ("2024 10", "%Y %V"), ("2024", "%G"), ("EST", "%Z"), ("+0530", "%z"),
         ("+05:30:15.5", "%z"), ("Z", "%z"), ("", "%z"), ("2024-1-2", "%Y-%m-%d"), ("0", "%m"), ("10:61", "%H:%M"),
         ("10:59:61", "%H:%M:%S"), ("  2024", "%Y"), ("2024 01", "%Y  %m"), ("a%b", "a%%b"), ("123456", "%f"),
         ("JAN", "%b"), ("january", "%B"), ("2024 0 1", "%Y %U %w"), ("+05:3015", "%z"), ("2024 366", "%Y %j")]
for text, format in TEXTS:
    try:
        parsed = time.strptime(text, format)
        print(text, format, tuple(parsed), parsed.tm_zone, parsed.tm_gmtoff)
    except Exception as error:
        print(text, format, type(error).__name__, error)

print(time.asctime(moment), time.strptime("Thu Jan  1 00:00:00 1970"))
for trial in ["gmtime('x')", "localtime(1e20)", "mktime((1, 2))", "asctime((1, 2))", "struct_time((1, 2))",
              "struct_time(range(9))", "struct_time(range(12))", "asctime(3)", "gmtime(-1)", "gmtime(253402300800)",
              "struct_time", "struct_time(range(11)).tm_zone", "gmtime(float('nan'))", "sleep(-1)", "sleep('a')"]:
    try:
        print(trial, eval("time." + trial))
    except Exception as error:
        print(trial, type(error).__name__, error)

# output:
# time.struct_time(tm_year=2023, tm_mon=11, tm_mday=14, tm_hour=22, tm_min=13, tm_sec=20, tm_wday=1, tm_yday=318, tm_isdst=0) GMT 0 (2023, 11, 14) 9
# %Y-%m-%d %H:%M:%S '2023-11-14 22:13:20'
# %c 'Tue Nov 14 22:13:20 2023'
# %x %X '11/14/23 22:13:20'
# %a %A %b %B 'Tue Tuesday Nov November'
# %j %U %W %V %G %g %u %w '318 46 46 46 2023 23 2 2'
# %e %k %l %I %p %P '14 22 10 10 PM pm'
# %-d %-m %-H %_d %05d %^a %#a %#Z %10Y '14 11 22 14 00014 TUE TUE gmt 0000002023'
# %C %D %F %R %r %T %h '20 11/14/23 2023-11-14 22:13 10:13:20 PM 22:13:20 Nov'
# %q '%q'
# % '%'
# %% '%'
# %n%t| '\n\t|'
# %z %Z '+0000 GMT'
# %E '%E'
# %Ey %Od '23 14'
# %#p 'pm'
# TypeError strftime(): illegal time tuple argument
# TypeError Tuple or struct_time argument required
# TypeError strftime() argument 1 must be str, not int
# ValueError month out of range
# ValueError day of month out of range
# ValueError hour out of range
# ValueError seconds out of range
# ValueError day of year out of range
# ValueError day of week out of range
# 01 01 001
# 2024-02-29 13:04:05 %Y-%m-%d %H:%M:%S (2024, 2, 29, 13, 4, 5, 3, 60, -1) None None
# Mon Jan  5 2015 %a %b %d %Y (2015, 1, 5, 0, 0, 0, 0, 5, -1) None None
# x %Y ValueError time data 'x' does not match format '%Y'
# 2024x %Y ValueError unconverted data remains: x
# 2024 %q ValueError 'q' is a bad directive in format '%q'
# 5 % ValueError stray % in format '%'
# 2023-02-29 %Y-%m-%d ValueError day is out of range for month
# 12:00 PM %I:%M %p (1900, 1, 1, 12, 0, 0, 0, 1, -1) None None
# 99 %y (1999, 1, 1, 0, 0, 0, 4, 1, -1) None None
# 68 %y (2068, 1, 1, 0, 0, 0, 6, 1, -1) None None
# 2024 53 1 %G %V %u ValueError Invalid week: 53
# 2024 200 %Y %j (2024, 7, 18, 0, 0, 0, 3, 200, -1) None None
# 2024 10 3 %Y %U %w (2024, 3, 13, 0, 0, 0, 2, 73, -1) None None
# 2024 10 3 %Y %W %w (2024, 3, 6, 0, 0, 0, 2, 66, -1) None None
# 2024 10 %Y %V ValueError ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').
# 2024 %G ValueError ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').
# EST %Z ValueError time data 'EST' does not match format '%Z'
# +0530 %z (1900, 1, 1, 0, 0, 0, 0, 1, -1) None 19800
# +05:30:15.5 %z (1900, 1, 1, 0, 0, 0, 0, 1, -1) None 19815
# Z %z (1900, 1, 1, 0, 0, 0, 0, 1, -1) None 0
#  %z ValueError time data '' does not match format '%z'
# 2024-1-2 %Y-%m-%d (2024, 1, 2, 0, 0, 0, 1, 2, -1) None None
# 0 %m ValueError time data '0' does not match format '%m'
# 10:61 %H:%M ValueError unconverted data remains: 1
# 10:59:61 %H:%M:%S (1900, 1, 1, 10, 59, 61, 0, 1, -1) None None
#   2024 %Y ValueError time data '  2024' does not match format '%Y'
# 2024 01 %Y  %m (2024, 1, 1, 0, 0, 0, 0, 1, -1) None None
# a%b a%%b (1900, 1, 1, 0, 0, 0, 0, 1, -1) None None
# 123456 %f (1900, 1, 1, 0, 0, 0, 0, 1, -1) None None
# JAN %b (1900, 1, 1, 0, 0, 0, 0, 1, -1) None None
# january %B (1900, 1, 1, 0, 0, 0, 0, 1, -1) None None
# 2024 0 1 %Y %U %w (2024, 1, 1, 0, 0, 0, 0, 1, -1) None None
# +05:3015 %z ValueError Inconsistent use of : in +05:3015
# 2024 366 %Y %j (2024, 12, 31, 0, 0, 0, 1, 366, -1) None None
# Tue Nov 14 22:13:20 2023 time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=-1)
# gmtime('x') TypeError 'str' object cannot be interpreted as an integer
# localtime(1e20) OverflowError timestamp out of range for platform time_t
# mktime((1, 2)) TypeError mktime(): illegal time tuple argument
# asctime((1, 2)) TypeError asctime(): illegal time tuple argument
# struct_time((1, 2)) TypeError time.struct_time() takes an at least 9-sequence (2-sequence given)
# struct_time(range(9)) time.struct_time(tm_year=0, tm_mon=1, tm_mday=2, tm_hour=3, tm_min=4, tm_sec=5, tm_wday=6, tm_yday=7, tm_isdst=8)
# struct_time(range(12)) TypeError time.struct_time() takes an at most 11-sequence (12-sequence given)
# asctime(3) TypeError Tuple or struct_time argument required
# gmtime(-1) time.struct_time(tm_year=1969, tm_mon=12, tm_mday=31, tm_hour=23, tm_min=59, tm_sec=59, tm_wday=2, tm_yday=365, tm_isdst=0)
# gmtime(253402300800) time.struct_time(tm_year=10000, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=5, tm_yday=1, tm_isdst=0)
# struct_time <class 'time.struct_time'>
# struct_time(range(11)).tm_zone 9
# gmtime(float('nan')) ValueError Invalid value NaN (not a number)
# sleep(-1) ValueError sleep length must be non-negative
# sleep('a') TypeError 'str' object cannot be interpreted as an integer

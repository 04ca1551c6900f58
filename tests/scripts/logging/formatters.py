"""Formatters: styles, defaults, exceptions, times, validation."""

import logging
import sys
import time

record = logging.makeLogRecord({"msg": "hi %s", "args": ("z",), "levelname": "INFO", "levelno": 20, "name": "n",
                                "created": 1700000000.25, "msecs": 250.0, "lineno": 7, "extra": 5})
print(record.getMessage(), record.name)
logging.Formatter.converter = time.gmtime
for arguments in [dict(), dict(fmt="%(asctime)s %(message)s"), dict(fmt="%(asctime)s|%(levelname)-8s|", datefmt="%H:%M"),
                  dict(fmt="{levelname:<8}|{message}|{lineno:>4}", style="{"), dict(fmt="$levelname ${message} $$", style="$"),
                  dict(fmt="%(extra)s %(missing)s", defaults={"missing": "none"}), dict(fmt="%(message).2s")]:
    print(repr(logging.Formatter(**arguments).format(record)))
try:
    {}["missing"]
except KeyError:
    record.exc_info = sys.exc_info()
print(logging.Formatter("%(message)s").format(record))
record.exc_info, record.stack_info = None, "Stack (most recent call last):\n  here"
print(logging.Formatter("%(message)s").format(record))
print(logging.BufferingFormatter().format([record]))
for arguments in [dict(fmt="x"), dict(style="q"), dict(fmt="{x!z}", style="{"), dict(fmt="$", style="$"),
                  dict(fmt="abc", style="{"), dict(fmt="{a", style="{"), dict(fmt="{a.b[0]:>10}", style="{"),
                  dict(fmt="{a:zz}", style="{"), dict(fmt="{a-b}", style="{"), dict(fmt="$x $y", style="$"),
                  dict(fmt="x", validate=False), dict(fmt="%(nope)s"), dict(fmt="{nope}", style="{")]:
    try:
        formatter = logging.Formatter(**arguments)
        print(arguments, formatter.format(logging.makeLogRecord({"msg": "m"})))
    except Exception as error:
        print(arguments, type(error).__name__, error)

# output:
# hi z n
# 'hi z'
# '2023-11-14 22:13:20,250 hi z'
# '22:13|INFO    |'
# 'INFO    |hi z|   7'
# 'INFO hi z $'
# '5 none'
# 'hi'
# hi z
# Traceback (most recent call last):
#   File "formatters.py", line 16, in <module>
#     {}["missing"]
#     ~~^^^^^^^^^^^
# KeyError: 'missing'
# hi z
# Traceback (most recent call last):
#   File "formatters.py", line 16, in <module>
#     {}["missing"]
#     ~~^^^^^^^^^^^
# KeyError: 'missing'
# Stack (most recent call last):
#   here
# hi z
# Traceback (most recent call last):
#   File "formatters.py", line 16, in <module>
#     {}["missing"]
#     ~~^^^^^^^^^^^
# KeyError: 'missing'
# Stack (most recent call last):
#   here
# {'fmt': 'x'} ValueError Invalid format 'x' for '%' style
# {'style': 'q'} ValueError Style must be one of: %,{,$
# {'fmt': '{x!z}', 'style': '{'} ValueError invalid format: invalid conversion: 'z'
# {'fmt': '$', 'style': '$'} ValueError invalid format: bare '$' not allowed
# {'fmt': 'abc', 'style': '{'} ValueError invalid format: no fields
# {'fmt': '{a', 'style': '{'} ValueError invalid format: expected '}' before end of string
# {'fmt': '{a.b[0]:>10}', 'style': '{'} ValueError Formatting field not found in record: 'a'
# {'fmt': '{a:zz}', 'style': '{'} ValueError invalid format: bad specifier: 'zz'
# {'fmt': '{a-b}', 'style': '{'} ValueError invalid format: invalid field name/expression: 'a-b'
# {'fmt': '$x $y', 'style': '$'} ValueError Formatting field not found in record: 'x'
# {'fmt': 'x', 'validate': False} x
# {'fmt': '%(nope)s'} ValueError Formatting field not found in record: 'nope'
# {'fmt': '{nope}', 'style': '{'} ValueError Formatting field not found in record: 'nope'

"""dictConfig: formatters, filters, handlers, loggers, references, errors."""

import logging
import logging.config
import sys


class Short(logging.Filter):
    def __init__(self, limit):
        super().__init__()
        self.limit = limit

    def filter(self, record):
        return len(record.getMessage()) <= self.limit


CONFIG = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "brief": {"format": "%(levelname)s %(message)s"},
        "braces": {"format": "{name}|{message}", "style": "{"},
    },
    "filters": {"short": {"()": Short, "limit": 10}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "brief", "level": "INFO"},
        "named": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "braces", "filters": ["short"]},
        "memory": {"class": "logging.handlers.MemoryHandler", "capacity": 2, "target": "console"},
    },
    "loggers": {
        "app": {"handlers": ["named"], "level": "DEBUG", "propagate": True},
        "quiet": {"level": "CRITICAL"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
logging.config.dictConfig(CONFIG)
logging.getLogger("app").debug("short")
logging.getLogger("app").info("much too long a text")
logging.getLogger("app").warning("both")
logging.getLogger("quiet").error("hidden")
logging.getLogger("other").info("hidden")
logging.getLogger("other").warning("root only")
print(logging.getLogger().handlers, logging.getLogger("app").handlers)
logging.config.dictConfig({"version": 1, "incremental": True, "handlers": {"console": {"level": "ERROR"}},
                           "loggers": {"app": {"level": "ERROR"}}})
logging.getLogger("app").warning("hidden")
logging.getLogger("app").error("still")
for config in [{}, {"version": 2}, {"version": 1, "handlers": {"x": {"class": "no.such"}}},
               {"version": 1, "handlers": {"x": {"class": "logging.StreamHandler", "formatter": "none"}}},
               {"version": 1, "root": {"handlers": ["none"]}}, {"version": 1, "loggers": {"a": {"level": "nope"}}}]:
    try:
        logging.config.dictConfig(config)
    except ValueError as error:
        print(error, "|", repr(error.__cause__))

# output:
# app|short
# INFO much too long a text
# app|both
# WARNING both
# WARNING root only
# [<StreamHandler <stdout> (INFO)>] [<StreamHandler <stdout> (NOTSET)>]
# app|still
# ERROR still
# dictionary doesn't specify a version | None
# Unsupported version: 2 | None
# Unable to configure handler 'x' | ValueError("Cannot resolve 'no.such': No module named 'no'")
# Unable to configure handler 'x' | ValueError("Unable to set formatter 'none'")
# Unable to configure root logger | ValueError("Unable to add handler 'none'")
# Unable to configure logger 'a' | ValueError("Unknown level: 'nope'")

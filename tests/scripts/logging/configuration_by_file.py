import logging
import logging.config
import tempfile

TEXT = """
[loggers]
keys = root, app
[handlers]
keys = console
[formatters]
keys = plain
[logger_root]
level = WARNING
handlers = console
[logger_app]
level = DEBUG
handlers =
qualname = app
[handler_console]
class = StreamHandler
formatter = plain
args = (sys.stdout,)
[formatter_plain]
format = %(levelname)s %(name)s %(message)s
"""
with tempfile.NamedTemporaryFile("w", suffix=".ini") as file:
    file.write(TEXT)
    file.flush()
    logging.config.fileConfig(file.name)
logging.getLogger("app").debug("begun")  # expect: DEBUG app begun
logging.getLogger("other").info("not shown")
logging.getLogger("other").error("lost")  # expect: ERROR other lost

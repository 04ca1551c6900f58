"""Handlers, filters, adapters, records of other kinds."""

import io
import logging
import logging.handlers
import os
import sys
import tempfile

stream = io.StringIO()
log = logging.getLogger("own")
log.setLevel(logging.DEBUG)
log.propagate = False
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
log.addHandler(handler)
log.info("one")
handler.setLevel("ERROR")
log.info("hidden")
log.error("two")
print(stream.getvalue().splitlines(), handler)


class Even(logging.Filter):
    def filter(self, record):
        return record.args and record.args[0] % 2 == 0


def mark(record):
    record.msg = "marked " + record.msg
    return record


handler.setLevel(0)
log.addFilter(Even())
handler.addFilter(mark)
log.info("n=%d", 1)
log.info("n=%d", 2)
print(stream.getvalue().splitlines()[-1])
log.filters.clear()
handler.filters.clear()
only = logging.Filter("own.sub")
print(only.filter(logging.makeLogRecord({"name": "own.sub.x"})), only.filter(logging.makeLogRecord({"name": "own.subx"})))


class Adapter(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['id']}] {msg}", kwargs


Adapter(log, {"id": 7}).warning("adapted %s", "x")
print(stream.getvalue().splitlines()[-1], logging.LoggerAdapter(log, {}))
memory = logging.handlers.MemoryHandler(3, target=handler)
log.handlers[:] = [memory]
log.info("a")
log.info("b")
print(len(memory.buffer), len(stream.getvalue().splitlines()))
log.error("c")
print(len(memory.buffer), stream.getvalue().splitlines()[-3:])
memory.close()
log.handlers[:] = [logging.NullHandler()]
log.error("nowhere")
print(log.handlers)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "x.log")
    file = logging.handlers.RotatingFileHandler(path, maxBytes=30, backupCount=2)
    log.handlers[:] = [file]
    for number in range(8):
        log.info("message %d", number)
    file.close()
    print(sorted(os.listdir(folder)))
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name)) as text:
            print(name, text.read().split("\n"))
    plain = logging.FileHandler(path, mode="w", delay=True)
    print(os.path.getsize(path) > 0, str(plain).replace(folder, "FOLDER"))
    log.handlers[:] = [plain]
    log.info("fresh")
    plain.close()
    with open(path) as text:
        print(text.read())


class Records(logging.LogRecord):
    def getMessage(self):
        return super().getMessage().upper()


logging.setLogRecordFactory(Records)
log.handlers[:] = [logging.StreamHandler(sys.stdout)]
log.info("shouted")
logging.setLogRecordFactory(logging.LogRecord)
print(logging.lastResort, logging.getHandlerNames())
log.handlers[0].set_name("out")
print(logging.getHandlerByName("out") is log.handlers[0], sorted(logging.getHandlerNames()))

# output:
# ['INFO:own:one', 'ERROR:own:two'] <StreamHandler (ERROR)>
# INFO:own:marked n=2
# True False
# WARNING:own:[7] adapted x <LoggerAdapter own (DEBUG)>
# 2 4
# 0 ['INFO:own:a', 'INFO:own:b', 'ERROR:own:c']
# [<NullHandler (NOTSET)>]
# ['x.log', 'x.log.1', 'x.log.2']
# x.log ['message 6', 'message 7', '']
# x.log.1 ['message 4', 'message 5', '']
# x.log.2 ['message 2', 'message 3', '']
# True <FileHandler FOLDER/x.log (NOTSET)>
# fresh
#
# SHOUTED
# <_StderrHandler <stderr> (WARNING)> frozenset()
# True ['out']

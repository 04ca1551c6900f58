"""Loggers: hierarchy, levels, propagation, callers, tasks, errors."""

import asyncio
import logging
import sys

print(logging.getLogger("a.b"), logging.getLogger(), logging.getLogger("a").getChildren(), logging.getLogger("a.b").parent)
logging.basicConfig(level=logging.INFO, stream=sys.stdout,
                    format="%(levelname)s %(name)s %(filename)s:%(lineno)d %(funcName)s %(message)s %(taskName)s %(threadName)s")
log = logging.getLogger("a.b.c")


def work():
    log.info("hello %s %d", "x", 3)
    log.debug("not shown")
    log.warning("mapping %(a)s", {"a": 1})
    try:
        1 / 0
    except ZeroDivisionError as error:
        log.error("failed: %s", error)


def outer():
    log.info("of the caller", stacklevel=2)


work()
outer()
logging.warning("root %s", [1, 2])
logging.getLogger("a").setLevel("ERROR")
log.warning("not shown")
print(log.getEffectiveLevel(), log.isEnabledFor(30), log.hasHandlers(), logging.getLevelName(35), logging.getLevelName("INFO"))
logging.getLogger("a").setLevel(logging.NOTSET)
logging.disable(logging.WARNING)
log.warning("not shown")
log.error("shown")
logging.disable(logging.NOTSET)


async def main():
    log.info("in a task")
    await asyncio.create_task(other(), name="named")


async def other():
    logging.error("in another")


asyncio.run(main())
logging.addLevelName(25, "NOTICE")
log.log(25, "own level")
log.propagate = False
log.addHandler(logging.StreamHandler(sys.stdout))
log.error("only the message")
print(log.handlers, log)
child = log.getChild("d.e")
print(child.name, child.parent is log, sorted(logging.getLevelNamesMapping().items(), key=lambda pair: pair[1])[-2:])
for trial in ["log.setLevel('x')", "log.setLevel(2.5)", "logging.getLogger(3)", "log.info('x', extra={'name': 1})",
              "log.log('a', 'b')", "logging.basicConfig(force=True, bogus=1)",
              "logging.basicConfig(force=True, stream=1, filename='x')", "logging.basicConfig(force=True, style='q')",
              "logging.Handler().emit(None)", "log.info('a', bad=1)"]:
    try:
        print(trial, eval(trial))
    except Exception as error:
        print(trial, type(error).__name__, error)

# output:
# <Logger a.b (WARNING)> <RootLogger root (WARNING)> {<Logger a.b (WARNING)>} <Logger a (WARNING)>
# INFO a.b.c hierarchy_and_levels.py:14 work hello x 3 None MainThread
# WARNING a.b.c hierarchy_and_levels.py:16 work mapping 1 None MainThread
# ERROR a.b.c hierarchy_and_levels.py:20 work failed: division by zero None MainThread
# INFO a.b.c hierarchy_and_levels.py:28 <module> of the caller None MainThread
# WARNING root hierarchy_and_levels.py:29 <module> root [1, 2] None MainThread
# 40 False True Level 35 20
# ERROR a.b.c hierarchy_and_levels.py:36 <module> shown None MainThread
# INFO a.b.c hierarchy_and_levels.py:41 main in a task Task-1 MainThread
# ERROR root hierarchy_and_levels.py:46 other in another named MainThread
# NOTICE a.b.c hierarchy_and_levels.py:51 <module> own level None MainThread
# only the message
# [<StreamHandler <stdout> (NOTSET)>] <Logger a.b.c (INFO)>
# a.b.c.d.e True [('CRITICAL', 50), ('FATAL', 50)]
# log.setLevel('x') ValueError Unknown level: 'x'
# log.setLevel(2.5) TypeError Level not an integer or a valid string: 2.5
# logging.getLogger(3) TypeError A logger name must be a string
# log.info('x', extra={'name': 1}) KeyError "Attempt to overwrite 'name' in LogRecord"
# log.log('a', 'b') TypeError level must be an integer
# logging.basicConfig(force=True, bogus=1) ValueError Unrecognised argument(s): bogus
# logging.basicConfig(force=True, stream=1, filename='x') ValueError 'stream' and 'filename' should not be specified together
# logging.basicConfig(force=True, style='q') ValueError Style must be one of: %,{,$
# logging.Handler().emit(None) NotImplementedError emit must be implemented by Handler subclasses
# log.info('a', bad=1) TypeError Logger._log() got an unexpected keyword argument 'bad'

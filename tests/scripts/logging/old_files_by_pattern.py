# Which files are old ones is said by `extMatch`.
import logging.handlers
import os
import re
import tempfile

with tempfile.TemporaryDirectory() as folder:
    names = ["app.log.2024-01-01", "app.log.2024-01-02", "app.log.2024-01-03", "app.log.note", "app.log.20240101"]
    for name in names:
        open(os.path.join(folder, name), "w").close()
    handler = logging.handlers.TimedRotatingFileHandler(os.path.join(folder, "app.log"), when="D", backupCount=1)
    print(handler.extMatch.pattern)
    print([os.path.basename(name) for name in handler.getFilesToDelete()])
    handler.backupCount, handler.extMatch = 0, re.compile(r"\d{8}")
    handler.namer = lambda name: name
    print([os.path.basename(name) for name in handler.getFilesToDelete()])
    handler.close()

# output:
# (?<!\d)\d{4}-\d{2}-\d{2}(?!\d)
# ['app.log.2024-01-01', 'app.log.2024-01-02']
# ['app.log.20240101']

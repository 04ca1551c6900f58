import logging

quiet = logging.getLogger("quiet")
quiet.addHandler(logging.NullHandler())
quiet.propagate = False
quiet.error("nobody hears it")
logging.shutdown()
print("ended")  # expect: ended

"""Exceptions: raised, translated, cleaned up after."""


class Refused(Exception):
    def __init__(self, code):
        super().__init__(f"refused with {code}")
        self.code = code


def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise Refused(len(text)) from error


def guarded(text, log):
    try:
        return parse(text)
    finally:
        log.append(len(text))
        if len(log) > 10:
            log.clear()


def run(turns):
    texts = ["12", "x", "345", "six", ""]
    total = refused = missing = 0
    log = []
    table = {"12": 1}
    for i in range(turns):
        text = texts[i % 5]
        try:
            total += guarded(text, log)
        except Refused as error:
            refused += error.code
        try:
            total += table[text]
        except KeyError:
            missing += 1
    return total, refused, missing


print(run(100000))

import re

scanner = re.Scanner([
    (r"\d+", lambda scanner, text: int(text)),
    (r"[a-z]\w*", lambda scanner, text: (text, scanner.match.span())),
    (r"[-+*/]", "operator"),
    (r"\s+", None),
])
print(scanner.scan("12 + ab3 ? 4"))  # expect: ([12, 'operator', ('ab3', (5, 8))], '? 4')

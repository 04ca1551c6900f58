def nested(count, head, body):
    return "".join(" " * depth + head for depth in range(count)) + " " * count + body


def message(text):
    try:
        exec(text)
    except SyntaxError as error:
        return f"{type(error).__name__}: {error.msg}"


print(message(nested(101, "if 1:\n", "pass\n")))  # expect: IndentationError: too many levels of indentation
print(message(nested(99, "if 1:\n", "pass\n")))  # expect: None
print(message(nested(22, "for _ in [1]:\n", "pass\n")))  # expect: SyntaxError: too many statically nested blocks
print(message(nested(21, "for _ in [1]:\n", "pass\n")))  # expect: None

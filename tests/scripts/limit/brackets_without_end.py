def message(text):
    try:
        eval(text)
    except SyntaxError as error:
        return error.msg


print(message("(" * 100_000))  # expect: too many nested parentheses
print(message("[" * 100_000 + "]" * 100_000))  # expect: too many nested parentheses
print(message("{" * 100_000))  # expect: too many nested parentheses
print(eval("(" * 150 + "1" + ")" * 150))  # expect: 1

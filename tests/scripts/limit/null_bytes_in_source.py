for source in ("a = 1\0", b"a = 1\0"):
    try:
        compile(source, "name", "exec")
    except SyntaxError as error:
        print(error)
try:
    compile(b"\xff", "name", "exec")
except SyntaxError as error:
    print(error.msg)
try:
    compile("x = '\ud800'", "name", "exec")
except UnicodeEncodeError as error:
    print(error)
# output:
# source code string cannot contain null bytes
# source code string cannot contain null bytes
# (unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# 'utf-8' codec can't encode character '\ud800' in position 5: surrogates not allowed

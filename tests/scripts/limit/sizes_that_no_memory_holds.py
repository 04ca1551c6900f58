def outcome(text):
    try:
        return f"{len(eval(text))}"
    except Exception as error:
        return type(error).__name__


for text in (
    "'x' * 10**15",
    "'x' * 2**70",
    "[0] * 2**61",
    "(0,) * 2**61",
    "b'x' * 10**15",
    "bytearray(10**15)",
    "bytes(2**70)",
    "list(range(10**15))",
    "'x'.zfill(10**15)",
    "'x'.center(10**15)",
    "'x'.ljust(2**63)",
    "b'x'.rjust(10**15)",
    "(1).to_bytes(2**62)",
    "(1).to_bytes(2**64)",
    "f'{1:>1000000000000000}'",
    "'%1000000000000000d' % 1",
    "format(1, '1' + '0' * 30)",
    "'{:.1000000000000000f}'.format(1.0)",
    "1 << (1 << 70)",
    "str(10**5000)",
    "int('1' * 5000)",
    "range(10**30)",
    "'a'[2**70]",
):
    print(text, outcome(text))
# output:
# 'x' * 10**15 MemoryError
# 'x' * 2**70 OverflowError
# [0] * 2**61 MemoryError
# (0,) * 2**61 MemoryError
# b'x' * 10**15 MemoryError
# bytearray(10**15) MemoryError
# bytes(2**70) OverflowError
# list(range(10**15)) MemoryError
# 'x'.zfill(10**15) MemoryError
# 'x'.center(10**15) MemoryError
# 'x'.ljust(2**63) OverflowError
# b'x'.rjust(10**15) MemoryError
# (1).to_bytes(2**62) MemoryError
# (1).to_bytes(2**64) OverflowError
# f'{1:>1000000000000000}' MemoryError
# '%1000000000000000d' % 1 MemoryError
# format(1, '1' + '0' * 30) ValueError
# '{:.1000000000000000f}'.format(1.0) ValueError
# 1 << (1 << 70) OverflowError
# str(10**5000) ValueError
# int('1' * 5000) ValueError
# range(10**30) OverflowError
# 'a'[2**70] IndexError

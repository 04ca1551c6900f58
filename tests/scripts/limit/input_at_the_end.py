try:
    input()
except EOFError as error:
    print(error)  # expect: EOF when reading a line
input()  # expect error: EOFError: EOF when reading a line

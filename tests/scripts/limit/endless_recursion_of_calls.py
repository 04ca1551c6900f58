def again():
    return again()


try:
    again()
except RecursionError as error:
    print(error)  # expect: maximum recursion depth exceeded
again()  # expect error: RecursionError: maximum recursion depth exceeded

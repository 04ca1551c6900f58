class Bad:
    def __set_name__(self, owner, name):
        raise ValueError("no such name")


try:

    class C:
        field = Bad()

except ValueError as error:
    print(error, error.__notes__)  # expect: no such name ["Error calling __set_name__ on 'Bad' instance 'field' in 'C'"]

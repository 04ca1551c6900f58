class Both:
    def __int__(self):
        return 3

    def __index__(self):
        return 4


class Index:
    def __index__(self):
        return 5


print("%d %i %x %s" % (Both(), Both(), Both(), "end"), "%d" % Index(), "%d" % 3.7, "%d" % True)  # expect: 3 3 4 end 5 3 1

from itertools import groupby

count = 0


class Key:
    def __init__(self, value):
        pass

    def __eq__(self, other):
        global count
        count += 1
        if count == 1:
            next(group, None)
        return True


group = next(groupby(range(10), Key))[1]
print(next(group, "end"), next(group, "end"))

# output:
# 0 end

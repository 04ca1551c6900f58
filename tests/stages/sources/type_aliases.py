type X = int
type Y[T] = list[T]; type = 1
print(type, type(x))

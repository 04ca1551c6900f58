print(0.0 ** float("-inf"), (-0.0) ** float("-inf"))  # expect: inf inf
print(2.0 ** float("-inf"), 0.5 ** float("-inf"))  # expect: 0.0 inf

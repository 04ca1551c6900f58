def plain(number: int):
    "doc"


for wrapper in (staticmethod(plain), classmethod(plain)):
    wrapper.mark = 1
    print(wrapper.__dict__, vars(wrapper)["mark"])

# output:
# {'__module__': '__main__', '__name__': 'plain', '__qualname__': 'plain', '__doc__': 'doc', '__annotations__': {'number': <class 'int'>}, 'mark': 1} 1
# {'__module__': '__main__', '__name__': 'plain', '__qualname__': 'plain', '__doc__': 'doc', '__annotations__': {'number': <class 'int'>}, 'mark': 1} 1

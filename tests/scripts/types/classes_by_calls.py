import types


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **kwds):
        print("prepare", name, kwds)  # expect: prepare Made {'extra': 1}
        return {"prepared": True}

    def __new__(meta, name, bases, namespace, **kwds):
        return super().__new__(meta, name, bases, namespace)


made = types.new_class("Made", (list[int],), {"metaclass": Meta, "extra": 1}, lambda body: body.update(x=5))
print(made, made.x, made.prepared, made.__bases__, made.__orig_bases__, types.get_original_bases(made))  # expect: <class '__main__.Made'> 5 True (<class 'list'>,) (list[int],) (list[int],)
print(types.resolve_bases((list[int], int)), types.prepare_class("P", (int,), {"metaclass": type, "k": 2}))  # expect: (<class 'list'>, <class 'int'>) (<class 'type'>, {}, {'k': 2})
print(type("Sub", (made,), {}).__class__)  # expect: <class '__main__.Meta'>

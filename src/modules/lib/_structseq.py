"""Tuples with named fields, as `time.struct_time` and `os.stat_result` are: some fields can be reached by name alone."""


def make(name, module, doc, visible, hidden=(), unnamed=0):
    """A class whose instances are tuples of the `visible` fields; `hidden` ones come behind them in the sequence that
    makes an instance and are None where they are missing. The last `unnamed` of the visible ones have no name."""
    fields = visible + hidden
    least, most = len(visible), len(fields)

    class sequence(tuple):
        n_sequence_fields = least
        n_fields = most
        n_unnamed_fields = unnamed
        __match_args__ = visible[:least - unnamed]

        def __new__(cls, sequence, dict={}):
            try:
                values = tuple(sequence)
            except TypeError:
                raise TypeError("constructor requires a sequence") from None
            count = len(values)
            if least == most and count != least:
                raise TypeError(f"{module}.{name}() takes a {least}-sequence ({count}-sequence given)")
            if count < least:
                raise TypeError(f"{module}.{name}() takes an at least {least}-sequence ({count}-sequence given)")
            if count > most:
                raise TypeError(f"{module}.{name}() takes an at most {most}-sequence ({count}-sequence given)")
            self = tuple.__new__(cls, values[:least])
            rest = values[least:] + tuple(dict.get(field) for field in hidden[count - least:])
            if rest:
                self.__dict__["_rest"] = rest
            return self

        def __repr__(self):
            shown = ", ".join(f"{field}={value!r}" for field, value in zip(visible, self))
            return f"{module}.{name}({shown})"

        def __reduce__(self):
            return type(self), (tuple(self), dict(zip(hidden, self.__dict__.get("_rest", ()))))

        def __replace__(self, /, **changes):
            values = dict(zip(fields, tuple(self) + self.__dict__.get("_rest", ())))
            unknown = [field for field in changes if field not in values]
            if unknown:
                raise TypeError(f"Got unexpected field name(s): {unknown!r}")
            values.update(changes)
            return type(self)(tuple(values.values()))

        def __setattr__(self, field, value):
            if field in fields:
                raise AttributeError("readonly attribute")
            raise AttributeError(f"'{module}.{name}' object has no attribute '{field}'")

    for index, field in enumerate(visible[:least - unnamed]):
        setattr(sequence, field, property(lambda self, index=index: self[index]))
    for index, field in enumerate(hidden):
        setattr(sequence, field, property(lambda self, index=index: self.__dict__["_rest"][index]))
    sequence.__name__ = sequence.__qualname__ = name
    sequence.__module__ = module
    sequence.__doc__ = doc
    return sequence

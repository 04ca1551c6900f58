@final
class A(B, *C, metaclass=M, **kw):
    """Doc."""

    x: int = 1

    def m(self): return super().m()
class G[T]: ...

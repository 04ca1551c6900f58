"""What `help` shows of functions, methods and classes."""
import sys
def f(a, b: int = 2, *args, **kw) -> str:
    """Doc of f.

    More."""
async def co(): pass
class Base:
    "Base doc"
    def inherited(self): "inh"
    attr: int = 3
class A(Base):
    """Class A.

    Details."""
    x = 5
    def __init__(self, q): pass
    def m(self, q):
        # comment
        return 1
    @property
    def p(self): "prop doc"; return 1
    @p.setter
    def p(self, v): pass
    @staticmethod
    def s(): "stat"
    @classmethod
    def c(cls): pass
    async def am(self): pass
class Empty: pass


for o in (f, co, A, A.m, A(1).m, A.c, Empty, lambda x: x, A(1)):
    help(o)
    print("=====")

# output:
# Help on function f in module __main__:
#
# f(a, b: int = 2, *args, **kw) -> str
#     Doc of f.
#
#     More.
#
# =====
# Help on function co in module __main__:
#
# async co()
#
# =====
# Help on class A in module __main__:
#
# class A(Base)
#  |  A(q)
#  |
#  |  Class A.
#  |
#  |  Details.
#  |
#  |  Method resolution order:
#  |      A
#  |      Base
#  |      builtins.object
#  |
#  |  Methods defined here:
#  |
#  |  __init__(self, q)
#  |      Initialize self.  See help(type(self)) for accurate signature.
#  |
#  |  async am(self)
#  |
#  |  m(self, q)
#  |
#  |  ----------------------------------------------------------------------
#  |  Class methods defined here:
#  |
#  |  c()
#  |
#  |  ----------------------------------------------------------------------
#  |  Static methods defined here:
#  |
#  |  s()
#  |      stat
#  |
#  |  ----------------------------------------------------------------------
#  |  Data descriptors defined here:
#  |
#  |  p
#  |      prop doc
#  |
#  |  ----------------------------------------------------------------------
#  |  Data and other attributes defined here:
#  |
#  |  __annotations__ = {}
#  |
#  |  x = 5
#  |
#  |  ----------------------------------------------------------------------
#  |  Methods inherited from Base:
#  |
#  |  inherited(self)
#  |      inh
#  |
#  |  ----------------------------------------------------------------------
#  |  Data descriptors inherited from Base:
#  |
#  |  __dict__
#  |      dictionary for instance variables
#  |
#  |  __weakref__
#  |      list of weak references to the object
#  |
#  |  ----------------------------------------------------------------------
#  |  Data and other attributes inherited from Base:
#  |
#  |  attr = 3
#
# =====
# Help on function m in module __main__:
#
# m(self, q)
#
# =====
# Help on method m in module __main__:
#
# m(q) method of __main__.A instance
#
# =====
# Help on method c in module __main__:
#
# c() class method of __main__.A
#
# =====
# Help on class Empty in module __main__:
#
# class Empty(builtins.object)
#  |  Data descriptors defined here:
#  |
#  |  __dict__
#  |      dictionary for instance variables
#  |
#  |  __weakref__
#  |      list of weak references to the object
#
# =====
# Help on function <lambda> in module __main__:
#
# <lambda> lambda x
#
# =====
# Help on A in module __main__ object:
#
# class A(Base)
#  |  A(q)
#  |
#  |  Class A.
#  |
#  |  Details.
#  |
#  |  Method resolution order:
#  |      A
#  |      Base
#  |      builtins.object
#  |
#  |  Methods defined here:
#  |
#  |  __init__(self, q)
#  |      Initialize self.  See help(type(self)) for accurate signature.
#  |
#  |  async am(self)
#  |
#  |  m(self, q)
#  |
#  |  ----------------------------------------------------------------------
#  |  Class methods defined here:
#  |
#  |  c()
#  |
#  |  ----------------------------------------------------------------------
#  |  Static methods defined here:
#  |
#  |  s()
#  |      stat
#  |
#  |  ----------------------------------------------------------------------
#  |  Data descriptors defined here:
#  |
#  |  p
#  |      prop doc
#  |
#  |  ----------------------------------------------------------------------
#  |  Data and other attributes defined here:
#  |
#  |  __annotations__ = {}
#  |
#  |  x = 5
#  |
#  |  ----------------------------------------------------------------------
#  |  Methods inherited from Base:
#  |
#  |  inherited(self)
#  |      inh
#  |
#  |  ----------------------------------------------------------------------
#  |  Data descriptors inherited from Base:
#  |
#  |  __dict__
#  |      dictionary for instance variables
#  |
#  |  __weakref__
#  |      list of weak references to the object
#  |
#  |  ----------------------------------------------------------------------
#  |  Data and other attributes inherited from Base:
#  |
#  |  attr = 3
#
# =====

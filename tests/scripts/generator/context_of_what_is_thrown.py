def g():
    try: yield
    except KeyError as e: print('in', repr(e.__context__)); raise
def k():
    yield 1
try: raise ValueError('outer')
except ValueError:
    it=g(); next(it)
    try: it.throw(KeyError('t'))
    except KeyError as e: print(repr(e.__context__))
    it=k(); next(it)
    try: it.throw(KeyError('u'))
    except KeyError as e: print(repr(e.__context__))
    it=k()
    try: it.throw(KeyError('unstarted'))
    except KeyError as e: print(repr(e.__context__))
    it=k(); list(it)
    try: it.throw(KeyError('finished'))
    except KeyError as e: print(repr(e.__context__))
    async def co(): 
        class A:
            def __await__(self): yield
        await A()
    c=co(); c.send(None)
    try: c.throw(KeyError('co'))
    except KeyError as e: print(repr(e.__context__))
    def y(): yield from k()
    it=y(); next(it)
    try: it.throw(KeyError('yf'))
    except KeyError as e: print(repr(e.__context__))
    it=g(); next(it); 
    try: next(x for x in ())
    except StopIteration as e: print(repr(e.__context__))
def h():
    try: raise TypeError('inner')
    except TypeError:
        yield
it=h(); next(it)
try: it.throw(KeyError('hh'))
except KeyError as e: print(repr(e.__context__))
try: raise ValueError('o')
except ValueError:
    it=h(); next(it)
    try: it.throw(KeyError('hh'))
    except KeyError as e: print(repr(e.__context__))

# output:
# in None
# None
# None
# None
# None
# None
# None
# ValueError('outer')
# TypeError('inner')
# TypeError('inner')

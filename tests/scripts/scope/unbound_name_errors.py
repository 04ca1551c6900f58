def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, "|", e)
def a(): print(v); v = 1
def b(): del w; w = 1
def c():
    def i(): return z
    r = i(); z = 1; return r
def d():
    for i in []: pass
    return i
def e():
    try: raise ValueError
    except ValueError as ex: pass
    return ex
def f(): x = 1; del x; return x
t(a); t(b); t(c); t(d); t(e); t(f); t(lambda: undefined_name)
def g(): global gg; gg += 1
t(g)

# output:
# UnboundLocalError | cannot access local variable 'v' where it is not associated with a value
# UnboundLocalError | cannot access local variable 'w' where it is not associated with a value
# NameError | cannot access free variable 'z' where it is not associated with a value in enclosing scope
# UnboundLocalError | cannot access local variable 'i' where it is not associated with a value
# UnboundLocalError | cannot access local variable 'ex' where it is not associated with a value
# UnboundLocalError | cannot access local variable 'x' where it is not associated with a value
# NameError | name 'undefined_name' is not defined
# NameError | name 'gg' is not defined

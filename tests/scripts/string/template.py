import string
from string import Template


def error(call):
    """What a call gives, or the exception that it ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


T = Template
print(error(lambda: T('$who likes ${what}').substitute(who='tim', what='k')))  # expect: tim likes k
print(error(lambda: T('$who $$').substitute(dict(who=1))))  # expect: 1 $
print(error(lambda: T('$who').substitute()))  # expect: KeyError: 'who'
print(error(lambda: T('$who').safe_substitute()))  # expect: $who
print(error(lambda: T('Give $who $100').substitute(who=1)))  # expect: ValueError: Invalid placeholder in string: line 1, col 11
print(error(lambda: T('Give\n  $who $100').substitute(who=1)))  # expect: ValueError: Invalid placeholder in string: line 2, col 8
print(error(lambda: T('$who $100 ${x').safe_substitute(who=1)))  # expect: 1 $100 ${x
print(error(lambda: T('$').substitute()))  # expect: ValueError: Invalid placeholder in string: line 1, col 1
print(error(lambda: T('${a').substitute(a=1)))  # expect: ValueError: Invalid placeholder in string: line 1, col 1
print(error(lambda: T('$a_b1-c').substitute(a_b1=2)))  # expect: 2-c
print(error(lambda: T('$a $b').substitute({'a': 1}, b=2, a=3)))  # expect: 3 2
print(error(lambda: T('$a').substitute({}, {})))  # expect: TypeError: Template.substitute() takes from 1 to 2 positional arguments but 3 were given
print(error(lambda: T('$a ${b} $$ $1').get_identifiers()))  # expect: ['a', 'b']
print(error(lambda: T('$a $$').is_valid()))  # expect: True
print(error(lambda: T('$1').is_valid()))  # expect: False
print(error(lambda: T('x').template))  # expect: x
print(error(lambda: T.delimiter))  # expect: $
print(error(lambda: T.idpattern))  # expect: (?a:[_a-z][_a-z0-9]*)
print(error(lambda: T('$é').substitute()))  # expect: ValueError: Invalid placeholder in string: line 1, col 1
print(error(lambda: T('$A').substitute(A=1)))  # expect: 1
print(error(lambda: T('$_').substitute(_=1)))  # expect: 1
print(error(lambda: T(5).substitute()))  # expect: TypeError: expected string or bytes-like object, got 'int'
print(error(lambda: T('${1a}').substitute()))  # expect: ValueError: Invalid placeholder in string: line 1, col 1
print(error(lambda: T('${a-b}').safe_substitute(a=1)))  # expect: ${a-b}
print(error(lambda: T('$a$a').get_identifiers()))  # expect: ['a']
print(error(lambda: T('$aé').substitute(a=1)))  # expect: 1é
print(error(lambda: T('$ſ').substitute(**{'ſ': 1})))  # expect: ValueError: Invalid placeholder in string: line 1, col 1


class P(Template):
    delimiter = '%'


print(error(lambda: P('%a %% $b').substitute(a=1)))  # expect: 1 % $b
print(error(lambda: P('%').substitute()))  # expect: ValueError: Invalid placeholder in string: line 1, col 1


class D(Template):
    delimiter = '$$'

"""Pure paths: parts, joining, relations, patterns, errors."""

from pathlib import PurePath as P, PurePosixPath

TRIALS = """P('a/b.txt').name
P('a/b.tar.gz').suffixes
P('a/b').stem
P('/a/b').parts
P('a//b/./c')
P()
P('//a'), P('///a')
P('/a/b').parents[0], list(P('/a/b/c').parents), P('a/b').parents[-1]
P('a').parents[5]
P('a')/'b', 'a'/P('b'), P('a')/'/b'
P('a')/3
P(3)
P('a', 'b', P('c'))
P(b'a')
P('a/b').relative_to('a')
P('a/b').relative_to('c')
P('/a/b').relative_to('/a/c', walk_up=True)
P('/a').relative_to('b')
P('a').relative_to('../b', walk_up=True)
P('a/b').with_name('c')
P('a/b').with_name('')
P('/').with_name('c')
P('a/b.txt').with_suffix('.py')
P('a/b').with_suffix('py')
P('a/b.x').with_stem('q')
P('a/.b').suffix, P('...').suffix, P('a.b.').suffixes
P('/a b/é').as_uri()
P('a').as_uri()
P('a/b.py').match('*.py'), P('/a/b.py').match('/*/b.py')
P('a').match('')
P('a/b/c.py').full_match('a/**/*.py')
P('a') == P('a/'), P('a') < P('b'), hash(P('a')) == hash(P('a/'))
P('a') < 3
sorted([P('b'), P('a/c'), P('a')])
bytes(P('a')), str(P('')), P('a').is_absolute(), P('/a').anchor
P('a/../b'), P('a').joinpath('b', '../c')
type(P('a')), isinstance(P('a'), PurePosixPath)
P('a').foo"""
for trial in TRIALS.splitlines():
    try:
        print(trial, "->", repr(eval(trial)))
    except Exception as error:
        print(trial, "->", type(error).__name__, error)

# output:
# P('a/b.txt').name -> 'b.txt'
# P('a/b.tar.gz').suffixes -> ['.tar', '.gz']
# P('a/b').stem -> 'b'
# P('/a/b').parts -> ('/', 'a', 'b')
# P('a//b/./c') -> PurePosixPath('a/b/c')
# P() -> PurePosixPath('.')
# P('//a'), P('///a') -> (PurePosixPath('//a'), PurePosixPath('/a'))
# P('/a/b').parents[0], list(P('/a/b/c').parents), P('a/b').parents[-1] -> (PurePosixPath('/a'), [PurePosixPath('/a/b'), PurePosixPath('/a'), PurePosixPath('/')], PurePosixPath('.'))
# P('a').parents[5] -> IndexError 5
# P('a')/'b', 'a'/P('b'), P('a')/'/b' -> (PurePosixPath('a/b'), PurePosixPath('a/b'), PurePosixPath('/b'))
# P('a')/3 -> TypeError unsupported operand type(s) for /: 'PurePosixPath' and 'int'
# P(3) -> TypeError argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'int'
# P('a', 'b', P('c')) -> PurePosixPath('a/b/c')
# P(b'a') -> TypeError argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'bytes'
# P('a/b').relative_to('a') -> PurePosixPath('b')
# P('a/b').relative_to('c') -> ValueError 'a/b' is not in the subpath of 'c'
# P('/a/b').relative_to('/a/c', walk_up=True) -> PurePosixPath('../b')
# P('/a').relative_to('b') -> ValueError '/a' is not in the subpath of 'b'
# P('a').relative_to('../b', walk_up=True) -> ValueError '..' segment in '../b' cannot be walked
# P('a/b').with_name('c') -> PurePosixPath('a/c')
# P('a/b').with_name('') -> ValueError Invalid name ''
# P('/').with_name('c') -> ValueError PurePosixPath('/') has an empty name
# P('a/b.txt').with_suffix('.py') -> PurePosixPath('a/b.py')
# P('a/b').with_suffix('py') -> ValueError Invalid suffix 'py'
# P('a/b.x').with_stem('q') -> PurePosixPath('a/q.x')
# P('a/.b').suffix, P('...').suffix, P('a.b.').suffixes -> ('', '', [])
# P('/a b/é').as_uri() -> 'file:///a%20b/%C3%A9'
# P('a').as_uri() -> ValueError relative path can't be expressed as a file URI
# P('a/b.py').match('*.py'), P('/a/b.py').match('/*/b.py') -> (True, True)
# P('a').match('') -> ValueError empty pattern
# P('a/b/c.py').full_match('a/**/*.py') -> True
# P('a') == P('a/'), P('a') < P('b'), hash(P('a')) == hash(P('a/')) -> (True, True, True)
# P('a') < 3 -> TypeError '<' not supported between instances of 'PurePosixPath' and 'int'
# sorted([P('b'), P('a/c'), P('a')]) -> [PurePosixPath('a'), PurePosixPath('a/c'), PurePosixPath('b')]
# bytes(P('a')), str(P('')), P('a').is_absolute(), P('/a').anchor -> (b'a', '.', False, '/')
# P('a/../b'), P('a').joinpath('b', '../c') -> (PurePosixPath('a/../b'), PurePosixPath('a/b/../c'))
# type(P('a')), isinstance(P('a'), PurePosixPath) -> (<class 'pathlib._local.PurePosixPath'>, True)
# P('a').foo -> AttributeError 'PurePosixPath' object has no attribute 'foo'

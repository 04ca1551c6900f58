f'a{b}c{d!r:>{width}.{precision}}{{}}' 'tail' f"{x = }{y=!s}{z=:5}"
f'{f"{f'{1 + 1}'}"}'
f'''{
    a  # not shown
    + 1
}'''
rf'\d{x:\w}'

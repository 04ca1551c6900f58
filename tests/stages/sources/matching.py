match x, *y:
    case 1 | -2.5 | 3 + 4j | 'a' 'b' | None: pass
    case [a, *_, (b)] if a: pass
    case {'k': v, M.N: 1, **rest}: pass
    case P(1, x=Q.R(), y=[*z]) as w: pass
    case _: pass
match = case = type = _ = 1
match[x]: int = match(case)

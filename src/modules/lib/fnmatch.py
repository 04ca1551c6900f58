"""Filename matching with shell patterns: `*`, `?`, `[seq]`, `[!seq]`."""

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]

_STAR = object()
_patterns = {}


def fnmatch(name, pat):
    """Test whether FILENAME matches PATTERN, case as the system sees it."""
    import os
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    """Test whether FILENAME matches PATTERN, including case."""
    if isinstance(name, bytes) != isinstance(pat, bytes):
        raise TypeError("cannot use a string pattern on a bytes-like object" if isinstance(name, bytes) else
                        "cannot use a bytes pattern on a string-like object")
    if isinstance(name, bytes):
        name, pat = name.decode("latin-1"), pat.decode("latin-1")
    return _match(_tokens(pat), name)


def filter(names, pat):
    """Construct a list from those elements of the iterable NAMES that match PAT."""
    return [name for name in names if fnmatch(name, pat)]


def _tokens(pat):
    found = _patterns.get(pat)
    if found is None:
        if len(_patterns) > 500:
            _patterns.clear()
        found = _patterns[pat] = _parse(pat)
    return found


def _parse(pat):
    """The pattern's parts: `_STAR`, None for any character, a character, or a set with whether it is negated."""
    tokens = []
    at = 0
    while at < len(pat):
        letter = pat[at]
        at += 1
        if letter == "*":
            if not tokens or tokens[-1] is not _STAR:
                tokens.append(_STAR)
        elif letter == "?":
            tokens.append(None)
        elif letter == "[" and (end := _set_end(pat, at)) is not None:
            tokens.append(_set(pat[at:end]))
            at = end + 1
        else:
            tokens.append(letter)
    return tokens


def _set_end(pat, at):
    """Where the set that begins here ends; a bracket right at its beginning belongs to it."""
    start = at + (pat[at:at + 1] == "!")
    end = pat.find("]", start + 1 if pat[start:start + 1] == "]" else start)
    return None if end < 0 else end


def _set(text):
    negated = text[:1] == "!"
    body = text[negated:]
    ranges = []
    at = 0
    while at < len(body):
        if body[at + 1:at + 2] == "-" and at + 2 < len(body):
            ranges.append((body[at], body[at + 2]))
            at += 3
        else:
            ranges.append((body[at], body[at]))
            at += 1
    return negated, ranges


def _fits(token, letter):
    if token is None:
        return True
    if isinstance(token, str):
        return token == letter
    negated, ranges = token
    return any(low <= letter <= high for low, high in ranges) != negated


def _match(tokens, name):
    """Matches from the left; only the last star passed needs to be tried again."""
    at = place = 0
    star = None
    while place < len(name):
        if at < len(tokens) and tokens[at] is _STAR:
            star, resume = at, place
            at += 1
        elif at < len(tokens) and _fits(tokens[at], name[place]):
            at += 1
            place += 1
        elif star is not None:
            resume += 1
            at, place = star + 1, resume
        else:
            return False
    return all(token is _STAR for token in tokens[at:])


# --- as regular expressions -----------------------------------------------------------------------------------------


def _escape(letter):
    return "\\" + letter if letter in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f" else letter


def _set_text(text):
    """A set as regular expressions write it; ranges that hold nothing are left out."""
    negated = text[:1] == "!"
    body = text[negated:]
    if "-" not in body:
        body = body.replace("\\", "\\\\")
    else:
        chunks = []
        start, dash = 0, body.find("-", 1)
        while dash >= 0:
            chunks.append(body[start:dash])
            start = dash + 1
            dash = body.find("-", dash + 3)
        if body[start:]:
            chunks.append(body[start:])
        elif chunks:
            chunks[-1] += "-"
        for index in range(len(chunks) - 1, 0, -1):
            if chunks[index - 1][-1] > chunks[index][0]:
                chunks[index - 1] = chunks[index - 1][:-1] + chunks[index][1:]
                del chunks[index]
        body = "-".join(chunk.replace("\\", "\\\\").replace("-", "\\-") for chunk in chunks)
    if not body:
        return "." if negated else "(?!)"
    for sign in ("&", "~", "|"):
        body = body.replace(sign * 1, "\\" + sign)
    if negated:
        return f"[^{body}]"
    return f"[\\{body}]" if body[0] in "^[" else f"[{body}]"


def translate(pat):
    """Translate a shell PATTERN to a regular expression."""
    pieces = []
    at = 0
    while at < len(pat):
        letter = pat[at]
        at += 1
        if letter == "*":
            if not pieces or pieces[-1] is not _STAR:
                pieces.append(_STAR)
        elif letter == "?":
            pieces.append(".")
        elif letter == "[" and (end := _set_end(pat, at)) is not None:
            pieces.append(_set_text(pat[at:end]))
            at = end + 1
        else:
            pieces.append(_escape(letter))
    return rf"(?s:{_join_stars(pieces)})\Z"


def _join_stars(pieces):
    """Stars between fixed parts match as little as they can, without being tried again."""
    parts, fixed = [], []
    for piece in pieces:
        if piece is _STAR:
            parts.append("".join(fixed))
            fixed = []
        else:
            fixed.append(piece)
    parts.append("".join(fixed))
    if len(parts) == 1:
        return parts[0]
    middle = "".join(f"(?>.*?{part})" for part in parts[1:-1])
    return f"{parts[0]}{middle}.*{parts[-1]}"

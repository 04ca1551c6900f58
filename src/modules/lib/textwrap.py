"""Text wrapping and filling.

Text is cut into chunks (words, runs of blanks, dashes), which are put on lines as long as they fit.
"""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_BLANKS = "\t\n\x0b\x0c\r "
_UNTABBED = {ord(c): " " for c in _BLANKS}


def _is_word(c):
    return c.isalnum() or c == "_"


def _is_letter(c):
    return _is_word(c) and not c.isdecimal()


def _ends_word(text, at):
    """Whether what stands before a place is a word that a dash may follow."""
    return at > 0 and (_is_word(text[at - 1]) or text[at - 1] in "!\"'&.,?")


def _dash_at(text, at):
    """The end of a dash of two hyphens or more between words at a place; 0 where there is none."""
    if not (text.startswith("--", at) and _ends_word(text, at)):
        return 0
    end = at
    while text.startswith("-", end):
        end += 1
    return end if end < len(text) and _is_word(text[end]) else 0


def _may_break_after(text, at):
    """Whether a line may end behind the hyphen at a place: letters on both sides, two of them or one and a hyphen."""
    before = (
        at >= 2 and _is_letter(text[at - 1]) and _is_letter(text[at - 2])
        or at >= 3 and _is_letter(text[at - 1]) and text[at - 2] == "-" and _is_letter(text[at - 3])
    )
    if not before:
        return False
    after = text[at + 1 : at + 4]
    if len(after) > 2 and after[1] == "-":
        after = after[0] + after[2]
    return len(after) > 1 and _is_letter(after[0]) and _is_letter(after[1])


def _blanks_end(text, at):
    while at < len(text) and text[at] in _BLANKS:
        at += 1
    return at


def _word_end(text, at, hyphens):
    """Where the word that begins at a place ends, or may be broken if hyphens count."""
    if hyphens and (end := _dash_at(text, at)):
        return end
    at += 1
    while at < len(text) and text[at] not in _BLANKS:
        if hyphens and text[at] == "-":
            if _may_break_after(text, at):
                return at + 1
            if _dash_at(text, at):
                return at
        at += 1
    return at


class TextWrapper:
    """
    Object for wrapping/filling text.  The public interface consists of
    the wrap() and fill() methods; the other methods are just there for
    subclasses to override in order to tweak the default behaviour.
    If you want to completely replace the main wrapping algorithm,
    you'll probably have to override _wrap_chunks().
    """

    def __init__(
        self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
        fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
        max_lines=None, placeholder=" [...]",
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        """Tabs expanded, other white space made blanks, as far as wanted."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_UNTABBED)
        return text

    def _split(self, text):
        """The chunks of a text: what is kept together on a line."""
        chunks, at = [], 0
        hyphens = self.break_on_hyphens is True
        while at < len(text):
            end = _blanks_end(text, at)
            if end == at:
                end = _word_end(text, at, hyphens)
            chunks.append(text[at:end])
            at = end
        return chunks

    def _fix_sentence_endings(self, chunks):
        """Two blanks behind every chunk that looks like the end of a sentence."""
        for at in range(len(chunks) - 1):
            if chunks[at + 1] != " ":
                continue
            word = chunks[at].removesuffix('"') if chunks[at].endswith('"') else chunks[at].removesuffix("'")
            if len(word) > 1 and word[-1] in ".!?" and "a" <= word[-2] <= "z":
                chunks[at + 1] = "  "

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        """Puts a chunk that is longer than a line on the line: as much as fits, or all of it alone."""
        room = 1 if width < 1 else width - cur_len
        if self.break_long_words:
            chunk = reversed_chunks[-1]
            end = room
            if self.break_on_hyphens and len(chunk) > room:
                hyphen = chunk.rfind("-", 0, room)
                if hyphen > 0 and chunk[:hyphen].strip("-"):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        """The lines that the chunks make."""
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            line, length = self._next_line(chunks, width)
            if not line:
                continue
            last_allowed = self.max_lines is not None and len(lines) + 1 >= self.max_lines
            rest = len(chunks) > 1 or len(chunks) == 1 and (not self.drop_whitespace or chunks[0].strip())
            if last_allowed and (rest or length > width):
                lines.append(self._shortened(lines, line, length, indent, width))
                break
            lines.append(indent + "".join(line))
        return [line for line in lines if line is not None]

    def _next_line(self, chunks, width):
        """Takes the chunks of one line: they and their length."""
        line, length = [], 0
        while chunks and length + len(chunks[-1]) <= width:
            length += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            self._handle_long_word(chunks, line, length, width)
            length = sum(map(len, line))
        if self.drop_whitespace and line and not line[-1].strip():
            length -= len(line.pop())
        return line, length

    def _shortened(self, lines, line, length, indent, width):
        """The last allowed line, ended by the placeholder; None where the line before it takes the placeholder."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                return indent + "".join(line) + self.placeholder
            length -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return None
        return indent + self.placeholder.lstrip()

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """Reformat the single paragraph in 'text' so it fits in lines of
        no more than 'self.width' columns, and return a list of wrapped
        lines."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """Reformat the single paragraph in 'text' to fit in lines of no
        more than 'self.width' columns, and return a new string
        containing the entire wrapped paragraph."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """Wrap a single paragraph of text, returning a list of wrapped lines."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Fill a single paragraph of text, returning a new string."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Collapse and truncate the given text to fit in the given width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def _margin(lines):
    """The blanks and tabs that all lines with text begin with."""
    margin = None
    for line in lines:
        own = line[: len(line) - len(line.lstrip(" \t"))]
        if len(own) == len(line):
            continue
        if margin is None:
            margin = own
            continue
        at = 0
        while at < len(margin) and at < len(own) and margin[at] == own[at]:
            at += 1
        margin = margin[:at]
    return margin or ""


def dedent(text):
    """Remove any common leading whitespace from every line in `text`."""
    if not isinstance(text, str):
        raise TypeError(f"expected string or bytes-like object, got {type(text).__name__!r}")
    lines = ["" if not line.strip(" \t") else line for line in text.split("\n")]
    margin = len(_margin(lines))
    return "\n".join([line[margin:] for line in lines])


def indent(text, prefix, predicate=None):
    """Adds 'prefix' to the beginning of selected lines in 'text'."""
    pieces = []
    for line in text.splitlines(True):
        if predicate(line) if predicate else not line.isspace():
            pieces.append(prefix)
        pieces.append(line)
    return "".join(pieces)


if __name__ == "__main__":
    print(dedent("Hello there.\n  This is indented."))

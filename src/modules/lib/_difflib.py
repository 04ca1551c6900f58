"""Differences between sequences, for the messages of `unittest`.

Matching is Ratcliff and Obershelp's: the longest run that both sequences have, then the same to its left and to its right. A
difference of lines shows, under lines that resemble each other, which characters changed.
"""

# A pair of lines this alike is shown as a change; the best pair must be a little less to be beaten.
_ALIKE = 0.75
_BEST_AT_FIRST = 0.74
# An element that makes up more than 1 % of a sequence this long says nothing about where things match.
_POPULAR_FROM = 200


class SequenceMatcher:
    """Compares two sequences; the second one's elements are indexed once."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self._isjunk = isjunk
        self._autojunk = autojunk
        self.set_seq2(b)
        self.set_seq1(a)

    def set_seq1(self, a):
        self.a = a
        self._blocks = None

    def set_seq2(self, b):
        self.b = b
        self._blocks = None
        self._counts = None
        places = {}
        for at, element in enumerate(b):
            places.setdefault(element, []).append(at)
        self._junk = {element for element in places if self._isjunk is not None and self._isjunk(element)}
        for element in self._junk:
            del places[element]
        length = len(b)
        if self._autojunk and length >= _POPULAR_FROM:
            most = length // 100 + 1
            for element in [element for element, at in places.items() if len(at) > most]:
                del places[element]
        self._places = places

    def find_longest_match(self, alo, ahi, blo, bhi):
        """The longest run of equal elements in these parts: the earliest in a, then the earliest in b."""
        besti, bestj, best = alo, blo, 0
        lengths = {}
        for i in range(alo, ahi):
            new = {}
            for j in self._places.get(self.a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                length = new[j] = lengths.get(j - 1, 0) + 1
                if length > best:
                    besti, bestj, best = i - length + 1, j - length + 1, length
            lengths = new
        # Elements that were left out of the index may lie at the run's ends: first what is no junk, then junk.
        run = self._extend((besti, bestj, best), (alo, ahi, blo, bhi), False)
        return self._extend(run, (alo, ahi, blo, bhi), True)

    def _extend(self, run, limits, junk):
        i, j, size = run
        alo, ahi, blo, bhi = limits
        a, b, is_junk = self.a, self.b, self._junk
        while i > alo and j > blo and (b[j - 1] in is_junk) == junk and a[i - 1] == b[j - 1]:
            i, j, size = i - 1, j - 1, size + 1
        while i + size < ahi and j + size < bhi and (b[j + size] in is_junk) == junk and a[i + size] == b[j + size]:
            size += 1
        return i, j, size

    def get_matching_blocks(self):
        """Runs of equal elements as (start in a, start in b, length), the last one empty at the ends."""
        if self._blocks is not None:
            return self._blocks
        found, todo = [], [(0, len(self.a), 0, len(self.b))]
        while todo:
            alo, ahi, blo, bhi = todo.pop()
            i, j, size = self.find_longest_match(alo, ahi, blo, bhi)
            if not size:
                continue
            found.append((i, j, size))
            if alo < i and blo < j:
                todo.append((alo, i, blo, j))
            if i + size < ahi and j + size < bhi:
                todo.append((i + size, ahi, j + size, bhi))
        self._blocks = _joined(sorted(found))
        self._blocks.append((len(self.a), len(self.b), 0))
        return self._blocks

    def get_opcodes(self):
        """How to make b of a: (what, start and end in a, start and end in b)."""
        codes, i, j = [], 0, 0
        for at_a, at_b, size in self.get_matching_blocks():
            if i < at_a and j < at_b:
                codes.append(("replace", i, at_a, j, at_b))
            elif i < at_a:
                codes.append(("delete", i, at_a, j, at_b))
            elif j < at_b:
                codes.append(("insert", i, at_a, j, at_b))
            i, j = at_a + size, at_b + size
            if size:
                codes.append(("equal", at_a, i, at_b, j))
        return codes

    def ratio(self):
        """Twice the elements that match, by all elements."""
        return _ratio(sum(size for _, _, size in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        """No less than `ratio`: order does not count."""
        if self._counts is None:
            self._counts = {}
            for element in self.b:
                self._counts[element] = self._counts.get(element, 0) + 1
        left, matches = {}, 0
        for element in self.a:
            count = left.get(element, self._counts.get(element, 0))
            left[element] = count - 1
            matches += count > 0
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """No less than `quick_ratio`: lengths alone."""
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


def _joined(blocks):
    """Runs that follow each other in both sequences are one."""
    joined = []
    for i, j, size in blocks:
        if joined and joined[-1][0] + joined[-1][2] == i and joined[-1][1] + joined[-1][2] == j:
            last = joined[-1]
            joined[-1] = last[0], last[1], last[2] + size
        else:
            joined.append((i, j, size))
    return joined


def _is_blank(character):
    return character in " \t"


class Differ:
    """Lines of two texts: '- ' only in the first, '+ ' only in the second, '  ' in both, '? ' what changed in the line above."""

    def compare(self, a, b):
        """The lines of the difference, one after another."""
        for what, alo, ahi, blo, bhi in SequenceMatcher(None, a, b).get_opcodes():
            if what == "replace":
                yield from self._replaced(a, alo, ahi, b, blo, bhi)
            elif what == "delete":
                yield from _marked("-", a, alo, ahi)
            elif what == "insert":
                yield from _marked("+", b, blo, bhi)
            else:
                yield from _marked(" ", a, alo, ahi)

    def _replaced(self, a, alo, ahi, b, blo, bhi):
        """Lines for other lines: the most alike pair is shown as a change, and what lies before and after it likewise."""
        pair = self._most_alike(a, alo, ahi, b, blo, bhi)
        if pair is None:
            yield from _plainly_replaced(a, alo, ahi, b, blo, bhi)
            return
        i, j, matcher = pair
        yield from self._rest(a, alo, i, b, blo, j)
        if matcher is None:
            yield "  " + a[i]
        else:
            yield from _changed(a[i], b[j], matcher)
        yield from self._rest(a, i + 1, ahi, b, j + 1, bhi)

    def _most_alike(self, a, alo, ahi, b, blo, bhi):
        best, pair, same = _BEST_AT_FIRST, None, None
        matcher = SequenceMatcher(_is_blank)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    same = same or (i, j, None)
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, pair = matcher.ratio(), (i, j)
        if best < _ALIKE:
            return same
        i, j = pair
        return i, j, SequenceMatcher(_is_blank, a[i], b[j])

    def _rest(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._replaced(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from _marked("-", a, alo, ahi)
        elif blo < bhi:
            yield from _marked("+", b, blo, bhi)


def _marked(mark, lines, low, high):
    for at in range(low, high):
        yield f"{mark} {lines[at]}"


def _plainly_replaced(a, alo, ahi, b, blo, bhi):
    """The shorter side first."""
    removed, added = _marked("-", a, alo, ahi), _marked("+", b, blo, bhi)
    first, second = (added, removed) if bhi - blo < ahi - alo else (removed, added)
    yield from first
    yield from second


def _changed(old, new, matcher):
    """A line and what became of it, with marks under what changed."""
    old_marks = new_marks = ""
    for what, i, i_end, j, j_end in matcher.get_opcodes():
        old_size, new_size = i_end - i, j_end - j
        if what == "replace":
            old_marks += "^" * old_size
            new_marks += "^" * new_size
        elif what == "delete":
            old_marks += "-" * old_size
        elif what == "insert":
            new_marks += "+" * new_size
        else:
            old_marks += " " * old_size
            new_marks += " " * new_size
    yield "- " + old
    yield from _mark_line(old, old_marks)
    yield "+ " + new
    yield from _mark_line(new, new_marks)


def _mark_line(line, marks):
    """Blanks of the line stay what they are, so that marks stand where they belong."""
    marks = "".join(c if mark == " " and c.isspace() else mark for c, mark in zip(line, marks)).rstrip()
    if marks:
        yield f"? {marks}\n"


def ndiff(a, b):
    """The difference of two lists of lines."""
    return Differ().compare(a, b)

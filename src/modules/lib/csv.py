r"""
CSV parsing and writing.

This module provides classes that assist in the reading and writing
of Comma Separated Value (CSV) files, and implements the interface
described by PEP 305.  Although many CSV files are simple to parse,
the format is not formally defined by a stable specification and
is subtle enough that parsing lines of a CSV file with something
like line.split(",") is bound to fail.
"""

from _csv import (
    QUOTE_ALL, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTE_NOTNULL, QUOTE_STRINGS, Dialect as _Dialect, Error,
    __version__, field_size_limit, get_dialect, list_dialects, reader, register_dialect, unregister_dialect, writer,
)

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error",
    "Dialect", "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect",
    "list_dialects", "Sniffer", "unregister_dialect", "DictReader", "DictWriter", "unix_dialect",
]


_GenericAlias = type(list[int])


class Dialect:
    """Describe a CSV dialect.

    This must be subclassed (see csv.excel).  Valid attributes are:
    delimiter, quotechar, escapechar, doublequote, skipinitialspace,
    lineterminator, quoting.
    """

    _name = ""
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        self._validate()

    def _validate(self):
        try:
            _Dialect(self)
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    """Describe the usual properties of Excel-generated CSV files."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """Describe the usual properties of Excel-generated TAB-delimited files."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """Describe the usual properties of Unix-generated CSV files."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            # The first line may have the names.
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        record = dict(zip(self.fieldnames, row))
        wanted = len(self.fieldnames)
        if len(row) > wanted:
            record[self.restkey] = row[wanted:]
        for name in self.fieldnames[len(row) :]:
            record[name] = self.restval
        return record

    __class_getitem__ = classmethod(_GenericAlias)


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _dict_to_list(self, rowdict):
        if self.extrasaction == "raise":
            unknown = rowdict.keys() - self.fieldnames
            if unknown:
                shown = ", ".join([repr(name) for name in unknown])
                raise ValueError(f"dict contains fields not in fieldnames: {shown}")
        return (rowdict.get(name, self.restval) for name in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._dict_to_list, rowdicts))

    __class_getitem__ = classmethod(_GenericAlias)


class Sniffer:
    """
    "Sniffs" the format of a CSV file (i.e. delimiter, quotechar)
    Returns a Dialect object.
    """

    def __init__(self):
        # In case there is more than one possible delimiter.
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """Returns a dialect (or None) corresponding to the sample"""
        quote, doubled, delimiter_found, spaced = self._guess_quotes(sample, delimiters)
        if not delimiter_found:
            delimiter_found, spaced = self._guess_delimiter(sample, delimiters)
        if not delimiter_found:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL
            doublequote = doubled
            delimiter = delimiter_found
            quotechar = quote or '"'
            skipinitialspace = spaced

        return dialect

    def _guess_quotes(self, data, delimiters):
        """Quote, whether it is doubled, delimiter and whether a blank follows it, told from fields in quotes."""
        import re

        mark, quoted = r"(?P<delim>[^\w\n\"'])(?P<space> ?)", r"(?P<quote>[\"']).*?(?P=quote)"
        kinds = (
            mark + quoted + "(?P=delim)",
            r"(?:^|\n)" + quoted + mark,
            mark + quoted + r"(?:$|\n)",
            r"(?:^|\n)" + quoted + r"(?:$|\n)",
        )
        for kind in kinds:
            matches = [found.groupdict() for found in re.finditer(kind, data, re.DOTALL | re.MULTILINE)]
            if matches:
                break
        else:
            return "", False, None, False
        quotes, marks, spaces = {}, {}, 0
        for groups in matches:
            quotes[groups["quote"]] = quotes.get(groups["quote"], 0) + 1
            delimiter = groups.get("delim")
            if delimiter and (delimiters is None or delimiter in delimiters):
                marks[delimiter] = marks.get(delimiter, 0) + 1
            spaces += bool(groups.get("space"))
        quote = max(quotes, key=quotes.get)
        delimiter, spaced = "", False
        if marks:
            delimiter = max(marks, key=marks.get)
            spaced = marks[delimiter] == spaces
            if delimiter == "\n":
                delimiter = ""
        d, q = re.escape(delimiter), quote
        inside = f"[^{d}\\n]*"
        twice = re.search(rf"(({d})|^)\W*{q}{inside}{q}{inside}{q}\W*(({d})|$)", data, re.MULTILINE)
        return quote, twice is not None, delimiter, spaced

    def _guess_delimiter(self, data, delimiters):
        """The character that stands equally often on (nearly) all lines, and whether a blank follows it."""
        lines = [line for line in data.split("\n") if line]
        counts = {chr(code): {} for code in range(127)}
        step = min(10, len(lines))
        start, found = 0, {}
        while start < len(lines):
            for line in lines[start : start + step]:
                for c, frequencies in counts.items():
                    count = line.count(c)
                    frequencies[count] = frequencies.get(count, 0) + 1
            start += step
            found = self._consistent(counts, min(start, len(lines)), delimiters)
            if len(found) == 1:
                break
        if not found:
            return "", False
        if len(found) == 1:
            delimiter = next(iter(found))
        else:
            preferred = [c for c in self.preferred if c in found]
            delimiter = preferred[0] if preferred else max((mode, c) for c, mode in found.items())[1]
        return delimiter, lines[0].count(delimiter) == lines[0].count(delimiter + " ")

    def _consistent(self, counts, total, delimiters):
        """The characters whose count is the same on most lines; that count, and how many lines speak for it."""
        modes = {}
        for c, frequencies in counts.items():
            if list(frequencies) == [0]:
                continue
            often = max(frequencies, key=frequencies.get, default=0)
            others = sum(frequencies.values()) - frequencies.get(often, 0)
            modes[c] = (often, frequencies.get(often, 0) - others)
        wanted = 1.0
        while wanted >= 0.9:
            found = {
                c: (often, lines)
                for c, (often, lines) in modes.items()
                if often > 0 and lines > 0 and lines / total >= wanted and (delimiters is None or c in delimiters)
            }
            if found:
                return found
            wanted -= 0.01
        return {}

    def has_header(self, sample):
        """Whether the first row looks different from the others: in types, or in lengths."""
        rows = reader(sample.splitlines(True), self.sniff(sample))
        header = next(rows)
        kinds = {column: None for column in range(len(header))}
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                kind = _kind(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if isinstance(kind, int):
                votes += 1 if len(header[column]) != kind else -1
            elif kind is not None:
                votes += 1 if _kind(header[column]) is not complex else -1
            else:
                votes += 1
        return votes > 0


def _kind(text):
    """`complex` for a number, else the length."""
    try:
        complex(text)
    except (ValueError, OverflowError):
        return len(text)
    return complex

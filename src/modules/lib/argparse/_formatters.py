"""Help texts: what usage lines, argument lists and paragraphs look like."""

import re
import textwrap

from ._actions import OPTIONAL, SUPPRESS, ZERO_OR_MORE


def _terminal_columns():
    """The columns that shutil.get_terminal_size() tells; 80 where nobody knows."""
    try:
        from shutil import get_terminal_size
    except ImportError:
        return 80
    return get_terminal_size().columns


class _Section:
    """A heading and what stands below it: functions that write parts, with their arguments."""

    def __init__(self, formatter, parent, heading=None):
        self.formatter = formatter
        self.parent = parent
        self.heading = heading
        self.items = []

    def format_help(self):
        nested = self.parent is not None
        if nested:
            self.formatter._indent()
        text = self.formatter._join_parts([write(*args) for write, args in self.items])
        if nested:
            self.formatter._dedent()
        if not text:
            return ""
        heading = ""
        if self.heading is not SUPPRESS and self.heading is not None:
            heading = " " * self.formatter._current_indent + f"{self.heading}:\n"
        return self.formatter._join_parts(["\n", heading, text, "\n"])


class HelpFormatter:
    """Formatter for generating usage messages and argument help strings.

    Only the name of this class is considered a public API. All the methods
    provided by the class are considered an implementation detail.
    """

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            width = _terminal_columns() - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._level = 0
        self._action_max_length = 0
        self._root_section = _Section(self, None)
        self._current_section = self._root_section

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        self._level -= 1

    def _add_item(self, write, args):
        self._current_section.items.append((write, args))

    # --- what a parser adds --------------------------------------------------------------------------------------

    def start_section(self, heading):
        self._indent()
        section = _Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        longest = len(self._format_action_invocation(action)) + self._current_indent
        for subaction in self._iter_indented_subactions(action):
            longest = max(longest, len(self._format_action_invocation(subaction)) + self._current_indent)
        self._action_max_length = max(self._action_max_length, longest)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._root_section.format_help()
        if text:
            text = re.sub(r"\n\n\n+", "\n\n", text).strip("\n") + "\n"
        return text

    def _join_parts(self, parts):
        return "".join([part for part in parts if part and part is not SUPPRESS])

    # --- usage ---------------------------------------------------------------------------------------------------

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            usage = usage % {"prog": self._prog}
        elif not actions:
            usage = self._prog
        else:
            usage = self._own_usage(actions, groups, prefix)
        return f"{prefix}{usage}\n\n"

    def _own_usage(self, actions, groups, prefix):
        prog = str(self._prog)
        optionals = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        usage = " ".join([text for text in (prog, self._format_actions_usage(optionals + positionals, groups)) if text])
        room = self._width - self._current_indent
        if len(prefix) + len(usage) <= room:
            return usage
        options = self._get_actions_usage_parts(optionals, groups)
        others = self._get_actions_usage_parts(positionals, groups)
        if len(prefix) + len(prog) <= 0.75 * room:
            # Behind a short name, everything stands to its right.
            indent = " " * (len(prefix) + len(prog) + 1)
            if options:
                lines = _usage_lines([prog, *options], indent, room, prefix) + _usage_lines(others, indent, room)
            elif others:
                lines = _usage_lines([prog, *others], indent, room, prefix)
            else:
                lines = [prog]
        else:
            indent = " " * len(prefix)
            lines = _usage_lines(options + others, indent, room)
            if len(lines) > 1:
                lines = _usage_lines(options, indent, room) + _usage_lines(others, indent, room)
            lines = [prog, *lines]
        return "\n".join(lines)

    def _format_actions_usage(self, actions, groups):
        return " ".join(self._get_actions_usage_parts(actions, groups))

    def _get_actions_usage_parts(self, actions, groups):
        """A part for each argument; those of an exclusive group are joined by bars."""
        grouped, spans = set(), {}
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f"empty group {group}")
            if all(action.help is SUPPRESS for action in members) or members[0] not in actions:
                continue
            start = actions.index(members[0])
            if actions[start : start + len(members)] == members:
                grouped.update(members)
                spans[start, start + len(members)] = group
        parts = [self._usage_part(action, action in grouped) for action in actions]
        separated = set()
        for start, end in sorted(spans, reverse=True):
            self._join_group(parts, start, end, spans[start, end], separated)
        return [part for part in parts if part is not None]

    def _usage_part(self, action, in_group):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            if in_group and part[:1] == "[" and part[-1:] == "]":
                part = part[1:-1]
            return part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            values = self._format_args(action, self._get_default_metavar_for_optional(action))
            part = f"{action.option_strings[0]} {values}"
        return part if action.required or in_group else f"[{part}]"

    def _join_group(self, parts, start, end, group, separated):
        shown = [part for part in parts[start:end] if part is not None]
        if not group.required:
            opening, closing = "[", "]"
        else:
            opening, closing = ("(", ")") if len(shown) > 1 else ("", "")
        shown[0] = opening + shown[0]
        shown[-1] += closing
        for at, part in enumerate(shown[:-1], start):
            # A group inside this one has put its bars already.
            parts[at] = part if at in separated else part + " |"
            separated.add(at)
        parts[start + len(shown) - 1] = shown[-1]
        parts[start + len(shown) : end] = [None] * (end - start - len(shown))

    # --- texts and lists -----------------------------------------------------------------------------------------

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        room = max(self._width - position, 11)
        margin = " " * self._current_indent
        width = position - self._current_indent - 2
        header = self._format_action_invocation(action)
        first = 0
        if not action.help:
            header = f"{margin}{header}\n"
        elif len(header) <= width:
            header = f"{margin}{header:<{width}}  "
        else:
            header = f"{margin}{header}\n"
            first = position
        parts = [header]
        if action.help and action.help.strip():
            if text := self._expand_help(action):
                lines = self._split_lines(text, room)
                parts.append(" " * first + f"{lines[0]}\n")
                parts += [" " * position + f"{line}\n" for line in lines[1:]]
        elif not header.endswith("\n"):
            parts.append("\n")
        parts += [self._format_action(subaction) for subaction in self._iter_indented_subactions(action)]
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return " ".join(self._metavar_formatter(action, default)(1))
        names = ", ".join(action.option_strings)
        if action.nargs == 0:
            return names
        return names + " " + self._format_args(action, self._get_default_metavar_for_optional(action))

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            shown = action.metavar
        elif action.choices is not None:
            shown = "{" + ",".join(map(str, action.choices)) + "}"
        else:
            shown = default_metavar
        return lambda size: shown if isinstance(shown, tuple) else (shown,) * size

    def _format_args(self, action, default_metavar):
        names = self._metavar_formatter(action, default_metavar)
        match action.nargs:
            case None:
                return "%s" % names(1)
            case "?":
                return "[%s]" % names(1)
            case "*":
                shown = names(1)
                return "[%s [%s ...]]" % shown if len(shown) == 2 else "[%s ...]" % shown
            case "+":
                return "%s [%s ...]" % names(2)
            case "...":
                return "..."
            case "A...":
                return "%s ..." % names(1)
            case "==SUPPRESS==":
                return ""
        try:
            formats = ["%s" for _ in range(action.nargs)]
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return " ".join(formats) % names(action.nargs)

    def _expand_help(self, action):
        values = dict(vars(action), prog=self._prog)
        for name in list(values):
            value = values[name]
            if value is SUPPRESS:
                del values[name]
            elif hasattr(value, "__name__"):
                values[name] = value.__name__
        if values.get("choices") is not None:
            values["choices"] = ", ".join(map(str, values["choices"]))
        return self._get_help_string(action) % values

    def _iter_indented_subactions(self, action):
        if hasattr(action, "_get_subactions"):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    def _split_lines(self, text, width):
        return textwrap.wrap(_one_line(text), width)

    def _fill_text(self, text, width, indent):
        return textwrap.fill(_one_line(text), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


def _one_line(text):
    return re.sub(r"\s+", " ", text, flags=re.ASCII).strip()


def _usage_lines(parts, indent, room, prefix=None):
    """Parts on lines as long as they fit. With a prefix, the first line continues it."""
    lines, line = [], []
    length = len(indent if prefix is None else prefix) - 1
    for part in parts:
        if line and length + 1 + len(part) > room:
            lines.append(indent + " ".join(line))
            line = []
            length = len(indent) - 1
        line.append(part)
        length += len(part) + 1
    if line:
        lines.append(indent + " ".join(line))
    if prefix is not None:
        lines[0] = lines[0][len(indent) :]
    return lines


class RawDescriptionHelpFormatter(HelpFormatter):
    """Help message formatter which retains any formatting in descriptions.

    Only the name of this class is considered a public API. All the methods
    provided by the class are considered an implementation detail.
    """

    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Help message formatter which retains formatting of all help text.

    Only the name of this class is considered a public API. All the methods
    provided by the class are considered an implementation detail.
    """

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Help message formatter which adds default values to argument help.

    Only the name of this class is considered a public API. All the methods
    provided by the class are considered an implementation detail.
    """

    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" in text or action.default is SUPPRESS:
            return text
        if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
            text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Help message formatter which uses the argument 'type' as the default
    metavar value (instead of the argument 'dest')

    Only the name of this class is considered a public API. All the methods
    provided by the class are considered an implementation detail.
    """

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__

"""One run of a parser over a command line.

The command line is seen as a word of letters, one for each argument: O for what looks like an option, A for anything
else, - for the first `--`. How many arguments an action takes is a pattern over these letters.
"""

import re

from ._actions import (
    ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, ArgumentError, action_name,
)

_PATTERNS = {
    None: "(-*A-*)", OPTIONAL: "(-*A?-*)", ZERO_OR_MORE: "(-*[A-]*)", ONE_OR_MORE: "(-*A[A-]*)", REMAINDER: "([AO-]*)",
    PARSER: "(-*A[-AO]*)", SUPPRESS: "(-*)",
}

_COUNT_MESSAGES = {
    None: "expected one argument", OPTIONAL: "expected at most one argument",
    ONE_OR_MORE: "expected at least one argument",
}


def nargs_pattern(action):
    """The pattern of the arguments that an action takes."""
    pattern = _PATTERNS.get(action.nargs)
    if pattern is None:
        pattern = "(-*%s-*)" % "-*".join("A" * action.nargs)
    if action.option_strings:
        # An option's arguments end at `--`.
        pattern = pattern.replace("-*", "").replace("-", "")
    return pattern


class Run:
    """What has been seen of a command line, and what is left."""

    def __init__(self, parser, arguments, namespace, intermixed):
        self.parser = parser
        self.arguments = arguments
        self.namespace = namespace
        self.intermixed = intermixed
        self.extras = []
        self.positionals = parser._get_positional_actions()
        self.seen = set()
        self.seen_with_value = set()
        self.warned = set()
        self.conflicts = {}
        self.options = {}
        self.kinds = ""
        self._find_conflicts()
        self._find_options()

    def _find_conflicts(self):
        for group in self.parser._mutually_exclusive_groups:
            for at, action in enumerate(group._group_actions):
                others = self.conflicts.setdefault(action, [])
                others += group._group_actions[:at] + group._group_actions[at + 1 :]

    def _find_options(self):
        kinds = []
        for at, argument in enumerate(self.arguments):
            if argument == "--":
                kinds.append("-" + "A" * (len(self.arguments) - at - 1))
                break
            options = self.parser._parse_optional(argument)
            if options is None:
                kinds.append("A")
            else:
                self.options[at] = options
                kinds.append("O")
        self.kinds = "".join(kinds)

    def consume(self):
        """All of the command line, or its options alone (intermixed); what nothing takes is handed out."""
        last = max(self.options, default=-1)
        at = 0
        while at <= last:
            next_option = at
            while next_option not in self.options:
                next_option += 1
            if not self.intermixed and at != next_option:
                end = self._take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras += self.arguments[at:next_option]
                at = next_option
            at = self._take_option(at)
        end = at if self.intermixed else self._take_positionals(at)
        self.extras += self.arguments[end:]
        return self.extras

    def follow(self, first):
        """Goes on from another run: what it has seen counts here too."""
        self.seen = first.seen
        self.seen_with_value = first.seen_with_value
        self.warned = first.warned

    def _act(self, action, arguments, option=None):
        self.seen.add(action)
        values = self.parser._get_values(action, arguments)
        if values is not action.default:
            self.seen_with_value.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.seen_with_value:
                    raise ArgumentError(action, f"not allowed with argument {action_name(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    # --- options -------------------------------------------------------------------------------------------------

    def _take_option(self, start):
        """The option at a place and its arguments: where it ends."""
        options = self.options[start]
        if len(options) > 1:
            matches = ", ".join([option for _, option, _, _ in options])
            raise ArgumentError(None, f"ambiguous option: {self.arguments[start]} could match {matches}")
        action, option, separator, value = options[0]
        due = []
        while True:
            if action is None:
                self.extras.append(self.arguments[start])
                return start + 1
            if value is None:
                end = start + 1 + self._match_argument(action, self.kinds[start + 1 :])
                due.append((action, self.arguments[start + 1 : end], option))
                break
            end = start + 1
            count = self._match_argument(action, "A")
            if count == 0 and option[1] not in self.parser.prefix_chars and value != "":
                # One hyphen and several letters: each is an option.
                if separator or value[0] in self.parser.prefix_chars:
                    raise ArgumentError(action, f"ignored explicit argument {value!r}")
                due.append((action, [], option))
                next_option = option[0] + value[0]
                if next_option not in self.parser._option_string_actions:
                    self.extras.append(option[0] + value)
                    break
                option = next_option
                action = self.parser._option_string_actions[option]
                value = value[1:]
                if not value:
                    separator = value = None
                elif value[0] == "=":
                    separator, value = "=", value[1:]
                else:
                    separator = ""
            elif count == 1:
                due.append((action, [value], option))
                break
            else:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
        for action, arguments, option in due:
            if action.deprecated and option not in self.warned:
                self.parser._warning(f"option {option!r} is deprecated")
                self.warned.add(option)
            self._act(action, arguments, option)
        return end

    def _match_argument(self, action, kinds):
        found = re.match(nargs_pattern(action), kinds)
        if found is None:
            message = _COUNT_MESSAGES.get(action.nargs)
            if message is None:
                word = "argument" if action.nargs == 1 else "arguments"
                message = f"expected {action.nargs} {word}"
            raise ArgumentError(action, message)
        return len(found.group(1))

    # --- positionals ---------------------------------------------------------------------------------------------

    def _take_positionals(self, start):
        """As many positionals as the arguments from a place on are enough for: where they end."""
        counts = self._match_positionals(self.kinds[start:])
        for action, count in zip(self.positionals, counts):
            arguments = self.arguments[start : start + count]
            if action.nargs == PARSER:
                if self.kinds[start : start + 1] == "-":
                    arguments.remove("--")
            elif action.nargs != REMAINDER and "-" in self.kinds[start : start + count]:
                arguments.remove("--")
            start += count
            if arguments and action.deprecated and action.dest not in self.warned:
                self.parser._warning(f"argument {action.dest!r} is deprecated")
                self.warned.add(action.dest)
            self._act(action, arguments)
        self.positionals[:] = self.positionals[len(counts) :]
        return start

    def _match_positionals(self, kinds):
        for last in range(len(self.positionals), 0, -1):
            pattern = "".join([nargs_pattern(action) for action in self.positionals[:last]])
            found = re.match(pattern, kinds)
            if found is not None:
                return [len(text) for text in found.groups()]
        return []

    # --- the end -------------------------------------------------------------------------------------------------

    def check_required(self):
        """Complains about what is missing; defaults that are strings are read as if they had been given."""
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(action_name(action))
            elif (
                isinstance(action.default, str)
                and hasattr(self.namespace, action.dest)
                and action.default is getattr(self.namespace, action.dest)
            ):
                setattr(self.namespace, action.dest, self.parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(action in self.seen_with_value for action in group._group_actions):
                names = [action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")

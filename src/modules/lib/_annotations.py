"""How annotations are shown in signatures."""

from types import GenericAlias


def format_annotation(annotation, base_module=None):
    """An annotation as `inspect.signature` shows it: built-in classes (and those of `base_module`) without their module."""
    if getattr(annotation, "__module__", None) == "typing":
        return _without_prefix(repr(annotation))
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def _without_prefix(text):
    """The text with `typing.` taken off every dotted name that begins with it."""
    parts, word = [], ""
    for character in text + " ":
        if character.isalnum() or character in "_.":
            word += character
            continue
        parts.append(word.removeprefix("typing."))
        parts.append(character)
        word = ""
    return "".join(parts)[:-1]

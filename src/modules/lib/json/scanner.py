"""JSON token scanner"""

from _json import Scanner as make_scanner

__all__ = ["make_scanner"]

"""Types for annotations."""

import json
import os
from collections.abc import Awaitable, Callable, Iterable, Mapping
from http.cookies import BaseCookie, Morsel
from typing import Any, Union
from multidict import CIMultiDict, CIMultiDictProxy, MultiDict, MultiDictProxy, istr
from yarl import URL
from .web_request import Request
from .web_response import StreamResponse

Query = Union[str, Mapping[str, Any], Iterable[tuple[str, Any]], None]

DEFAULT_JSON_ENCODER = json.dumps
DEFAULT_JSON_DECODER = json.loads

Byteish = Union[bytes, bytearray, memoryview]
JSONEncoder = Callable[[Any], str]
JSONBytesEncoder = Callable[[Any], bytes]
JSONDecoder = Callable[[str], Any]
LooseHeaders = Union[Mapping[str, str], Mapping[istr, str], CIMultiDict, CIMultiDictProxy, Iterable[tuple[Union[str, istr], str]]]
RawHeaders = tuple[tuple[bytes, bytes], ...]
StrOrURL = Union[str, URL]
LooseCookiesMappings = Mapping[str, Union[str, BaseCookie, Morsel]]
LooseCookiesIterables = Iterable[tuple[str, Union[str, BaseCookie, Morsel]]]
LooseCookies = Union[LooseCookiesMappings, LooseCookiesIterables, BaseCookie]
Handler = Callable[[Request], Awaitable[StreamResponse]]
Middleware = Callable[[Request, Handler], Awaitable[StreamResponse]]
PathLike = Union[str, os.PathLike]

"""Blocking HTTP requests, with the names of requests 2.34."""

from . import packages, utils
from .models import PreparedRequest, Request, Response
from .api import delete, get, head, options, patch, post, put, request
from .sessions import Session, session
from .status_codes import codes
from .exceptions import (ConnectionError, ConnectTimeout, FileModeWarning, HTTPError, JSONDecodeError, ReadTimeout,
                         RequestException, Timeout, TooManyRedirects, URLRequired)

__title__ = "requests"
__version__ = "2.34.2"

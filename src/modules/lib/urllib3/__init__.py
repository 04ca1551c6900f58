"""HTTP on pools of connections, with the names of urllib3 2: the part that `requests` stands on."""

import warnings
from . import exceptions
from ._collections import HTTPHeaderDict
from .connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from .poolmanager import PoolManager
from .response import HTTPResponse
from .util.retry import Retry
from .util.timeout import Timeout

__version__ = "2.8.0"


def disable_warnings(category=exceptions.HTTPWarning):
    """Have its warnings shown no more."""
    warnings.simplefilter("ignore", category)


def request(method, url, **options):
    """Send a request and read the response."""
    return PoolManager().request(method, url, **options)

"""The asyncio package, tracking PEP 3156."""

from .exceptions import *
from .events import *
from .timeouts import *
from .tasks import *
from .locks import *
from .queues import *
from .taskgroups import *
from .runners import *

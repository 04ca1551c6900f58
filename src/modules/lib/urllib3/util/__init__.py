"""What pools need to know of requests."""

from .retry import Retry
from .timeout import Timeout

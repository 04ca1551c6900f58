"""Synchronization primitives: native but for the barrier."""

from _asyncio import BoundedSemaphore, Condition, Event, Lock, Semaphore
from .exceptions import BrokenBarrierError

__all__ = ("Barrier", "BoundedSemaphore", "Condition", "Event", "Lock", "Semaphore")

# A barrier fills, then drains until the last of its tasks has left; meanwhile newcomers wait. Reset and abort break off.
_FILLING, _DRAINING, _RESETTING, _BROKEN = "filling", "draining", "resetting", "broken"


async def _enter(primitive):
    """`async with` over an object of a class that has an `acquire` of its own."""
    await primitive.acquire()


class Barrier:
    """Asyncio equivalent to threading.Barrier."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._parties = parties
        self._changed = Condition()
        self._state = _FILLING
        self._inside = 0

    def __repr__(self):
        state = self._state
        if not self.broken:
            state += f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{object.__repr__(self)[1:-1]} [{state}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Wait for the barrier: returns when enough tasks have come, to each a number of its own."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._state not in (_DRAINING, _RESETTING))
            if self._state is _BROKEN:
                raise BrokenBarrierError("Barrier aborted")
            number = self._inside
            self._inside += 1
            try:
                if number + 1 == self._parties:
                    self._state = _DRAINING
                    self._changed.notify_all()
                else:
                    await self._changed.wait_for(lambda: self._state is not _FILLING)
                    if self._state in (_BROKEN, _RESETTING):
                        raise BrokenBarrierError("Abort or reset of barrier")
                return number
            finally:
                self._inside -= 1
                self._leave()

    def _leave(self):
        if self._inside == 0:
            if self._state in (_RESETTING, _DRAINING):
                self._state = _FILLING
            self._changed.notify_all()

    async def reset(self):
        """Reset the barrier to the initial state; tasks that wait get BrokenBarrierError."""
        async with self._changed:
            self._state = _RESETTING if self._inside > 0 else _FILLING
            self._changed.notify_all()

    async def abort(self):
        """Place the barrier into a 'broken' state."""
        async with self._changed:
            self._state = _BROKEN
            self._changed.notify_all()

    @property
    def parties(self):
        """The number of tasks required to trip the barrier."""
        return self._parties

    @property
    def n_waiting(self):
        """The number of tasks currently waiting in the barrier."""
        return self._inside if self._state is _FILLING else 0

    @property
    def broken(self):
        """True if the barrier is in a broken state."""
        return self._state is _BROKEN

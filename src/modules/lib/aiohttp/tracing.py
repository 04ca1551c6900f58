"""Telling programs what happens to the requests of a session."""

from dataclasses import make_dataclass
from types import SimpleNamespace
from .helpers import Signal

# The signals of a session's request, and what their parameters have.
_EVENTS = {
    "request_start": ("method", "url", "headers"), "request_chunk_sent": ("method", "url", "chunk"),
    "response_chunk_received": ("method", "url", "chunk"), "request_end": ("method", "url", "headers", "response"),
    "request_exception": ("method", "url", "headers", "exception"),
    "request_redirect": ("method", "url", "headers", "response"), "connection_queued_start": (),
    "connection_queued_end": (), "connection_create_start": (), "connection_create_end": (), "connection_reuseconn": (),
    "dns_resolvehost_start": ("host",), "dns_resolvehost_end": ("host",), "dns_cache_hit": ("host",),
    "dns_cache_miss": ("host",), "request_headers_sent": ("method", "url", "headers"),
}


def _parameters(event):
    name = "Trace" + "".join(part.capitalize() for part in event.split("_")).replace("host", "Host") + "Params"
    made = make_dataclass(name, _EVENTS[event], frozen=True, slots=True)
    made.__module__ = __name__
    return made


_PARAMETERS = {event: _parameters(event) for event in _EVENTS}
globals().update({made.__name__: made for made in _PARAMETERS.values()})

__all__ = ("TraceConfig", *(made.__name__ for made in _PARAMETERS.values()))


class TraceConfig:
    """First-class used to trace requests launched via ClientSession objects."""

    def __init__(self, trace_config_ctx_factory=SimpleNamespace):
        for event in _EVENTS:
            setattr(self, "_on_" + event, Signal(self))
        self._trace_config_ctx_factory = trace_config_ctx_factory

    def trace_config_ctx(self, trace_request_ctx=None):
        """Return a new trace_config_ctx instance."""
        return self._trace_config_ctx_factory(trace_request_ctx=trace_request_ctx)

    def freeze(self):
        """Nothing is added from now on."""
        for event in _EVENTS:
            getattr(self, "_on_" + event).freeze()


for _event in _EVENTS:
    setattr(TraceConfig, "on_" + _event, property(lambda self, name="_on_" + _event: getattr(self, name)))


class Traces:
    """The tracers of one request."""

    def __init__(self, session, configs, trace_request_ctx):
        self._session = session
        self._traces = [(config, config.trace_config_ctx(trace_request_ctx=trace_request_ctx)) for config in configs]

    async def tell(self, event, *values):
        """Tell all of them."""
        parameters = _PARAMETERS[event](*values)
        for config, context in self._traces:
            await getattr(config, "_on_" + event).send(self._session, context, parameters)

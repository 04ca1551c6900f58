"""Middlewares."""

import re
from .web_exceptions import HTTPMove, HTTPPermanentRedirect

__all__ = ("middleware", "normalize_path_middleware")


def middleware(f):
    """Marks a middleware of the new kind: `await middleware(request, handler)`."""
    f.__middleware_version__ = 1
    return f


def normalize_path_middleware(*, append_slash=True, remove_slash=False, merge_slashes=True,
                              redirect_class=HTTPPermanentRedirect):
    """A middleware that redirects to the same path with a slash at its end, without, or with fewer."""
    assert not (append_slash and remove_slash), "Cannot both remove and append slash"

    @middleware
    async def impl(request, handler):
        if request.match_info.http_exception is not None:
            path, mark, query = request.raw_path.partition("?")
            query = mark + query
            candidates = []
            if merge_slashes:
                candidates.append(re.sub("//+", "/", path))
            # The middle two look at the path as it reads, where a slash may have been quoted.
            if append_slash and not request.path.endswith("/"):
                candidates.append(path + "/")
            if remove_slash and request.path.endswith("/"):
                candidates.append(path[:-1])
            if merge_slashes and append_slash:
                candidates.append(re.sub("//+", "/", path + "/"))
            if merge_slashes and remove_slash:
                candidates.append(re.sub("//+", "/", path)[:-1])
            for candidate in candidates:
                candidate = re.sub("^//+", "/", candidate)
                fresh = request.clone(rel_url=candidate)
                match = await request.app.router.resolve(fresh)
                if match.http_exception is None:
                    raise redirect_class(candidate + query)
        return await handler(request)

    return impl

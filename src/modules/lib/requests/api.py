"""Requests one by one."""

from . import sessions


def request(method, url, **kwargs):
    """Send a request in a session of its own."""
    with sessions.Session() as own:
        return own.request(method=method, url=url, **kwargs)


def get(url, params=None, **kwargs):
    return request("get", url, **kwargs, params=params)


def options(url, **kwargs):
    return request("options", url, **kwargs)


def head(url, **kwargs):
    return request("head", url, **{"allow_redirects": False, **kwargs})


def post(url, data=None, json=None, **kwargs):
    return request("post", url, **kwargs, json=json, data=data)


def put(url, data=None, **kwargs):
    return request("put", url, **kwargs, data=data)


def patch(url, data=None, **kwargs):
    return request("patch", url, **kwargs, data=data)


def delete(url, **kwargs):
    return request("delete", url, **kwargs)

"""Requests one by one."""

from contextlib import contextmanager
from ._client import Client
from ._config import DEFAULT_TIMEOUT_CONFIG


def request(method, url, *, params=None, content=None, data=None, files=None, json=None, headers=None, cookies=None, auth=None,
            proxy=None, timeout=DEFAULT_TIMEOUT_CONFIG, follow_redirects=False, verify=True, trust_env=True):
    """Send a request."""
    with Client(cookies=cookies, proxy=proxy, verify=verify, timeout=timeout, trust_env=trust_env) as client:
        return client.request(method=method, url=url, content=content, data=data, files=files, json=json, params=params,
                              headers=headers, auth=auth, follow_redirects=follow_redirects)


@contextmanager
def stream(method, url, *, params=None, content=None, data=None, files=None, json=None, headers=None, cookies=None, auth=None,
           proxy=None, timeout=DEFAULT_TIMEOUT_CONFIG, follow_redirects=False, verify=True, trust_env=True):
    """Send a request; its response, whose body is read in the block."""
    with Client(cookies=cookies, proxy=proxy, verify=verify, timeout=timeout, trust_env=trust_env) as client:
        with client.stream(method=method, url=url, content=content, data=data, files=files, json=json, params=params,
                           headers=headers, auth=auth, follow_redirects=follow_redirects) as response:
            yield response


def get(url, *, params=None, headers=None, cookies=None, auth=None, proxy=None, follow_redirects=False, verify=True,
        timeout=DEFAULT_TIMEOUT_CONFIG, trust_env=True):
    """Send a request: GET."""
    return request("GET", url, params=params, headers=headers, cookies=cookies, auth=auth, proxy=proxy, verify=verify,
                   follow_redirects=follow_redirects, timeout=timeout, trust_env=trust_env)


def options(url, *, params=None, headers=None, cookies=None, auth=None, proxy=None, follow_redirects=False, verify=True,
            timeout=DEFAULT_TIMEOUT_CONFIG, trust_env=True):
    """Send a request: OPTIONS."""
    return request("OPTIONS", url, params=params, headers=headers, cookies=cookies, auth=auth, proxy=proxy, verify=verify,
                   follow_redirects=follow_redirects, timeout=timeout, trust_env=trust_env)


def head(url, *, params=None, headers=None, cookies=None, auth=None, proxy=None, follow_redirects=False, verify=True,
         timeout=DEFAULT_TIMEOUT_CONFIG, trust_env=True):
    """Send a request: HEAD."""
    return request("HEAD", url, params=params, headers=headers, cookies=cookies, auth=auth, proxy=proxy, verify=verify,
                   follow_redirects=follow_redirects, timeout=timeout, trust_env=trust_env)


def post(url, *, content=None, data=None, files=None, json=None, params=None, headers=None, cookies=None, auth=None, proxy=None,
         follow_redirects=False, verify=True, timeout=DEFAULT_TIMEOUT_CONFIG, trust_env=True):
    """Send a request: POST."""
    return request("POST", url, content=content, data=data, files=files, json=json, params=params, headers=headers,
                   cookies=cookies, auth=auth, proxy=proxy, follow_redirects=follow_redirects, verify=verify, timeout=timeout,
                   trust_env=trust_env)


def put(url, *, content=None, data=None, files=None, json=None, params=None, headers=None, cookies=None, auth=None, proxy=None,
        follow_redirects=False, verify=True, timeout=DEFAULT_TIMEOUT_CONFIG, trust_env=True):
    """Send a request: PUT."""
    return request("PUT", url, content=content, data=data, files=files, json=json, params=params, headers=headers,
                   cookies=cookies, auth=auth, proxy=proxy, follow_redirects=follow_redirects, verify=verify, timeout=timeout,
                   trust_env=trust_env)


def patch(url, *, content=None, data=None, files=None, json=None, params=None, headers=None, cookies=None, auth=None, proxy=None,
          follow_redirects=False, verify=True, timeout=DEFAULT_TIMEOUT_CONFIG, trust_env=True):
    """Send a request: PATCH."""
    return request("PATCH", url, content=content, data=data, files=files, json=json, params=params, headers=headers,
                   cookies=cookies, auth=auth, proxy=proxy, follow_redirects=follow_redirects, verify=verify, timeout=timeout,
                   trust_env=trust_env)


def delete(url, *, params=None, headers=None, cookies=None, auth=None, proxy=None, follow_redirects=False, verify=True,
           timeout=DEFAULT_TIMEOUT_CONFIG, trust_env=True):
    """Send a request: DELETE."""
    return request("DELETE", url, params=params, headers=headers, cookies=cookies, auth=auth, proxy=proxy, verify=verify,
                   follow_redirects=follow_redirects, timeout=timeout, trust_env=trust_env)

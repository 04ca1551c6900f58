"""Status codes by name."""

from http import HTTPStatus
from .structures import LookupDict

codes = LookupDict(name="status_codes")

_OTHER_NAMES = {"okay": 200, "all_ok": 200, "all_okay": 200, "all_good": 200, "checkpoint": 103, "uri_too_long": 122,
                "request_uri_too_long": 122, "multi_status": 207, "multiple_status": 207, "resume_incomplete": 308,
                "resume": 308, "moved": 301, "see_other": 303, "other": 303, "temporary_redirect": 307,
                "temporary_moved": 307, "temporary": 307, "permanent_redirect": 308, "bad": 400, "payment": 402,
                "not_allowed": 405, "proxy_auth": 407, "proxy_authentication": 407, "timeout": 408, "precondition": 412,
                "unsupported_media": 415, "media_type": 415, "im_a_teapot": 418, "teapot": 418, "i_am_a_teapot": 418,
                "unprocessable": 422, "dependency": 424, "precondition_required": 428, "too_many": 429, "none": 444,
                "no_response": 444, "retry": 449, "retry_with": 449, "server_error": 500, "unavailable": 503,
                "bandwidth_limit_exceeded": 509, "bandwidth": 509, "network_auth": 511, "network_authentication": 511}

for _status in HTTPStatus:
    _OTHER_NAMES.setdefault(_status.name.lower(), int(_status))
for _name, _code in _OTHER_NAMES.items():
    setattr(codes, _name, _code)
    setattr(codes, _name.upper(), _code)

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry
import _server

asked = []


def answer(head, body):
    asked.append(head[0])
    return _server.ok("done") if len(asked) == 3 else _server.ok("busy", status="503 Service Unavailable")


base = _server.serve(answer)
session = requests.Session()
session.mount("http://", HTTPAdapter(max_retries=Retry(total=3, status_forcelist=[503])))
print(session.get(base).text, len(asked))  # expect: done 3
session.mount("http://", HTTPAdapter(max_retries=Retry(total=1, status_forcelist=[503])))
try:
    session.get(base)
except requests.exceptions.RetryError as error:
    print(str(error).partition("(")[0][:18], error.args[0].reason, len(asked))  # expect: HTTPConnectionPool too many 503 error responses 5
print(session.post(base).status_code)  # expect: 503
print(session.get_adapter(base).max_retries)  # expect: Retry(total=1, connect=None, read=None, redirect=None, status=None)

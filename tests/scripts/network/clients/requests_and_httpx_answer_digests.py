import httpx
import requests
import _server
from requests.auth import HTTPDigestAuth


def answer(head, body):
    sent = [line.partition(": ")[2] for line in head if line.lower().startswith("authorization")]
    if not sent:
        challenge = 'WWW-Authenticate: Digest realm="r", nonce="n", qop="auth", algorithm=MD5, opaque="o"'
        return _server.ok("", challenge, status="401 Unauthorized")
    names = sorted(part.partition("=")[0].strip() for part in sent[0].removeprefix("Digest ").split(","))
    return _server.ok(" ".join(names))


base = _server.serve(answer)
response = requests.get(base + "/secret", auth=HTTPDigestAuth("me", "pw"))
print(response.text, response.history)
response = httpx.get(base + "/secret", auth=httpx.DigestAuth("me", "pw"))
print(response.text, response.history)

# output:
# algorithm cnonce nc nonce opaque qop realm response uri username [<Response [401]>]
# algorithm cnonce nc nonce opaque qop realm response uri username [<Response [401 Unauthorized]>]

import requests
import _server


def answer(head, body):
    if head[0].startswith("GET /old"):
        return _server.ok("moved", "Location: /new?x=1", status="302 Found")
    return _server.ok("here", 'Link: </2>; rel="next", </9>; rel="last"', "X-Two: a", "X-Two: b")


base = _server.serve(answer)
response = requests.get(base + "/old", hooks={"response": lambda response, **options: print(response, sorted(options))})
print(response.history, response.links["next"], response.headers["x-two"])
response = requests.get(base + "/old", allow_redirects=False)
print(response.next, response.next.path_url, response.is_redirect)
print(requests.codes.not_found, requests.codes["teapot"], requests.codes["nothing"])

# output:
# <Response [302]> ['cert', 'proxies', 'stream', 'timeout', 'verify']
# <Response [200]> ['cert', 'proxies', 'stream', 'timeout', 'verify']
# [<Response [302]>] {'url': '/2', 'rel': 'next'} a, b
# <PreparedRequest [GET]> /new?x=1 True
# 404 418 None

import httpx

url = httpx.URL("http://me:pw@host:8000/a b?x=1 2#end")
print(repr(url), url.host, url.port, url.netloc, url.path, url.raw_path)
print(url.copy_with(host="other", port=None, query=None), url.join("../c"), url.params["x"])
print(httpx.URL("http://host/?old=1", params={"new": "é"}), url == str(url))
query = httpx.QueryParams("a=1&a=2&b=")
print(repr(query), query["a"], query.get_list("a"), query.set("a", 3), query.merge({"c": True}), dict(query))
headers = httpx.Headers([("X-Two", "1"), ("x-two", "2"), ("Authorization", "secret")])
print(headers, headers["X-TWO"], headers.raw[0])
print(httpx.codes.NOT_FOUND, repr(httpx.codes(404)), httpx.codes.is_error(404), httpx.codes.get_reason_phrase(418))
print(httpx.Limits(max_connections=5), httpx.Timeout(5, connect=1))
response = httpx.Response(200, headers=[("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")], request=httpx.Request("GET", "http://host.org/"))
print(response.cookies, response.headers["set-cookie"])
print(httpx.Request("POST", "http://host/", json={"a": "é"}).headers)

# output:
# URL('http://me:[secure]@host:8000/a%20b?x=1%202#end') host 8000 b'host:8000' /a b b'/a%20b?x=1%202'
# http://me:pw@other/a%20b#end http://me:pw@host:8000/c 1 2
# http://host/?new=%C3%A9 True
# QueryParams('a=1&a=2&b=') 1 ['1', '2'] a=3&b= a=1&a=2&b=&c=true {'a': '1', 'b': ''}
# Headers([('x-two', '1'), ('x-two', '2'), ('authorization', '[secure]')]) 1, 2 (b'X-Two', b'1')
# 404 <codes.NOT_FOUND: 404> True I'm a teapot
# Limits(max_connections=5, max_keepalive_connections=None, keepalive_expiry=5.0) Timeout(connect=1, read=5, write=5, pool=5)
# <Cookies[<Cookie a=1 for host.org />, <Cookie b=2 for host.org />]> a=1, b=2
# Headers({'host': 'host', 'content-length': '10', 'content-type': 'application/json'})

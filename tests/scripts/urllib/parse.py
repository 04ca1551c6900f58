"""`urllib.parse` whole: splitting, joining, quoting, queries; `urllib.error`."""
from urllib.parse import *
import urllib.parse
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
urls = ["http://user:pa%20ss@Host.com:8080/p/a/t;par?q=1&b=2#frag", "http://[::1]:80/x", "http://[::1", "http://[1.2.3.4]/", "//net/path", "path/only", "mailto:a@b.c", "http://h:99999/", "http://h:ab/", "HTTP://X", "file:///etc/passwd", "http://a/b;c/d;e", "", "?q", "#f", "http://", "  http://x\n/y ", "javascript:alert(1)", "http://h/?a=b?c#d#e", "1http://x", "a+b.c-d://x", "http://ex\u2100mple.com", "tel:+1-2;x=y", "http://h%eth0/", "http://[fe80::1%25ETH0]/", "http://@/", "http://user@h", "http://[v1.x]/", "ws://h/p?q", "x://h/p;a", "http:///p", "http:p", "///p", "////p"]
for u in urls:
    t(urlparse, u); t(urlsplit, u, "dflt"); t(urlparse, u, allow_fragments=False); t(lambda: urlunparse(urlparse(u))); t(lambda: urlunsplit(urlsplit(u))); t(urldefrag, u)
    for a in ("username", "password", "hostname", "port"): t(lambda: getattr(urlparse(u), a))
t(urlparse, b"http://h:1/p?q#f"); t(lambda: urlparse(b"http://U:p@h:1/p?q#f").hostname); t(lambda: urlparse("http://h/p").encode()); t(lambda: urlparse(b"http://h/p").decode()); t(urljoin, b"http://a/", "x"); t(lambda: urlparse("http://h/p").geturl()); t(lambda: urlparse("http://h/p")._replace(scheme="https").geturl()); t(lambda: urldefrag("http://h/p#f").geturl()); t(lambda: urlsplit(b"http://h/p?x").geturl())
base = "http://a/b/c/d;p?q"
for r in "g:h g ./g g/ /g //g ?y g?y #s g#s g?y#s ;x g;x g;x?y#s . ./ .. ../ ../g ../.. ../../ ../../g ../../../g ../../../../g /./g /../g g. .g g.. ..g ./../g ./g/. g/./h g/../h g;x=1/./y g;x=1/../y g?y/./x g?y/../x g#s/./x http:g mailto:x".split() + [""]:
    t(urljoin, base, r); t(urljoin, "mailto:a@b", r); t(urljoin, "", r); t(urljoin, "a/b", r); t(urljoin, "http://h", r)
for s in ["abc def", "a/b", "ü", "a+b", "~-_.", "%", "\udcff", "", b"a b", "a&b=c", "日本"]:
    t(quote, s); t(quote_plus, s); t(quote, s, safe=""); t(quote, s, safe="/ü&"); t(quote_plus, s, safe="/")
    t(lambda: unquote(quote(s))); t(lambda: unquote_plus(quote_plus(s))); t(lambda: unquote_to_bytes(quote(s)))
t(quote, "é", encoding="latin-1"); t(quote, b"x", encoding="a"); t(quote, 5); t(quote_from_bytes, "x"); t(quote_from_bytes, b"\xff/a", safe=b"\xff"); t(unquote, "%zz%4"); t(unquote, "%C3%A9"); t(unquote, "%ff"); t(unquote, "%E9", encoding="latin-1"); t(unquote, b"%41"); t(unquote, 5); t(unquote_to_bytes, 5); t(unquote_to_bytes, "%é41"); t(unquote, "a%"); t(unquote, "%41%"); t(unquote, ""); t(unquote_plus, "a+b%2B")
for q in ["a=1&b=2&a=3", "a=&b", "a=1;b=2", "", "=x", "a=%20+", b"a=1&b=%ff", "&&a=1"]:
    t(parse_qs, q); t(parse_qsl, q); t(parse_qs, q, keep_blank_values=True); t(parse_qsl, q, strict_parsing=True); t(parse_qsl, q, separator=";"); t(parse_qsl, q, max_num_fields=1)
t(parse_qsl, "a=1", separator=""); t(parse_qsl, None); t(parse_qsl, 5)
t(urlencode, {"a": 1, "b": "x y", "c": [1, 2]}); t(urlencode, {"a": 1, "c": [1, 2], "d": "xy"}, doseq=True); t(urlencode, [("a", "é"), (b"b", b"\xff")]); t(urlencode, "abc"); t(urlencode, 5); t(urlencode, [1]); t(urlencode, {"a": "x y"}, quote_via=quote); t(urlencode, {"a/": "/"}, safe="/"); t(urlencode, {}); t(urlencode, []); t(urlencode, ""); t(urlencode, {"a": None, "b": True})
print(urllib.parse.unwrap("<URL:http://x>"), sorted(urllib.parse.__all__)); t(lambda: urlparse("http://x/")[1:3]); t(lambda: SplitResult("a", "b", "c", "d", "e")); t(lambda: ParseResult._fields)
t(urlsplit, None); t(urlparse, 5); t(urlsplit, "http://h/a b"); t(lambda: urlparse("http://x") == ("http", "x", "", "", "", "")); t(lambda: hash(urlparse("http://x")) == hash(("http", "x", "", "", "", "")))
from urllib.error import *
e = URLError("r"); print(e, repr(e), e.reason); h = HTTPError("http://u", 404, "Not Found", {"a": "b"}, None); print(h, repr(h), h.code, h.reason, h.headers, h.url, h.read(), isinstance(h, OSError)); print(ContentTooShortError("m", b"x"))

# output:
# ParseResult(scheme='http', netloc='user:pa%20ss@Host.com:8080', path='/p/a/t', params='par', query='q=1&b=2', fragment='frag')
# SplitResult(scheme='http', netloc='user:pa%20ss@Host.com:8080', path='/p/a/t;par', query='q=1&b=2', fragment='frag')
# ParseResult(scheme='http', netloc='user:pa%20ss@Host.com:8080', path='/p/a/t', params='par', query='q=1&b=2#frag', fragment='')
# http://user:pa%20ss@Host.com:8080/p/a/t;par?q=1&b=2#frag
# http://user:pa%20ss@Host.com:8080/p/a/t;par?q=1&b=2#frag
# DefragResult(url='http://user:pa%20ss@Host.com:8080/p/a/t;par?q=1&b=2', fragment='frag')
# user
# pa%20ss
# host.com
# 8080
# ParseResult(scheme='http', netloc='[::1]:80', path='/x', params='', query='', fragment='')
# SplitResult(scheme='http', netloc='[::1]:80', path='/x', query='', fragment='')
# ParseResult(scheme='http', netloc='[::1]:80', path='/x', params='', query='', fragment='')
# http://[::1]:80/x
# http://[::1]:80/x
# DefragResult(url='http://[::1]:80/x', fragment='')
# None
# None
# ::1
# 80
# ValueError Invalid IPv6 URL
# ValueError Invalid IPv6 URL
# ValueError Invalid IPv6 URL
# ValueError Invalid IPv6 URL
# ValueError Invalid IPv6 URL
# DefragResult(url='http://[::1', fragment='')
# ValueError Invalid IPv6 URL
# ValueError Invalid IPv6 URL
# ValueError Invalid IPv6 URL
# ValueError Invalid IPv6 URL
# ValueError An IPv4 address cannot be in brackets
# ValueError An IPv4 address cannot be in brackets
# ValueError An IPv4 address cannot be in brackets
# ValueError An IPv4 address cannot be in brackets
# ValueError An IPv4 address cannot be in brackets
# DefragResult(url='http://[1.2.3.4]/', fragment='')
# ValueError An IPv4 address cannot be in brackets
# ValueError An IPv4 address cannot be in brackets
# ValueError An IPv4 address cannot be in brackets
# ValueError An IPv4 address cannot be in brackets
# ParseResult(scheme='', netloc='net', path='/path', params='', query='', fragment='')
# SplitResult(scheme='dflt', netloc='net', path='/path', query='', fragment='')
# ParseResult(scheme='', netloc='net', path='/path', params='', query='', fragment='')
# //net/path
# //net/path
# DefragResult(url='//net/path', fragment='')
# None
# None
# net
# None
# ParseResult(scheme='', netloc='', path='path/only', params='', query='', fragment='')
# SplitResult(scheme='dflt', netloc='', path='path/only', query='', fragment='')
# ParseResult(scheme='', netloc='', path='path/only', params='', query='', fragment='')
# path/only
# path/only
# DefragResult(url='path/only', fragment='')
# None
# None
# None
# None
# ParseResult(scheme='mailto', netloc='', path='a@b.c', params='', query='', fragment='')
# SplitResult(scheme='mailto', netloc='', path='a@b.c', query='', fragment='')
# ParseResult(scheme='mailto', netloc='', path='a@b.c', params='', query='', fragment='')
# mailto:a@b.c
# mailto:a@b.c
# DefragResult(url='mailto:a@b.c', fragment='')
# None
# None
# None
# None
# ParseResult(scheme='http', netloc='h:99999', path='/', params='', query='', fragment='')
# SplitResult(scheme='http', netloc='h:99999', path='/', query='', fragment='')
# ParseResult(scheme='http', netloc='h:99999', path='/', params='', query='', fragment='')
# http://h:99999/
# http://h:99999/
# DefragResult(url='http://h:99999/', fragment='')
# None
# None
# h
# ValueError Port out of range 0-65535
# ParseResult(scheme='http', netloc='h:ab', path='/', params='', query='', fragment='')
# SplitResult(scheme='http', netloc='h:ab', path='/', query='', fragment='')
# ParseResult(scheme='http', netloc='h:ab', path='/', params='', query='', fragment='')
# http://h:ab/
# http://h:ab/
# DefragResult(url='http://h:ab/', fragment='')
# None
# None
# h
# ValueError Port could not be cast to integer value as 'ab'
# ParseResult(scheme='http', netloc='X', path='', params='', query='', fragment='')
# SplitResult(scheme='http', netloc='X', path='', query='', fragment='')
# ParseResult(scheme='http', netloc='X', path='', params='', query='', fragment='')
# http://X
# http://X
# DefragResult(url='HTTP://X', fragment='')
# None
# None
# x
# None
# ParseResult(scheme='file', netloc='', path='/etc/passwd', params='', query='', fragment='')
# SplitResult(scheme='file', netloc='', path='/etc/passwd', query='', fragment='')
# ParseResult(scheme='file', netloc='', path='/etc/passwd', params='', query='', fragment='')
# file:///etc/passwd
# file:///etc/passwd
# DefragResult(url='file:///etc/passwd', fragment='')
# None
# None
# None
# None
# ParseResult(scheme='http', netloc='a', path='/b;c/d', params='e', query='', fragment='')
# SplitResult(scheme='http', netloc='a', path='/b;c/d;e', query='', fragment='')
# ParseResult(scheme='http', netloc='a', path='/b;c/d', params='e', query='', fragment='')
# http://a/b;c/d;e
# http://a/b;c/d;e
# DefragResult(url='http://a/b;c/d;e', fragment='')
# None
# None
# a
# None
# ParseResult(scheme='', netloc='', path='', params='', query='', fragment='')
# SplitResult(scheme='dflt', netloc='', path='', query='', fragment='')
# ParseResult(scheme='', netloc='', path='', params='', query='', fragment='')
#
#
# DefragResult(url='', fragment='')
# None
# None
# None
# None
# ParseResult(scheme='', netloc='', path='', params='', query='q', fragment='')
# SplitResult(scheme='dflt', netloc='', path='', query='q', fragment='')
# ParseResult(scheme='', netloc='', path='', params='', query='q', fragment='')
# ?q
# ?q
# DefragResult(url='?q', fragment='')
# None
# None
# None
# None
# ParseResult(scheme='', netloc='', path='', params='', query='', fragment='f')
# SplitResult(scheme='dflt', netloc='', path='', query='', fragment='f')
# ParseResult(scheme='', netloc='', path='#f', params='', query='', fragment='')
# #f
# #f
# DefragResult(url='', fragment='f')
# None
# None
# None
# None
# ParseResult(scheme='http', netloc='', path='', params='', query='', fragment='')
# SplitResult(scheme='http', netloc='', path='', query='', fragment='')
# ParseResult(scheme='http', netloc='', path='', params='', query='', fragment='')
# http://
# http://
# DefragResult(url='http://', fragment='')
# None
# None
# None
# None
# ParseResult(scheme='http', netloc='x', path='/y ', params='', query='', fragment='')
# SplitResult(scheme='http', netloc='x', path='/y ', query='', fragment='')
# ParseResult(scheme='http', netloc='x', path='/y ', params='', query='', fragment='')
# http://x/y 
# http://x/y 
# DefragResult(url='  http://x\n/y ', fragment='')
# None
# None
# x
# None
# ParseResult(scheme='javascript', netloc='', path='alert(1)', params='', query='', fragment='')
# SplitResult(scheme='javascript', netloc='', path='alert(1)', query='', fragment='')
# ParseResult(scheme='javascript', netloc='', path='alert(1)', params='', query='', fragment='')
# javascript:alert(1)
# javascript:alert(1)
# DefragResult(url='javascript:alert(1)', fragment='')
# None
# None
# None
# None
# ParseResult(scheme='http', netloc='h', path='/', params='', query='a=b?c', fragment='d#e')
# SplitResult(scheme='http', netloc='h', path='/', query='a=b?c', fragment='d#e')
# ParseResult(scheme='http', netloc='h', path='/', params='', query='a=b?c#d#e', fragment='')
# http://h/?a=b?c#d#e
# http://h/?a=b?c#d#e
# DefragResult(url='http://h/?a=b?c', fragment='d#e')
# None
# None
# h
# None
# ParseResult(scheme='', netloc='', path='1http://x', params='', query='', fragment='')
# SplitResult(scheme='dflt', netloc='', path='1http://x', query='', fragment='')
# ParseResult(scheme='', netloc='', path='1http://x', params='', query='', fragment='')
# 1http://x
# 1http://x
# DefragResult(url='1http://x', fragment='')
# None
# None
# None
# None
# ParseResult(scheme='a+b.c-d', netloc='x', path='', params='', query='', fragment='')
# SplitResult(scheme='a+b.c-d', netloc='x', path='', query='', fragment='')
# ParseResult(scheme='a+b.c-d', netloc='x', path='', params='', query='', fragment='')
# a+b.c-d://x
# a+b.c-d://x
# DefragResult(url='a+b.c-d://x', fragment='')
# None
# None
# x
# None
# ValueError netloc 'ex℀mple.com' contains invalid characters under NFKC normalization
# ValueError netloc 'ex℀mple.com' contains invalid characters under NFKC normalization
# ValueError netloc 'ex℀mple.com' contains invalid characters under NFKC normalization
# ValueError netloc 'ex℀mple.com' contains invalid characters under NFKC normalization
# ValueError netloc 'ex℀mple.com' contains invalid characters under NFKC normalization
# DefragResult(url='http://ex℀mple.com', fragment='')
# ValueError netloc 'ex℀mple.com' contains invalid characters under NFKC normalization
# ValueError netloc 'ex℀mple.com' contains invalid characters under NFKC normalization
# ValueError netloc 'ex℀mple.com' contains invalid characters under NFKC normalization
# ValueError netloc 'ex℀mple.com' contains invalid characters under NFKC normalization
# ParseResult(scheme='tel', netloc='', path='+1-2', params='x=y', query='', fragment='')
# SplitResult(scheme='tel', netloc='', path='+1-2;x=y', query='', fragment='')
# ParseResult(scheme='tel', netloc='', path='+1-2', params='x=y', query='', fragment='')
# tel:+1-2;x=y
# tel:+1-2;x=y
# DefragResult(url='tel:+1-2;x=y', fragment='')
# None
# None
# None
# None
# ParseResult(scheme='http', netloc='h%eth0', path='/', params='', query='', fragment='')
# SplitResult(scheme='http', netloc='h%eth0', path='/', query='', fragment='')
# ParseResult(scheme='http', netloc='h%eth0', path='/', params='', query='', fragment='')
# http://h%eth0/
# http://h%eth0/
# DefragResult(url='http://h%eth0/', fragment='')
# None
# None
# h%eth0
# None
# ParseResult(scheme='http', netloc='[fe80::1%25ETH0]', path='/', params='', query='', fragment='')
# SplitResult(scheme='http', netloc='[fe80::1%25ETH0]', path='/', query='', fragment='')
# ParseResult(scheme='http', netloc='[fe80::1%25ETH0]', path='/', params='', query='', fragment='')
# http://[fe80::1%25ETH0]/
# http://[fe80::1%25ETH0]/
# DefragResult(url='http://[fe80::1%25ETH0]/', fragment='')
# None
# None
# fe80::1%25ETH0
# None
# ParseResult(scheme='http', netloc='@', path='/', params='', query='', fragment='')
# SplitResult(scheme='http', netloc='@', path='/', query='', fragment='')
# ParseResult(scheme='http', netloc='@', path='/', params='', query='', fragment='')
# http://@/
# http://@/
# DefragResult(url='http://@/', fragment='')
#
# None
# None
# None
# ParseResult(scheme='http', netloc='user@h', path='', params='', query='', fragment='')
# SplitResult(scheme='http', netloc='user@h', path='', query='', fragment='')
# ParseResult(scheme='http', netloc='user@h', path='', params='', query='', fragment='')
# http://user@h
# http://user@h
# DefragResult(url='http://user@h', fragment='')
# user
# None
# h
# None
# ParseResult(scheme='http', netloc='[v1.x]', path='/', params='', query='', fragment='')
# SplitResult(scheme='http', netloc='[v1.x]', path='/', query='', fragment='')
# ParseResult(scheme='http', netloc='[v1.x]', path='/', params='', query='', fragment='')
# http://[v1.x]/
# http://[v1.x]/
# DefragResult(url='http://[v1.x]/', fragment='')
# None
# None
# v1.x
# None
# ParseResult(scheme='ws', netloc='h', path='/p', params='', query='q', fragment='')
# SplitResult(scheme='ws', netloc='h', path='/p', query='q', fragment='')
# ParseResult(scheme='ws', netloc='h', path='/p', params='', query='q', fragment='')
# ws://h/p?q
# ws://h/p?q
# DefragResult(url='ws://h/p?q', fragment='')
# None
# None
# h
# None
# ParseResult(scheme='x', netloc='h', path='/p;a', params='', query='', fragment='')
# SplitResult(scheme='x', netloc='h', path='/p;a', query='', fragment='')
# ParseResult(scheme='x', netloc='h', path='/p;a', params='', query='', fragment='')
# x://h/p;a
# x://h/p;a
# DefragResult(url='x://h/p;a', fragment='')
# None
# None
# h
# None
# ParseResult(scheme='http', netloc='', path='/p', params='', query='', fragment='')
# SplitResult(scheme='http', netloc='', path='/p', query='', fragment='')
# ParseResult(scheme='http', netloc='', path='/p', params='', query='', fragment='')
# http:///p
# http:///p
# DefragResult(url='http:///p', fragment='')
# None
# None
# None
# None
# ParseResult(scheme='http', netloc='', path='p', params='', query='', fragment='')
# SplitResult(scheme='http', netloc='', path='p', query='', fragment='')
# ParseResult(scheme='http', netloc='', path='p', params='', query='', fragment='')
# http:p
# http:p
# DefragResult(url='http:p', fragment='')
# None
# None
# None
# None
# ParseResult(scheme='', netloc='', path='/p', params='', query='', fragment='')
# SplitResult(scheme='dflt', netloc='', path='/p', query='', fragment='')
# ParseResult(scheme='', netloc='', path='/p', params='', query='', fragment='')
# /p
# /p
# DefragResult(url='///p', fragment='')
# None
# None
# None
# None
# ParseResult(scheme='', netloc='', path='//p', params='', query='', fragment='')
# SplitResult(scheme='dflt', netloc='', path='//p', query='', fragment='')
# ParseResult(scheme='', netloc='', path='//p', params='', query='', fragment='')
# ////p
# ////p
# DefragResult(url='////p', fragment='')
# None
# None
# None
# None
# ParseResultBytes(scheme=b'http', netloc=b'h:1', path=b'/p', params=b'', query=b'q', fragment=b'f')
# b'h'
# ParseResultBytes(scheme=b'http', netloc=b'h', path=b'/p', params=b'', query=b'', fragment=b'')
# ParseResult(scheme='http', netloc='h', path='/p', params='', query='', fragment='')
# TypeError Cannot mix str and non-str arguments
# http://h/p
# https://h/p
# http://h/p#f
# b'http://h/p?x'
# g:h
# g:h
# g:h
# g:h
# g:h
# http://a/b/c/g
# g
# g
# a/g
# http://h/g
# http://a/b/c/g
# ./g
# ./g
# a/g
# http://h/g
# http://a/b/c/g/
# g/
# g/
# a/g/
# http://h/g/
# http://a/g
# /g
# /g
# /g
# http://h/g
# http://g
# //g
# //g
# //g
# http://g
# http://a/b/c/d;p?y
# ?y
# ?y
# a/b?y
# http://h?y
# http://a/b/c/g?y
# g?y
# g?y
# a/g?y
# http://h/g?y
# http://a/b/c/d;p?q#s
# #s
# #s
# a/b#s
# http://h#s
# http://a/b/c/g#s
# g#s
# g#s
# a/g#s
# http://h/g#s
# http://a/b/c/g?y#s
# g?y#s
# g?y#s
# a/g?y#s
# http://h/g?y#s
# http://a/b/c/;x
# ;x
# ;x
# a/;x
# http://h/;x
# http://a/b/c/g;x
# g;x
# g;x
# a/g;x
# http://h/g;x
# http://a/b/c/g;x?y#s
# g;x?y#s
# g;x?y#s
# a/g;x?y#s
# http://h/g;x?y#s
# http://a/b/c/
# .
# .
# a/
# http://h/
# http://a/b/c/
# ./
# ./
# a/
# http://h/
# http://a/b/
# ..
# ..
# /
# http://h/
# http://a/b/
# ../
# ../
# /
# http://h/
# http://a/b/g
# ../g
# ../g
# g
# http://h/g
# http://a/
# ../..
# ../..
# /
# http://h/
# http://a/
# ../../
# ../../
# /
# http://h/
# http://a/g
# ../../g
# ../../g
# g
# http://h/g
# http://a/g
# ../../../g
# ../../../g
# g
# http://h/g
# http://a/g
# ../../../../g
# ../../../../g
# g
# http://h/g
# http://a/g
# /./g
# /./g
# /g
# http://h/g
# http://a/g
# /../g
# /../g
# g
# http://h/g
# http://a/b/c/g.
# g.
# g.
# a/g.
# http://h/g.
# http://a/b/c/.g
# .g
# .g
# a/.g
# http://h/.g
# http://a/b/c/g..
# g..
# g..
# a/g..
# http://h/g..
# http://a/b/c/..g
# ..g
# ..g
# a/..g
# http://h/..g
# http://a/b/g
# ./../g
# ./../g
# g
# http://h/g
# http://a/b/c/g/
# ./g/.
# ./g/.
# a/g/
# http://h/g/
# http://a/b/c/g/h
# g/./h
# g/./h
# a/g/h
# http://h/g/h
# http://a/b/c/h
# g/../h
# g/../h
# a/h
# http://h/h
# http://a/b/c/g;x=1/y
# g;x=1/./y
# g;x=1/./y
# a/g;x=1/y
# http://h/g;x=1/y
# http://a/b/c/y
# g;x=1/../y
# g;x=1/../y
# a/y
# http://h/y
# http://a/b/c/g?y/./x
# g?y/./x
# g?y/./x
# a/g?y/./x
# http://h/g?y/./x
# http://a/b/c/g?y/../x
# g?y/../x
# g?y/../x
# a/g?y/../x
# http://h/g?y/../x
# http://a/b/c/g#s/./x
# g#s/./x
# g#s/./x
# a/g#s/./x
# http://h/g#s/./x
# http://a/b/c/g
# http:g
# http:g
# http:g
# http://h/g
# mailto:x
# mailto:x
# mailto:x
# mailto:x
# mailto:x
# http://a/b/c/d;p?q
# mailto:a@b
#
# a/b
# http://h
# abc%20def
# abc+def
# abc%20def
# abc%20def
# abc+def
# abc def
# abc def
# b'abc def'
# a/b
# a%2Fb
# a%2Fb
# a/b
# a/b
# a/b
# a/b
# b'a/b'
# %C3%BC
# %C3%BC
# %C3%BC
# %C3%BC
# %C3%BC
# ü
# ü
# b'\xc3\xbc'
# a%2Bb
# a%2Bb
# a%2Bb
# a%2Bb
# a%2Bb
# a+b
# a+b
# b'a+b'
# ~-_.
# ~-_.
# ~-_.
# ~-_.
# ~-_.
# ~-_.
# ~-_.
# b'~-_.'
# %25
# %25
# %25
# %25
# %25
# %
# %
# b'%'
# UnicodeEncodeError 'utf-8' codec can't encode character '\udcff' in position 0: surrogates not allowed
# UnicodeEncodeError 'utf-8' codec can't encode character '\udcff' in position 0: surrogates not allowed
# UnicodeEncodeError 'utf-8' codec can't encode character '\udcff' in position 0: surrogates not allowed
# UnicodeEncodeError 'utf-8' codec can't encode character '\udcff' in position 0: surrogates not allowed
# UnicodeEncodeError 'utf-8' codec can't encode character '\udcff' in position 0: surrogates not allowed
# UnicodeEncodeError 'utf-8' codec can't encode character '\udcff' in position 0: surrogates not allowed
# UnicodeEncodeError 'utf-8' codec can't encode character '\udcff' in position 0: surrogates not allowed
# UnicodeEncodeError 'utf-8' codec can't encode character '\udcff' in position 0: surrogates not allowed
#
#
#
#
#
#
#
# b''
# a%20b
# a+b
# a%20b
# a%20b
# a+b
# a b
# a b
# b'a b'
# a%26b%3Dc
# a%26b%3Dc
# a%26b%3Dc
# a&b%3Dc
# a%26b%3Dc
# a&b=c
# a&b=c
# b'a&b=c'
# %E6%97%A5%E6%9C%AC
# %E6%97%A5%E6%9C%AC
# %E6%97%A5%E6%9C%AC
# %E6%97%A5%E6%9C%AC
# %E6%97%A5%E6%9C%AC
# 日本
# 日本
# b'\xe6\x97\xa5\xe6\x9c\xac'
# %E9
# TypeError quote() doesn't support 'encoding' for bytes
# TypeError quote_from_bytes() expected bytes
# TypeError quote_from_bytes() expected bytes
# %FF%2Fa
# %zz%4
# é
# �
# é
# A
# TypeError argument of type 'int' is not iterable
# AttributeError 'int' object has no attribute 'split'
# b'%\xc3\xa941'
# a%
# A%
#
# a b+
# {'a': ['1', '3'], 'b': ['2']}
# [('a', '1'), ('b', '2'), ('a', '3')]
# {'a': ['1', '3'], 'b': ['2']}
# [('a', '1'), ('b', '2'), ('a', '3')]
# [('a', '1&b=2&a=3')]
# ValueError Max number of fields exceeded
# {}
# []
# {'a': [''], 'b': ['']}
# ValueError bad query field: 'b'
# [('a', '&b')]
# ValueError Max number of fields exceeded
# {'a': ['1;b=2']}
# [('a', '1;b=2')]
# {'a': ['1;b=2']}
# [('a', '1;b=2')]
# [('a', '1'), ('b', '2')]
# [('a', '1;b=2')]
# {}
# []
# {}
# []
# []
# []
# {'': ['x']}
# [('', 'x')]
# {'': ['x']}
# [('', 'x')]
# [('', 'x')]
# [('', 'x')]
# {'a': ['  ']}
# [('a', '  ')]
# {'a': ['  ']}
# [('a', '  ')]
# [('a', '  ')]
# [('a', '  ')]
# {b'a': [b'1'], b'b': [b'\xff']}
# [(b'a', b'1'), (b'b', b'\xff')]
# {b'a': [b'1'], b'b': [b'\xff']}
# [(b'a', b'1'), (b'b', b'\xff')]
# [(b'a', b'1&b=\xff')]
# ValueError Max number of fields exceeded
# {'a': ['1']}
# [('a', '1')]
# {'a': ['1']}
# ValueError bad query field: ''
# [('&&a', '1')]
# ValueError Max number of fields exceeded
# ValueError Separator must be of type string or bytes.
# []
# TypeError memoryview: a bytes-like object is required, not 'int'
# a=1&b=x+y&c=%5B1%2C+2%5D
# a=1&c=1&c=2&d=xy
# a=%C3%A9&b=%FF
# TypeError not a valid non-string sequence or mapping object
# TypeError not a valid non-string sequence or mapping object
# TypeError not a valid non-string sequence or mapping object
# a=x%20y
# a/=/
#
#
#
# a=None&b=True
# http://x ['DefragResult', 'DefragResultBytes', 'ParseResult', 'ParseResultBytes', 'SplitResult', 'SplitResultBytes', 'parse_qs', 'parse_qsl', 'quote', 'quote_from_bytes', 'quote_plus', 'unquote', 'unquote_plus', 'unquote_to_bytes', 'urldefrag', 'urlencode', 'urljoin', 'urlparse', 'urlsplit', 'urlunparse', 'urlunsplit']
# ('x', '/')
# SplitResult(scheme='a', netloc='b', path='c', query='d', fragment='e')
# ('scheme', 'netloc', 'path', 'params', 'query', 'fragment')
# SplitResultBytes(scheme=b'', netloc=b'', path=b'', query=b'', fragment=b'')
# AttributeError 'int' object has no attribute 'decode'
# SplitResult(scheme='http', netloc='h', path='/a b', query='', fragment='')
# True
# True
# <urlopen error r> URLError('r') r
# HTTP Error 404: Not Found <HTTPError 404: 'Not Found'> 404 Not Found {'a': 'b'} http://u b'' True
# <urlopen error m>

"""URLs are compared by their parts as written, shown to people without escapes, and made of parts; what is refused."""
from yarl import URL

print(sorted(map(URL, ("http://b", "/x", "http://a/c?d", "http://u@a", "http://a:81", "http://a/c", "http://a"))))
for text in ("http://ñ.com/ñ?é=ü#ö", "http://u:pé@h:80/a%2Fb?a=1%262", "http://h/%25?a=%23+b", "mailto:x@y", "/a b?c",
             "http://[::1]:80/"):
    print(URL(text).human_repr())
print(repr(URL.build(scheme="http")), repr(URL.build(scheme="http", path="/a")), repr(URL("http:")), URL("http://").host,
      URL("file:///a").raw_host, repr(URL(" http://h/a\nb ")))
for attempt in (lambda: URL("http://:80"), lambda: URL("http://h\\a"), lambda: URL("http://h").with_user(5),
                lambda: URL("http://h") < 5, lambda: type("Mine", (URL,), {})):
    try:
        attempt()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

# output:
# [URL('/x'), URL('http://a'), URL('http://a/c'), URL('http://a/c?d'), URL('http://a:81'), URL('http://b'), URL('http://u@a')]
# http://ñ.com/ñ?é=ü#ö
# http://u:pé@h:80/a/b?a=1%262
# http://h/%25?a=%23 b
# mailto:x@y
# /a b?c=
# http://[::1]:80/
# URL('http://') URL('http:///a') URL('http://') None None URL('http://h/ab%20')
# ValueError Invalid URL: host is required for absolute urls with the http scheme
# ValueError Invalid URL: backslash ('\') is not allowed in the authority component per RFC 3986.
# TypeError Invalid user type
# TypeError '<' not supported between instances of 'URL' and 'int'
# TypeError Inheriting a class <class '__main__.Mine'> from URL is forbidden

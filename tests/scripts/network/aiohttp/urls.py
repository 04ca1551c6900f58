from yarl import URL

for text in ("http://example.com", "http://Example.COM:80/a%30b?x=1 2&y=%7E#f g", "http://user:p%40ss@host:8080/p", "/rel/path?q=1", "http://[::1]:81/",
             "https://xn--bcher-kva.example/ü?ü=ä", "http://1.2/", "mailto:a@b", "http://h/a/../b/./c", "?a=1", "#f", "//host/p", ""):
    url = URL(text)
    print(repr(url), url.scheme, url.host, url.port, url.path, url.query_string, url.fragment, url.absolute)
base = URL("http://example.com/a/b?x=1")
print(base.join(URL("c")), base.join(URL("/d?y=2")), base / "e f", base % {"z": 1}, base.with_query({"k": [1, 2]}), base.origin(), base.relative())
print(base.with_path("/p q"), base.with_host("other"), base.with_port(81), base.with_scheme("https"), base.with_fragment("x y"))
print(base.update_query(x=2, w="a&b"), base.extend_query({"x": 3}), base.parent, base.name, base.with_name("n"), base.parts)
print(URL("http://h") == URL("http://h/"), hash(URL("http://h")) == hash(URL("http://h/")), URL("http://h/?a=1&a=2").query.getall("a"))
print(URL.build(scheme="http", host="h", port=90, path="/x y", query={"a": "b c"}), URL("http://u:p@h/").human_repr())
print(URL("http://bücher.example/"), URL("http://пример.испытание").host)
print(str(URL("http://example.com?x=1")), URL("http://h/%D1%8F").path, URL("http://h").raw_path, URL("http://h:80").explicit_port)
for wrong in (lambda: URL("http://h:99999"), lambda: URL(5), lambda: URL("/x").origin(), lambda: URL("http://h").with_query(a=True)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)

# output:
# URL('http://example.com') http example.com 80 /   True
# URL('http://example.com/a0b?x=1+2&y=~#f%20g') http example.com 80 /a0b x=1 2&y=~ f g True
# URL('http://user:p%40ss@host:8080/p') http host 8080 /p   True
# URL('/rel/path?q=1')  None None /rel/path q=1  False
# URL('http://[::1]:81/') http ::1 81 /   True
# URL('https://xn--bcher-kva.example/%C3%BC?%C3%BC=%C3%A4') https bücher.example 443 /ü ü=ä  True
# URL('http://1.2/') http 1.2 80 /   True
# URL('mailto:a@b') mailto None None a@b   False
# URL('http://h/b/c') http h 80 /b/c   True
# URL('?a=1')  None None  a=1  False
# URL('#f')  None None   f False
# URL('//host/p')  host None /p   True
# URL('')  None None    False
# http://example.com/a/c http://example.com/d?y=2 http://example.com/a/b/e%20f http://example.com/a/b?x=1&z=1 http://example.com/a/b?k=1&k=2 http://example.com /a/b?x=1
# http://example.com/p%20q http://other/a/b?x=1 http://example.com:81/a/b?x=1 https://example.com/a/b?x=1 http://example.com/a/b?x=1#x%20y
# http://example.com/a/b?x=2&w=a%26b http://example.com/a/b?x=1&x=3 http://example.com/a b http://example.com/a/n ('/', 'a', 'b')
# True True ['1', '2']
# http://h:90/x%20y?a=b+c http://u:p@h/
# http://xn--bcher-kva.example/ пример.испытание
# http://example.com/?x=1 /я / 80
# ValueError Port out of range 0-65535
# TypeError Constructor parameter should be str
# ValueError URL should be absolute
# TypeError Invalid variable type: value should be str, int or float, got True of type <class 'bool'>

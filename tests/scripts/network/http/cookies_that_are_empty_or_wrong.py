"""Empty values are quoted; a header with something that is no cookie gives none at all."""
from http.cookies import CookieError, SimpleCookie

cookies = SimpleCookie()
cookies["old"] = ""
cookies["price"] = "5 €"
print(cookies.output(sep="\n"))
for header in ("a=1; b=2", 'a="x y"; b=""', "a=1; d", "a=1; b; c=2", "a=b c; d=e", "Path=/; a=1", "a=1; path", "a=1, b=2",
               'a="unclosed; b=2', "$Version=1; a=1; $Path=/x", "a=1; secure; HttpOnly", ";;a=1",
               "a=1; expires=Wed, 01 Jan 2020 00:00:00 GMT; b=2"):
    found = SimpleCookie(header)
    print(header, "->", "; ".join(morsel.OutputString() for morsel in found.values()))
try:
    SimpleCookie("a@b=1")
except CookieError as error:
    print(error)

# output:
# Set-Cookie: old=""
# Set-Cookie: price="5 €"
# a=1; b=2 -> a=1; b=2
# a="x y"; b="" -> a="x y"; b=""
# a=1; d -> 
# a=1; b; c=2 -> 
# a=b c; d=e -> 
# Path=/; a=1 -> 
# a=1; path -> 
# a=1, b=2 -> a=1,; b=2
# a="unclosed; b=2 -> 
# $Version=1; a=1; $Path=/x -> a=1; Path=/x
# a=1; secure; HttpOnly -> a=1; HttpOnly; Secure
# ;;a=1 -> 
# a=1; expires=Wed, 01 Jan 2020 00:00:00 GMT; b=2 -> a=1; expires=Wed, 01 Jan 2020 00:00:00 GMT; b=2
# Illegal key 'a@b'

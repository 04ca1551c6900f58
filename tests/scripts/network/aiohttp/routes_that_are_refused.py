import functools
import inspect
from aiohttp import web
from collections.abc import Mapping


async def handler(request):
    return web.Response()


def plain(request):
    return web.Response()


def show(function, *args, **options):
    try:
        print(function(*args, **options))
    except (AssertionError, ValueError) as error:
        print(type(error).__name__, *error.args)


router = web.Application().router
show(router.add_get, "/", 5)
show(router.add_get, "/", None)
for method in "BAD METHOD", "ge@", "", "*", "m-x":
    try:
        print(router.add_route(method, "/" + method.replace(" ", ""), handler).method)
    except ValueError as error:
        print(error)
show(router.add_get, "/keyword", handler, name="for")
show(router.add_static, "static", "/")
for one in plain, functools.partial(handler):
    print(inspect.iscoroutinefunction(router.add_get("/" + getattr(one, "__name__", "partial"), one).handler))
named = router.add_get("/named", handler, name="named").resource
print(router.get("named") is named, router.get("none"), list(router.items()) == [("named", named)], isinstance(router, Mapping))
resources, routes = router.resources(), router.routes()
print(type(resources).__name__, len(resources), named in resources, type(routes).__name__, len(routes))
print(web.HTTPRequestEntityTooLarge(max_size=10, actual_size=20).text)

# output:
# AssertionError 5
# AssertionError None
# BAD METHOD is not allowed HTTP method
# GE@ is not allowed HTTP method
#  is not allowed HTTP method
# *
# M-X
# ValueError Incorrect route name 'for', python keywords cannot be used for route name
# AssertionError
# True
# True
# True None True True
# ResourcesView 9 True RoutesView 8
# Maximum request body size 10 exceeded.

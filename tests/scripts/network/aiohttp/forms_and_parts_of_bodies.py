"""Multipart bodies: forms with files, parts read as they come, parts that are written, and what is wrong with some."""
import asyncio
import io
import logging

import aiohttp
from aiohttp import ClientSession, FormData, MultipartReader, MultipartWriter, web

logging.getLogger("aiohttp.server").setLevel(100)


async def raw(request):
    body = await request.read()
    boundary = request.content_type and request.headers["Content-Type"].split("boundary=")[1].encode()
    print(request.headers["Content-Length"], body.replace(boundary, b"BOUNDARY"))
    return web.Response(text="ok")


async def post(request):
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            print(name, "file", value.name, value.filename, value.content_type, dict(value.headers), value.file.read())
        else:
            print(name, repr(value))
    return web.Response(text="ok")


async def parts(request):
    reader = await request.multipart()
    print(type(reader).__name__, reader.at_eof())
    async for part in reader:
        print(part.name, part.filename, dict(part.headers), part.get_charset("none"), part.at_eof())
        if part.filename:
            while chunk := await part.read_chunk(64):
                print(len(chunk), chunk[:8])
            print(part.at_eof(), await part.read())
        else:
            print(repr(await part.text()))
    print(reader.at_eof())
    return web.Response(text="ok")


async def reply(request):
    with MultipartWriter("mixed", boundary="frontier") as writer:
        writer.append("one")
        writer.append_json({"a": 1})
        writer.append(b"\x00\x01", {"Content-Type": "image/png"})
        writer.append_form([("x", "1 2"), ("y", "é")])
        part = writer.append(io.BytesIO(b"file"))
        part.set_content_disposition("attachment", filename="naïve file.txt")
        inner = MultipartWriter("related", boundary="inner")
        inner.append("inner one")
        writer.append(inner)
    print(len(writer), writer.size, writer.boundary, writer.content_type)
    return web.Response(body=writer)


def form():
    fields = FormData()
    fields.add_field("name", "value é")
    fields.add_field("file", io.BytesIO(b"abcdefgh" * 20), filename="a b.txt", content_type="text/plain")
    fields.add_field("bytes", b"\x00\x01\x02")
    fields.add_field("json", '{"a": 1}', content_type="application/json")
    fields.add_field('quo"ted', "x")
    fields.add_field("empty", "")
    return fields


async def main():
    app = web.Application()
    app.add_routes([web.post("/raw", raw), web.post("/post", post), web.post("/parts", parts), web.get("/reply", reply)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    base = "http://127.0.0.1:%d" % site._server.sockets[0].getsockname()[1]
    async with ClientSession(base) as session:
        for path in ("/raw", "/post", "/parts"):
            async with session.post(path, data=form()) as response:
                print(path, response.status, await response.text())
        for path in ("/raw", "/post"):
            with MultipartWriter("form-data") as writer:
                writer.append("v").set_content_disposition("form-data", name="k")
                writer.append(b"data").set_content_disposition("form-data", name="f", filename="f.bin")
            async with session.post(path, data=writer) as response:
                print(path, response.status)
        async with session.get("/reply") as response:
            print(response.headers["Content-Type"], await response.read())
        async with session.get("/reply") as response:
            reader = MultipartReader.from_response(response)
            while (part := await reader.next()) is not None:
                if isinstance(part, aiohttp.BodyPartReader):
                    print(dict(part.headers), part.filename, await part.read(decode=True))
                else:
                    print(type(part).__name__)
                    while (deeper := await part.next()) is not None:
                        print("   ", await deeper.text())
        for kind, body in [
            ("text/plain", b"x"),
            ("multipart/form-data", b"x"),
            ("multipart/form-data; boundary=zz", b"nothing"),
            ("multipart/form-data; boundary=zz", b'--zz\r\nContent-Disposition: form-data; name="a"\r\n\r\nabc'),
        ]:
            for path in ("/post", "/parts"):
                async with session.post(path, data=body, headers={"Content-Type": kind}) as response:
                    print(kind, path, response.status)
    await runner.cleanup()
    print(aiohttp.parse_content_disposition('form-data; name="a;b"; filename*=UTF-8\'\'na%C3%AFve.txt'))


asyncio.run(main())

# output:
# 995 b'--BOUNDARY\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name="name"\r\n\r\nvalue \xc3\xa9\r\n--BOUNDARY\r\nContent-Type: text/plain\r\nContent-Disposition: form-data; name="file"; filename="a%20b.txt"\r\n\r\nabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefgh\r\n--BOUNDARY\r\nContent-Type: application/octet-stream\r\nContent-Disposition: form-data; name="bytes"; filename="bytes"\r\n\r\n\x00\x01\x02\r\n--BOUNDARY\r\nContent-Type: application/json\r\nContent-Disposition: form-data; name="json"\r\n\r\n{"a": 1}\r\n--BOUNDARY\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name="quo\\"ted"\r\n\r\nx\r\n--BOUNDARY\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name="empty"\r\n\r\n\r\n--BOUNDARY--\r\n'
# /raw 200 ok
# name 'value é'
# file file file a%20b.txt text/plain {'Content-Type': 'text/plain', 'Content-Disposition': 'form-data; name="file"; filename="a%20b.txt"'} b'abcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefghabcdefgh'
# bytes file bytes bytes application/octet-stream {'Content-Type': 'application/octet-stream', 'Content-Disposition': 'form-data; name="bytes"; filename="bytes"'} b'\x00\x01\x02'
# json bytearray(b'{"a": 1}')
# quo"ted 'x'
# empty ''
# /post 200 ok
# MultipartReader False
# name None {'Content-Type': 'text/plain; charset=utf-8', 'Content-Disposition': 'form-data; name="name"'} utf-8 False
# 'value é'
# file a%20b.txt {'Content-Type': 'text/plain', 'Content-Disposition': 'form-data; name="file"; filename="a%20b.txt"'} none False
# 64 b'abcdefgh'
# 64 b'abcdefgh'
# 32 b'abcdefgh'
# True b''
# bytes bytes {'Content-Type': 'application/octet-stream', 'Content-Disposition': 'form-data; name="bytes"; filename="bytes"'} none False
# 3 b'\x00\x01\x02'
# True b''
# json None {'Content-Type': 'application/json', 'Content-Disposition': 'form-data; name="json"'} none False
# '{"a": 1}'
# quo"ted None {'Content-Type': 'text/plain; charset=utf-8', 'Content-Disposition': 'form-data; name="quo\\"ted"'} utf-8 False
# 'x'
# empty None {'Content-Type': 'text/plain; charset=utf-8', 'Content-Disposition': 'form-data; name="empty"'} utf-8 False
# ''
# True
# /parts 200 ok
# 306 b'--BOUNDARY\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name="k"\r\n\r\nv\r\n--BOUNDARY\r\nContent-Type: application/octet-stream\r\nContent-Disposition: form-data; name="f"; filename="f.bin"\r\n\r\ndata\r\n--BOUNDARY--\r\n'
# /raw 200
# k 'v'
# f file f f.bin application/octet-stream {'Content-Type': 'application/octet-stream', 'Content-Disposition': 'form-data; name="f"; filename="f.bin"'} b'data'
# /post 200
# 6 653 frontier multipart/mixed; boundary=frontier
# multipart/mixed; boundary=frontier b'--frontier\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 3\r\n\r\none\r\n--frontier\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\n{"a": 1}\r\n--frontier\r\nContent-Type: image/png\r\nContent-Length: 2\r\n\r\n\x00\x01\r\n--frontier\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 14\r\n\r\nx=1+2&y=%C3%A9\r\n--frontier\r\nContent-Type: application/octet-stream\r\nContent-Length: 4\r\nContent-Disposition: attachment; filename="na%C3%AFve%20file.txt"\r\n\r\nfile\r\n--frontier\r\nContent-Type: multipart/related; boundary=inner\r\nContent-Length: 93\r\n\r\n--inner\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 9\r\n\r\ninner one\r\n--inner--\r\n\r\n--frontier--\r\n'
# 6 653 frontier multipart/mixed; boundary=frontier
# {'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': '3'} None bytearray(b'one')
# {'Content-Type': 'application/json', 'Content-Length': '8'} None bytearray(b'{"a": 1}')
# {'Content-Type': 'image/png', 'Content-Length': '2'} None bytearray(b'\x00\x01')
# {'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': '14'} None bytearray(b'x=1+2&y=%C3%A9')
# {'Content-Type': 'application/octet-stream', 'Content-Length': '4', 'Content-Disposition': 'attachment; filename="na%C3%AFve%20file.txt"'} na%C3%AFve%20file.txt bytearray(b'file')
# MultipartReader
#     inner one
# text/plain /post 200
# text/plain /parts 500
# multipart/form-data /post 500
# multipart/form-data /parts 500
# multipart/form-data; boundary=zz /post 500
# MultipartReader False
# multipart/form-data; boundary=zz /parts 500
# multipart/form-data; boundary=zz /post 500
# MultipartReader False
# a None {'Content-Disposition': 'form-data; name="a"'} none False
# multipart/form-data; boundary=zz /parts 500
# ('form-data', {'name': 'a;b', 'filename*': 'naïve.txt'})

import configparser

TEXT = """
# a comment
[DEFAULT]
Base = /home

[server]
host: example.com
port = 8080
debug = on
path = %(base)s/www
lines = one
  two

  three
"""
config = configparser.ConfigParser()
config.read_string(TEXT)
print(config.sections(), "server" in config, config.defaults())
server = config["server"]
print(server, list(server), server["Host"], server["path"], repr(server["lines"]))
print(server.getint("port"), server.getboolean("debug"), server.get("none"), server.get("none", "else"), server.getfloat("none", 1.5))
print(config.get("server", "path", raw=True), config.get("server", "path", vars={"base": "/srv"}), config.get("no", "x", fallback=0))
print(config.items("server")[:2], config.read(["/no/such.ini"]), config.has_option("server", "BASE"))
config.read_dict({"more": {"a": 1, "B": "two"}})
print(dict(config["more"]))
listing = configparser.ConfigParser(converters={"list": str.split})
listing.read_string("[s]\nnames = a b")
print(listing.getlist("s", "names"), listing["s"].getlist("names"))

# output:
# ['server'] True {'base': '/home'}
# <Section: server> ['host', 'port', 'debug', 'path', 'lines', 'base'] example.com /home/www 'one\ntwo\n\nthree'
# 8080 True None else 1.5
# %(base)s/www /srv/www 0
# [('base', '/home'), ('host', 'example.com')] [] True
# {'a': '1', 'b': 'two', 'base': '/home'}
# ['a', 'b'] ['a', 'b']

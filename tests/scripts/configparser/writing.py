import configparser
import sys

config = configparser.ConfigParser()
config["DEFAULT"] = {"Base": "/home"}
config["server"] = {"Host": "example.com", "lines": "one\ntwo"}
config.set("server", "port", "80")
config["gone"] = {}
del config["gone"]
config.remove_option("server", "host")
config.write(sys.stdout)
config.write(sys.stdout, space_around_delimiters=False)

# output:
# [DEFAULT]
# base = /home
#
# [server]
# lines = one
# 	two
# port = 80
#
# [DEFAULT]
# base=/home
#
# [server]
# lines=one
# 	two
# port=80
#

import configparser

config = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
config.read_string("""
[paths]
home = /home
logs = ${home}/logs
[app]
file = ${paths:logs}/app.log
price = $$5
bad = ${paths:none}
""")
print(config["app"]["file"], config["app"]["price"])  # expect: /home/logs/app.log $5
try:
    config["app"]["bad"]
except configparser.InterpolationMissingOptionError as error:
    print(error.option, error.section, error.reference)  # expect: bad app paths:none

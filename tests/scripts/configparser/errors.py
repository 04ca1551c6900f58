import configparser


def fails(call):
    try:
        print(call())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def read(text, **options):
    config = configparser.ConfigParser(**options)
    config.read_string(text, "x.ini")
    return {name: dict(config[name]) for name in config.sections()}


fails(lambda: read("a = 1"))
fails(lambda: read("[s]\nno value\n=x"))
fails(lambda: read("[s]\nno value", allow_no_value=True))
fails(lambda: read("[s]\n[s]"))
fails(lambda: read("[s]\na=1\nA=2"))
fails(lambda: read("[s]\na=1\nA=2", strict=False))
fails(lambda: read("[s]\na = %(b)s"))
fails(lambda: read("[s]\na = %(a)s"))
fails(lambda: read("[s]\na = 5%"))
fails(lambda: read("[s]\na = 5%", interpolation=None))
config = configparser.ConfigParser()
config["s"] = {"a": "1", "b": "text"}
fails(lambda: config["t"])
fails(lambda: config["s"]["c"])
fails(lambda: config.get("t", "a"))
fails(lambda: config.get("s", "c"))
fails(lambda: config.getint("s", "b"))
fails(lambda: config.getboolean("s", "b"))
fails(lambda: config.set("s", "a", 1))
fails(lambda: config.set("s", "a", "5%"))
fails(lambda: config.add_section("s"))

# output:
# MissingSectionHeaderError: File contains no section headers.
# file: 'x.ini', line: 1
# 'a = 1'
# ParsingError: Source contains parsing errors: 'x.ini'
# 	[line  2]: 'no value\n'
# 	[line  3]: '=x'
# {'s': {'no value': None}}
# DuplicateSectionError: While reading from 'x.ini' [line  2]: section 's' already exists
# DuplicateOptionError: While reading from 'x.ini' [line  3]: option 'a' in section 's' already exists
# {'s': {'a': '2'}}
# InterpolationMissingOptionError: Bad value substitution: option 'a' in section 's' contains an interpolation key 'b' which is not a valid option name. Raw value: '%(b)s'
# InterpolationDepthError: Recursion limit exceeded in value substitution: option 'a' in section 's' contains an interpolation key which cannot be substituted in 10 steps. Raw value: '%(a)s'
# InterpolationSyntaxError: '%' must be followed by '%' or '(', found: '%'
# {'s': {'a': '5%'}}
# KeyError: 't'
# KeyError: 'c'
# NoSectionError: No section: 't'
# NoOptionError: No option 'c' in section: 's'
# ValueError: invalid literal for int() with base 10: 'text'
# ValueError: Not a boolean: text
# TypeError: option values must be strings
# ValueError: invalid interpolation syntax in '5%' at position 1
# DuplicateSectionError: Section 's' already exists

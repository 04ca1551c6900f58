"""Configuring the logging package from a dictionary or an ini file."""

import logging
import logging.handlers
import sys

DEFAULT_LOGGING_CONFIG_PORT = 9030
# The error of a connection that was cut: ECONNRESET.
RESET_ERROR = 104

_IDENTIFIER_START = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"


def _resolve(name):
    """The object with a dotted name; modules on the way are imported."""
    parts = name.split(".")
    used = parts.pop(0)
    found = __import__(used)
    for part in parts:
        used += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(used)
            found = getattr(found, part)
    return found


def valid_ident(s):
    """Whether a string can be the name of a parameter; ValueError where not."""
    if not s or s[0] not in _IDENTIFIER_START or not all(c in _IDENTIFIER_START or c.isdigit() for c in s):
        raise ValueError(f"Not a valid Python identifier: {s!r}")
    return True


# --- references in configurations -----------------------------------------------------------------------------------


class ConvertingMixin:
    """What the containers have in common: items are converted when they are read."""

    def convert_with_key(self, key, value, replace=True):
        result = self.configurator.convert(value)
        if value is not result:
            if replace:
                self[key] = result
            if isinstance(result, ConvertingMixin):
                result.parent = self
                result.key = key
        return result


class ConvertingDict(dict, ConvertingMixin):
    """A dict whose values are converted when they are read."""

    def __getitem__(self, key):
        return self.convert_with_key(key, dict.__getitem__(self, key))

    def get(self, key, default=None):
        return self.convert_with_key(key, dict.get(self, key, default), key in self)

    def pop(self, key, default=None):
        return self.convert_with_key(key, dict.pop(self, key, default), replace=False)


class ConvertingList(list, ConvertingMixin):
    """A list whose items are converted when they are read."""

    def __getitem__(self, key):
        return self.convert_with_key(key, list.__getitem__(self, key))

    def __iter__(self):
        return (self[index] for index in range(len(self)))

    def pop(self, idx=-1):
        return self.convert_with_key(idx, list.pop(self, idx), replace=False)


class ConvertingTuple(tuple, ConvertingMixin):
    """A tuple whose items are converted when they are read."""

    def __getitem__(self, key):
        return self.convert_with_key(key, tuple.__getitem__(self, key), replace=False)

    def __iter__(self):
        return (self[index] for index in range(len(self)))


class BaseConfigurator:
    """Resolves what a configuration refers to: `ext://module.name`, `cfg://part.of[it]`."""

    value_converters = {"ext": "ext_convert", "cfg": "cfg_convert"}
    importer = staticmethod(__import__)

    def __init__(self, config):
        self.config = ConvertingDict(config)
        self.config.configurator = self

    def resolve(self, s):
        """The object with a dotted name; ValueError where it cannot be imported."""
        try:
            return _resolve(s)
        except ImportError as error:
            raise ValueError(f"Cannot resolve {s!r}: {error}") from error

    def ext_convert(self, value):
        """The object behind `ext://`."""
        return self.resolve(value)

    def cfg_convert(self, value):
        """The part of the configuration behind `cfg://`."""
        name, rest = self._leading_word(value)
        if name is None:
            raise ValueError(f"Unable to convert {value!r}")
        found = self.config[name]
        while rest:
            if rest[0] == ".":
                name, rest = self._leading_word(rest[1:])
                if name is None:
                    raise ValueError(f"Unable to convert {value!r} at {rest!r}")
                found = found[name]
            elif rest[0] == "[" and "]" in rest:
                key, _, rest = rest[1:].partition("]")
                found = self._item(found, key)
            else:
                raise ValueError(f"Unable to convert {value!r} at {rest!r}")
        return found

    @staticmethod
    def _leading_word(text):
        end = 0
        while end < len(text) and (text[end].isalnum() or text[end] == "_"):
            end += 1
        return text[:end] or None, text[end:].lstrip() if end else text

    @staticmethod
    def _item(found, key):
        if key.isdigit():
            try:
                return found[int(key)]
            except TypeError:
                pass
        return found[key]

    def convert(self, value):
        """A value as it is used: containers that convert, references resolved."""
        if isinstance(value, str):
            prefix, separator, suffix = value.partition("://")
            converter = self.value_converters.get(prefix) if separator else None
            return getattr(self, converter)(suffix) if converter else value
        for base, converting in ((dict, ConvertingDict), (list, ConvertingList), (tuple, ConvertingTuple)):
            if isinstance(value, base) and not isinstance(value, ConvertingMixin) and not hasattr(value, "_fields"):
                value = converting(value)
                value.configurator = self
        return value

    def configure_custom(self, config):
        """What the callable under `()` makes of the rest; `.` holds attributes to set."""
        factory = config.pop("()")
        if not callable(factory):
            factory = self.resolve(factory)
        kwargs = {key: config[key] for key in config if key != "." and valid_ident(key)}
        result = factory(**kwargs)
        for name, value in (config.pop(".", None) or {}).items():
            setattr(result, name, value)
        return result

    def as_tuple(self, value):
        """Lists as tuples."""
        return tuple(value) if isinstance(value, list) else value


class DictConfigurator(BaseConfigurator):
    """Configures logging from a dictionary."""

    def configure(self):
        """Do the configuration."""
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        with logging._lock:
            if config.pop("incremental", False):
                self._configure_levels(config)
            else:
                self._configure_all(config)

    def _configure_levels(self, config):
        """Only levels (and propagation) of what exists already."""
        for name, handler_config in config.get("handlers", {}).items():
            if name not in logging._handlers:
                raise ValueError(f"No handler found with name {name!r}")
            try:
                level = handler_config.get("level", None)
                if level:
                    logging._handlers[name].setLevel(logging._checkLevel(level))
            except Exception as error:
                raise ValueError(f"Unable to configure handler {name!r}") from error
        for name, logger_config in config.get("loggers", {}).items():
            try:
                self.configure_logger(name, logger_config, True)
            except Exception as error:
                raise ValueError(f"Unable to configure logger {name!r}") from error
        root = config.get("root", None)
        if root:
            try:
                self.configure_root(root, True)
            except Exception as error:
                raise ValueError("Unable to configure root logger") from error

    def _configure_all(self, config):
        disable_existing = config.pop("disable_existing_loggers", True)
        _clear_handlers()
        self._make(config.get("formatters", {}), self.configure_formatter, "formatter")
        self._make(config.get("filters", {}), self.configure_filter, "filter")
        self._make_handlers(config.get("handlers", {}))
        root = logging.root
        existing = sorted(root.manager.loggerDict)
        children = []
        for name, logger_config in config.get("loggers", {}).items():
            if name in existing:
                children += [other for other in existing if other.startswith(name + ".")]
                existing.remove(name)
            try:
                self.configure_logger(name, logger_config)
            except Exception as error:
                raise ValueError(f"Unable to configure logger {name!r}") from error
        _handle_existing(existing, children, disable_existing)
        root_config = config.get("root", None)
        if root_config:
            try:
                self.configure_root(root_config)
            except Exception as error:
                raise ValueError("Unable to configure root logger") from error

    def _make(self, table, make, what):
        for name in table:
            try:
                table[name] = make(table[name])
            except Exception as error:
                raise ValueError(f"Unable to configure {what} {name!r}") from error

    def _make_handlers(self, handlers):
        """Handlers may use one another: those whose target is not there yet come last."""
        waiting = []
        for name in sorted(handlers):
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as error:
                if " not configured yet" not in str(error.__cause__):
                    raise ValueError(f"Unable to configure handler {name!r}") from error
                waiting.append(name)
        for name in waiting:
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as error:
                raise ValueError(f"Unable to configure handler {name!r}") from error

    def configure_formatter(self, config):
        """Make a formatter."""
        if "()" in config:
            factory = config["()"]
            try:
                return self.configure_custom(config)
            except TypeError as error:
                # The callable may have names of its own for the format.
                if "'format'" not in str(error):
                    raise
                config["fmt"] = config.pop("format")
                config["()"] = factory
                return self.configure_custom(config)
        name = config.get("class", None)
        factory = _resolve(name) if name else logging.Formatter
        kwargs = {}
        defaults = config.get("defaults", None)
        if defaults is not None:
            kwargs["defaults"] = defaults
        if "validate" in config:
            kwargs["validate"] = config["validate"]
        return factory(config.get("format", None), config.get("datefmt", None), config.get("style", "%"), **kwargs)

    def configure_filter(self, config):
        """Make a filter."""
        return self.configure_custom(config) if "()" in config else logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        """Add filters, by name or as they are."""
        for filter in filters:
            try:
                own = callable(filter) or callable(getattr(filter, "filter", None))
                filterer.addFilter(filter if own else self.config["filters"][filter])
            except Exception as error:
                raise ValueError(f"Unable to add filter {filter!r}") from error

    def configure_handler(self, config):
        """Make a handler."""
        original = dict(config)
        formatter = config.pop("formatter", None)
        if formatter:
            try:
                formatter = self.config["formatters"][formatter]
            except Exception as error:
                raise ValueError(f"Unable to set formatter {formatter!r}") from error
        level = config.pop("level", None)
        filters = config.pop("filters", None)
        factory = self._handler_factory(config, original)
        attributes = config.pop(".", None)
        kwargs = {key: config[key] for key in config if valid_ident(key)}
        handler = self._call_handler_factory(factory, kwargs)
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(handler, filters)
        for name, value in (attributes or {}).items():
            setattr(handler, name, value)
        return handler

    def _handler_factory(self, config, original):
        if "()" in config:
            factory = config.pop("()")
            return factory if callable(factory) else self.resolve(factory)
        name = config.pop("class")
        factory = name if callable(name) else self.resolve(name)
        if issubclass(factory, logging.handlers.MemoryHandler):
            if "flushLevel" in config:
                config["flushLevel"] = logging._checkLevel(config["flushLevel"])
            if "target" in config:
                try:
                    target = self.config["handlers"][config["target"]]
                    if not isinstance(target, logging.Handler):
                        config.update(original)
                        raise TypeError("target not configured yet")
                    config["target"] = target
                except Exception as error:
                    raise ValueError(f"Unable to set target handler {config['target']!r}") from error
        elif issubclass(factory, logging.handlers.QueueHandler):
            self._prepare_queue(config)
        return factory

    def _prepare_queue(self, config):
        if "queue" in config:
            queue = config["queue"]
            if isinstance(queue, str):
                queue = self.resolve(queue)
            if isinstance(queue, dict):
                queue = self.configure_custom(dict(queue))
            config["queue"] = queue() if callable(queue) else queue
        else:
            import queue
            config["queue"] = queue.Queue()
        listener = config.pop("listener", logging.handlers.QueueListener)
        if isinstance(listener, str):
            listener = self.resolve(listener)
        names = config.pop("handlers", [])
        handlers = [self.config["handlers"][name] for name in names]
        if not all(isinstance(handler, logging.Handler) for handler in handlers):
            raise ValueError("Unable to set required handler") from TypeError("Required handler not configured yet")
        respect = config.pop("respect_handler_level", False)
        self._listener = listener(config["queue"], *handlers, respect_handler_level=respect)

    def _call_handler_factory(self, factory, kwargs):
        try:
            handler = factory(**kwargs)
        except TypeError as error:
            # StreamHandler's parameter was once called differently.
            if "'stream'" not in str(error):
                raise
            kwargs["strm"] = kwargs.pop("stream")
            handler = factory(**kwargs)
        listener = self.__dict__.pop("_listener", None)
        if listener is not None:
            handler.listener = listener
        return handler

    def add_handlers(self, logger, handlers):
        """Add handlers by name."""
        for name in handlers:
            try:
                logger.addHandler(self.config["handlers"][name])
            except Exception as error:
                raise ValueError(f"Unable to add handler {name!r}") from error

    def common_logger_config(self, logger, config, incremental=False):
        """What root and other loggers have in common."""
        level = config.get("level", None)
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if not incremental:
            for handler in logger.handlers[:]:
                logger.removeHandler(handler)
            self.add_handlers(logger, config.get("handlers", None) or ())
            self.add_filters(logger, config.get("filters", None) or ())

    def configure_logger(self, name, config, incremental=False):
        """Configure a logger other than root."""
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        propagate = config.get("propagate", None)
        if propagate is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        """Configure the root logger."""
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Configure logging using a dictionary."""
    dictConfigClass(config).configure()


def _clear_handlers():
    logging._handlers.clear()
    logging.shutdown(logging._handlerList[:])
    del logging._handlerList[:]


def _handle_existing(existing, children, disable_existing):
    """Loggers that the configuration does not name: descendants of named ones stay, others may be disabled."""
    for name in existing:
        logger = logging.root.manager.loggerDict[name]
        if name in children:
            if isinstance(logger, logging.Logger):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
        elif isinstance(logger, logging.Logger):
            logger.disabled = disable_existing


# --- ini files ------------------------------------------------------------------------------------------------------


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Read the logging configuration from a ConfigParser-format file."""
    import configparser
    import os
    if isinstance(fname, configparser.RawConfigParser):
        parser = fname
    else:
        if isinstance(fname, str):
            if not os.path.exists(fname):
                raise FileNotFoundError(f"{fname} doesn't exist")
            if not os.path.getsize(fname):
                raise RuntimeError(f"{fname} is an empty file")
        parser = configparser.ConfigParser(defaults)
        try:
            if hasattr(fname, "readline"):
                parser.read_file(fname)
            else:
                parser.read(fname, encoding=encoding)
        except configparser.ParsingError as error:
            raise RuntimeError(f"{fname} is invalid: {error}")
    formatters = _file_formatters(parser)
    with logging._lock:
        _clear_handlers()
        handlers = _file_handlers(parser, formatters)
        _file_loggers(parser, handlers, disable_existing_loggers)


def _names(text):
    return [name.strip() for name in text.split(",")] if text.strip() else []


def _file_names():
    """What the expressions of a file may name: the module `logging`, and the modules that CPython's has imported."""
    import os
    import sys
    import time

    return {**vars(logging), "os": os, "sys": sys, "time": time}


def _file_formatters(parser):
    formatters = {}
    for name in _names(parser["formatters"]["keys"]):
        section = parser[f"formatter_{name}"]
        get = lambda key, default=None: parser.get(f"formatter_{name}", key, raw=True, fallback=default)
        factory = logging.Formatter
        if section.get("class"):
            factory = _resolve(section.get("class"))
        defaults = get("defaults")
        if defaults is not None:
            defaults = eval(defaults, _file_names())
            formatters[name] = factory(get("format"), get("datefmt"), get("style", "%"), defaults=defaults)
        else:
            formatters[name] = factory(get("format"), get("datefmt"), get("style", "%"))
    return formatters


def _file_handlers(parser, formatters):
    handlers = {}
    targets = []
    for name in _names(parser["handlers"]["keys"]):
        section = parser[f"handler_{name}"]
        try:
            factory = eval(section["class"], _file_names())
        except (AttributeError, NameError):
            factory = _resolve(section["class"])
        args = eval(section.get("args", "()"), _file_names())
        kwargs = eval(section.get("kwargs", "{}"), _file_names())
        handler = factory(*args, **kwargs)
        handler.name = name
        if "level" in section:
            handler.setLevel(section["level"])
        formatter = section.get("formatter", "")
        if formatter:
            handler.setFormatter(formatters[formatter])
        if issubclass(factory, logging.handlers.MemoryHandler) and section.get("target", ""):
            targets.append((handler, section["target"]))
        handlers[name] = handler
    for handler, target in targets:
        handler.setTarget(handlers[target])
    return handlers


def _file_loggers(parser, handlers, disable_existing):
    names = _names(parser["loggers"]["keys"])
    names.remove("root")
    root = logging.root
    _file_logger(root, parser["logger_root"], handlers)
    existing = sorted(root.manager.loggerDict)
    children = []
    for name in names:
        section = parser[f"logger_{name}"]
        qualname = section["qualname"]
        logger = logging.getLogger(qualname)
        if qualname in existing:
            children += [other for other in existing if other.startswith(qualname + ".")]
            existing.remove(qualname)
        _file_logger(logger, section, handlers)
        logger.propagate = section.getint("propagate", fallback=1)
        logger.disabled = 0
    _handle_existing(existing, children, disable_existing)


def _file_logger(logger, section, handlers):
    if "level" in section:
        logger.setLevel(section["level"])
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
    for name in _names(section.get("handlers", "")):
        logger.addHandler(handlers[name])


def __getattr__(name):
    if name in ("listen", "stopListening"):
        from . import _listen
        return getattr(_listen, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

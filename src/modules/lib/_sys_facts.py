"""Constants of `sys` that are tuples with names."""


class _Named(tuple):
    """A tuple whose items have names, as CPython's structseq."""

    _fields = ()
    _title = ""

    def __getattr__(self, name):
        try:
            return self[self._fields.index(name)]
        except ValueError:
            raise AttributeError(f"'{self._title}' object has no attribute '{name}'") from None

    def __repr__(self):
        return self._title + "(" + ", ".join(f"{n}={v!r}" for n, v in zip(self._fields, self)) + ")"


class version_info(_Named):
    _fields = ("major", "minor", "micro", "releaselevel", "serial")
    _title = "sys.version_info"


class flags(_Named):
    _fields = ("debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
               "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode",
               "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits")
    _title = "sys.flags"


class float_info(_Named):
    _fields = ("max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix",
               "rounds")
    _title = "sys.float_info"


class int_info(_Named):
    _fields = ("bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")
    _title = "sys.int_info"


class hash_info(_Named):
    _fields = ("width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff")
    _title = "sys.hash_info"


class UnraisableHookArgs(_Named):
    _fields = ("exc_type", "exc_value", "exc_traceback", "err_msg", "object")
    _title = "UnraisableHookArgs"


class asyncgen_hooks(_Named):
    _fields = ("firstiter", "finalizer")
    _title = "asyncgen_hooks"


class _Implementation:
    def __init__(self, **facts):
        self.__dict__.update(facts)


version_info = version_info((3, 13, 0, "final", 0))
dev_flags = flags((0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, True, 1, 0, False, 4300))
flags = flags((0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, False, 1, 0, False, 4300))
float_info = float_info((1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53,
                         2.220446049250313e-16, 2, 1))
int_info = int_info((30, 4, 4300, 640))
hash_info = hash_info((64, 2305843009213693951, 314159, 0, 1000003, "siphash13", 64, 128, 0))
implementation = _Implementation(name="coroscope", version=version_info, hexversion=0x030d00f0, cache_tag=None)


class thread_info(_Named):
    _fields = ("name", "lock", "version")
    _title = "sys.thread_info"


def getfilesystemencodeerrors():
    """Return the error mode used for Unicode to filesystem conversion."""
    return "surrogateescape"


getfilesystemencodeerrors.__module__ = "sys"


def __getattr__(name):
    """What is asked for seldom is made when it is asked for."""
    import _sys_rare

    if name in _sys_rare.__all__:
        return getattr(_sys_rare, name)
    import sys
    raise AttributeError(f"module 'sys' has no attribute {name!r}", name=name, obj=sys)


# What `sys` has besides.
more = {
    "abiflags": "", "base_exec_prefix": "/usr", "base_prefix": "/usr", "exec_prefix": "/usr", "float_repr_style": "short",
    "platlibdir": "lib", "meta_path": [], "path_hooks": [], "path_importer_cache": {}, "pycache_prefix": None,
    "thread_info": thread_info(("pthread", "semaphore", "")), "getfilesystemencodeerrors": getfilesystemencodeerrors,
    "__getattr__": __getattr__,
}

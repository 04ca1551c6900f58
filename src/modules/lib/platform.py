"""What is known of the machine, the system and the interpreter."""

import os
import sys

import _structseq

_uname = None

_uname_base = _structseq.make("uname_result", "platform", "A uname_result that computes the processor when it is asked for.",
                              ("system", "node", "release", "version", "machine", "processor"))


class uname_result(_uname_base):
    """System, node, release, version, machine, processor."""

    __module__ = __name__

    def __new__(cls, system, node, release, version, machine):
        return _uname_base.__new__(cls, (system, node, release, version, machine, ""))

    def __repr__(self):
        return ("uname_result(" + ", ".join(f"{name}={getattr(self, name)!r}" for name in
                ("system", "node", "release", "version", "machine")) + ")")

    def _asdict(self):
        return {name: getattr(self, name) for name in
                ("system", "node", "release", "version", "machine", "processor")}


def uname():
    """Fairly portable uname interface: a named tuple of system, node, release, version, machine, processor."""
    global _uname
    if _uname is None:
        _uname = uname_result(*os.uname())
    return _uname


def system():
    """Returns the system/OS name, e.g. 'Linux', 'Windows' or 'Java'."""
    return uname().system


def node():
    """Returns the computer's network name."""
    return uname().node


def release():
    """Returns the system's release, e.g. '2.2.0'."""
    return uname().release


def version():
    """Returns the system's release version."""
    return uname().version


def machine():
    """Returns the machine type, e.g. 'i386'."""
    return uname().machine


def processor():
    """Returns the (true) processor name, or an empty string where it is not known."""
    return uname().processor


def architecture(executable=sys.executable, bits="", linkage=""):
    """Bits and linkage format of the interpreter."""
    return bits or ("64bit" if sys.maxsize > 2 ** 32 else "32bit"), linkage or "ELF"


def platform(aliased=False, terse=False):
    """Returns a single string identifying the underlying platform with as much useful information as possible."""
    own = uname()
    if terse:
        return f"{own.system}-{own.release}"
    name, library = libc_ver()
    parts = [own.system, own.release, own.machine]
    if library:
        parts.append("with-" + name + library)
    return "-".join(part.strip().replace(" ", "_").replace("/", "-") for part in parts if part)


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    """Name and version of the C library; the interpreter is not bound to one."""
    return lib, version


def freedesktop_os_release():
    """Return operation system identification from freedesktop.org os-release."""
    for path in ("/etc/os-release", "/usr/lib/os-release"):
        try:
            with open(path, encoding="utf-8") as file:
                lines = file.read().splitlines()
        except OSError:
            continue
        info = {"NAME": "Linux", "ID": "linux", "PRETTY_NAME": "Linux"}
        for line in lines:
            key, equals, value = line.partition("=")
            if equals and not key.startswith("#"):
                info[key] = value.strip().strip("\"'")
        return info
    raise OSError(2, "Unable to read files /etc/os-release, /usr/lib/os-release")


def python_implementation():
    """Returns a string identifying the Python implementation."""
    return "CPython"


def python_version():
    """Returns the Python version as string 'major.minor.patchlevel'."""
    return ".".join(map(str, sys.version_info[:3]))


def python_version_tuple():
    """Returns the Python version as tuple (major, minor, patchlevel) of strings."""
    return tuple(map(str, sys.version_info[:3]))


def python_branch():
    """Returns a string identifying the Python implementation branch."""
    return ""


def python_revision():
    """Returns a string identifying the Python implementation revision."""
    return ""


def python_build():
    """Returns a tuple (buildno, builddate) stating the Python build number and date as strings."""
    return "main", ""


def python_compiler():
    """Returns a string identifying the compiler used for compiling Python."""
    return "coroscope"


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    """Get macOS version information; empty on other systems."""
    return release, versioninfo, machine


def win32_ver(release="", version="", csd="", ptype=""):
    """Get Windows version information; empty on other systems."""
    return release, version, csd, ptype


def system_alias(system, release, version):
    """Returns (system, release, version) aliased to common marketing names used for some systems."""
    if system == "SunOS" and release >= "5":
        parts = release.split(".")
        release = ".".join([str(int(parts[0]) - 3), *parts[1:]])
        system = "Solaris" if release >= "6" or parts[0] == "5" else system
    elif system in ("win32", "win16"):
        system = "Windows"
    return system, release, version


def java_ver(release="", vendor="", vminfo=("", "", ""), osinfo=("", "", "")):
    """Version interface for Jython: there is none."""
    import warnings
    warnings._deprecated("java_ver", remove=(3, 15)) if hasattr(warnings, "_deprecated") else None
    return release, vendor, vminfo, osinfo


def win32_edition():
    """The edition of Windows; None elsewhere."""
    return None


def win32_is_iot():
    """Whether this is an edition of Windows for small devices."""
    return False


def _named(title, fields):
    from collections import namedtuple
    return namedtuple(title, fields, module="platform")


def __getattr__(name):
    if name == "AndroidVer":
        globals()[name] = _named(name, "release api_level manufacturer model device is_emulator")
    elif name == "IOSVersionInfo":
        globals()[name] = _named(name, "system release model is_simulator")
    else:
        raise AttributeError(f"module 'platform' has no attribute {name!r}")
    return globals()[name]


def android_ver(release="", api_level=0, manufacturer="", model="", device="", is_emulator=False):
    """Version interface for Android: the given values elsewhere."""
    return __getattr__("AndroidVer")(release, api_level, manufacturer, model, device, is_emulator)


def ios_ver(system="", release="", model="", is_simulator=False):
    """Get iOS version information: the given values elsewhere."""
    return __getattr__("IOSVersionInfo")(system, release, model, is_simulator)


if __name__ == "__main__":
    _terse = "terse" in sys.argv or "--terse" in sys.argv
    print(platform("nonaliased" not in sys.argv and "--nonaliased" not in sys.argv, _terse))

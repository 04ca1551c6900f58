"""Limits of the process, and what it has used."""

import posix
import _structseq

error = OSError

RLIM_INFINITY = -1
RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD = 0, -1, 1

globals().update(posix._rlimit_names())
RLIMIT_OFILE = RLIMIT_NOFILE

# Ticks of the clock in a second, as /proc counts.
_TICKS = 100

struct_rusage = _structseq.make(
    "struct_rusage", "resource",
    "struct_rusage: Result from getrusage.\n\nThis object may be accessed either as a tuple of\n"
    "    (utime,stime,maxrss,ixrss,idrss,isrss,minflt,majflt,\n    nswap,inblock,oublock,msgsnd,msgrcv,nsignals,nvcsw,nivcsw)\n"
    "or via the attributes ru_utime, ru_stime, ru_maxrss, and so on.",
    tuple("ru_" + name for name in ("utime", "stime", "maxrss", "ixrss", "idrss", "isrss", "minflt", "majflt", "nswap", "inblock",
                                    "oublock", "msgsnd", "msgrcv", "nsignals", "nvcsw", "nivcsw")))


def getrlimit(resource, /):
    """Get the soft and the hard limit of a resource."""
    return posix._getrlimit(resource)


def _pair(limits):
    try:
        soft, hard = limits
    except (TypeError, ValueError):
        raise ValueError("expected a tuple of 2 integers") from None
    return soft, hard


def setrlimit(resource, limits, /):
    """Set new limits of consumption of a resource: a pair of the soft and the hard limit."""
    posix._setrlimit(0, resource, *_pair(limits))


def prlimit(pid, resource, limits=None, /):
    """Get, and set where `limits` are given, the limits of a process; 0 is this one."""
    if limits is not None:
        return posix._setrlimit(pid, resource, *_pair(limits))
    if pid == 0:
        return posix._getrlimit(resource)
    raise NotImplementedError("the limits of another process cannot be read, only set, in coroscope")


def getpagesize():
    """Get the system's page size."""
    with open("/proc/self/smaps") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("KernelPageSize:"))


def _status(path):
    facts = {}
    with open(path) as file:
        for line in file:
            name, _, value = line.partition(":")
            facts[name] = value.split()
    return facts


def getrusage(who, /):
    """Get what the process, its children that ended or the thread have used. Times of the two kinds are counted in hundredths of a
    second; what the system does not tell without a system call of its own is 0."""
    if who not in (RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD):
        raise ValueError("invalid who parameter")
    folder = "/proc/thread-self/" if who == RUSAGE_THREAD else "/proc/self/"
    with open(folder + "stat") as file:
        # Behind the name, which may hold anything.
        fields = file.read().rpartition(")")[2].split()
    # Fields of proc(5), whose third is the first here; those of the children stand one, or two, behind.
    behind = (1, 2) if who == RUSAGE_CHILDREN else (0, 0)
    minflt, majflt = (int(fields[at + behind[0] - 3]) for at in (10, 12))
    utime, stime = (int(fields[at + behind[1] - 3]) / _TICKS for at in (14, 15))
    peak = voluntary = involuntary = 0
    if who != RUSAGE_CHILDREN:
        facts = _status(folder + "status")
        peak = int(facts.get("VmHWM", ("0",))[0])
        voluntary = int(facts.get("voluntary_ctxt_switches", ("0",))[0])
        involuntary = int(facts.get("nonvoluntary_ctxt_switches", ("0",))[0])
    return struct_rusage((utime, stime, peak, 0, 0, 0, minflt, majflt, 0, 0, 0, 0, 0, 0, voluntary, involuntary))

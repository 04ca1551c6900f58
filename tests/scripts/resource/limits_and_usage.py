"""Limits of the process, and what it has used."""
import resource

soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (64, hard))
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])
files = []
try:
    while True:
        files.append(open("/dev/null"))
except OSError as error:
    print(error.errno, len(files) < 64)
for file in files:
    file.close()
print(resource.prlimit(0, resource.RLIMIT_NOFILE, (32, hard))[0], resource.prlimit(0, resource.RLIMIT_NOFILE)[0])
soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
print(resource.getrlimit(resource.RLIMIT_CORE)[0], resource.RLIM_INFINITY, resource.error)
for wrong in (lambda: resource.getrlimit(1000), lambda: resource.setrlimit(resource.RLIMIT_CORE, (1,)),
              lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (20, 10)), lambda: resource.getrusage(7)):
    try:
        wrong()
    except ValueError as error:
        print(error)
usage = resource.getrusage(resource.RUSAGE_SELF)
print(type(usage).__name__, len(usage), usage.ru_maxrss > 1000, usage[2] == usage.ru_maxrss, usage.ru_utime >= 0)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, resource.getpagesize() % 1024)
print(sorted(name for name in dir(resource) if name.startswith("RLIMIT")))

# output:
# 64
# 24 True
# 64 32
# 0 -1 <class 'OSError'>
# invalid resource specified
# expected a tuple of 2 integers
# current limit exceeds maximum limit
# invalid who parameter
# struct_rusage 16 True True True
# 0.0 0
# ['RLIMIT_AS', 'RLIMIT_CORE', 'RLIMIT_CPU', 'RLIMIT_DATA', 'RLIMIT_FSIZE', 'RLIMIT_MEMLOCK', 'RLIMIT_MSGQUEUE', 'RLIMIT_NICE', 'RLIMIT_NOFILE', 'RLIMIT_NPROC', 'RLIMIT_OFILE', 'RLIMIT_RSS', 'RLIMIT_RTPRIO', 'RLIMIT_RTTIME', 'RLIMIT_SIGPENDING', 'RLIMIT_STACK']

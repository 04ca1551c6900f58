import os

print(os.sysconf("SC_CLK_TCK"), os.sysconf("SC_NPROCESSORS_ONLN") >= 1, os.sysconf("SC_PAGE_SIZE") % 4096)
print(os.sysconf("SC_PHYS_PAGES") > 1000, os.pathconf("/", "PC_NAME_MAX"), os.confstr("CS_PATH"))
for wrong in (lambda: os.sysconf("nothing"), lambda: os.sysconf(99999)):
    try:
        wrong()
    except (ValueError, OSError) as error:
        print(error)
print(os.P_NOWAIT, os.PRIO_PROCESS, os.SEEK_HOLE, os.RTLD_NOW, os.SCHED_OTHER)
print(os.getpgrp() == os.getpgid(0), os.getpriority(os.PRIO_PROCESS, 0) == os.nice(0), len(os.getresuid()), os.getgroups() is not None)
print(os.ctermid(), len(os.getrandom(8)), os.makedev(os.major(2049), os.minor(2049)))

# output:
# 100 True 0
# True 255 /bin:/usr/bin
# unrecognized configuration name
# [Errno 22] Invalid argument
# 1 0 4 2 0
# True True 3 True
# /dev/tty 8 2049

from enum import Enum, IntFlag, global_enum


@global_enum
class Signal(Enum):
    HUP = 1


@global_enum
class Mode(IntFlag):
    READ = 1
    WRITE = 2


print(HUP, repr(HUP), str(HUP), [READ, READ | WRITE, Mode(0), READ | 8])  # expect: HUP __main__.HUP HUP [__main__.READ, __main__.READ|__main__.WRITE, __main__.Mode(0), __main__.READ|8]

from _plain import Thing

late = Thing("late")
early = Thing("early")
early = Thing("early again")
_under = Thing("_under")
print("end of the program")

# output:
# del early
# end of the program
# del late
# del early again
# del _under

class Meters(int):
    def __add__(self, other):
        return Meters(int(self) + int(other))

    def __repr__(self):
        return f"Meters({int(self)})"


class Plain(int):
    pass


a = Meters(3)
print(a + 4, repr(a + 4), 4 + a, type(4 + a).__name__)  # expect: Meters(7) Meters(7) 7 int
print(a * 2, type(a * 2).__name__, a == 3, hash(a) == hash(3), a < 4, {3: "x"}[a])  # expect: 6 int True True True x
print(Plain(7), repr(Plain(7)), Plain(7) // 2, Plain("12"), Plain(2 ** 70) + 1)  # expect: 7 7 3 12 1180591620717411303425
print([10, 20, 30][Plain(1)], f"{Plain(255):x}", int(Plain(5)), float(Plain(5)), bool(Plain(0)), -Plain(5))  # expect: 20 ff 5 5.0 False -5
print(isinstance(Plain(1), int), type(Plain(1) + Plain(2)).__name__, Plain.from_bytes(b"\x01\x00"), type(Plain.from_bytes(b"\x01")).__name__)  # expect: True int 256 Plain

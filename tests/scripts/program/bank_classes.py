class InsufficientFunds(Exception):
    def __init__(self, need, have): super().__init__(f"need {need:.2f}, have {have:.2f}"); self.short = need - have
class Account:
    _n = 0; rate = 0.02
    def __init__(self, owner, balance=0): Account._n += 1; self.owner, self._b, self.id = owner, balance, Account._n
    @property
    def balance(self): return self._b
    def withdraw(self, x):
        if x > self._b: raise InsufficientFunds(x, self._b)
        self._b -= x; return self
    def deposit(self, x): self._b += x; return self
    def __str__(self): return f"#{self.id:03d} {self.owner:<8}{self._b:>10,.2f}"
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self._b})"
    def __lt__(self, o): return self._b < o._b
class Savings(Account):
    rate = 0.05
    def grow(self, years): self._b *= (1 + self.rate) ** years; return self
accts = [Account("Ann", 100), Savings("Bob", 2500.5), Account("Cy")]
accts[1].grow(3); accts[2].deposit(1e6)
for a in sorted(accts, reverse=True): print(a)
try: accts[0].withdraw(50).withdraw(60)
except InsufficientFunds as e: print(f"{type(e).__name__}: {e} (short {e.short})")
print(accts, Account._n, sum(a.balance for a in accts))
try: accts[0].balance = 5
except AttributeError as e: print(e)

# output:
# #003 Cy      1,000,000.00
# #002 Bob       2,894.64
# #001 Ann         100.00
# InsufficientFunds: need 60.00, have 50.00 (short 10)
# [Account('Ann', 50), Savings('Bob', 2894.6413125000004), Account('Cy', 1000000.0)] 3 1002944.6413125
# property 'balance' of 'Account' object has no setter

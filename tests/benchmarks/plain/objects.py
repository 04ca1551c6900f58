"""Classes: a bank of accounts with a hierarchy, properties and operators."""


class Money:
    __slots__ = ("cents",)

    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __lt__(self, other):
        return self.cents < other.cents

    def __eq__(self, other):
        return self.cents == other.cents


class Account:
    opened = 0

    def __init__(self, owner):
        self.owner = owner
        self.balance = Money(0)
        self.entries = 0
        Account.opened += 1

    def fee(self):
        return 1

    def deposit(self, amount):
        self.balance = self.balance + Money(amount - self.fee())
        self.entries += 1

    @property
    def average(self):
        return self.balance.cents // self.entries if self.entries else 0


class Savings(Account):
    def __init__(self, owner, rate):
        super().__init__(owner)
        self.rate = rate

    def fee(self):
        return 0


class Premium(Savings):
    def __init__(self, owner):
        super().__init__(owner, 3)

    def deposit(self, amount):
        super().deposit(amount + self.rate)


def run(turns):
    bank = [Account("a"), Savings("b", 2), Premium("c"), Account("d")]
    richest = 0
    for i in range(turns):
        account = bank[i & 3]
        account.deposit(i % 50)
        if bank[0].balance < account.balance:
            richest += 1
        if i % 100 == 0:
            bank[i // 100 & 3] = Premium("e")
    return [account.average for account in bank], richest, Account.opened


print(run(150000))

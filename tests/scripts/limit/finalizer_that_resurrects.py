class Phoenix:
    def __del__(self):
        kept.append(self)


kept = []
Phoenix()
print(len(kept))  # expect: 1
kept.clear()
print(len(kept))  # expect: 0

try:
    raise A from b
except (C, D) as e: raise
except:
    pass
else: x
finally:
    y
try: z
except* E: w
assert a, 'message'

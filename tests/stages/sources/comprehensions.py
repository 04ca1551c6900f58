[x for x in y if x if z]
{x: y for x, y in z for w in x}
async def f(): return {x async for x in y}
((a, b) for a, *b in c)

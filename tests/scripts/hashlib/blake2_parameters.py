import hashlib

print(hashlib.blake2b(b"a", salt=b"s", person=b"p", digest_size=16).hexdigest())
print(hashlib.blake2s(b"a", key=b"secret", person=b"lesson").hexdigest())
print(hashlib.blake2s(b"a", fanout=2, depth=2, leaf_size=4096, node_offset=1, node_depth=1, inner_size=32, last_node=True).hexdigest())
for wrong in ({"salt": b"x" * 17}, {"person": b"x" * 17}, {"key": b"x" * 65}, {"fanout": 256}, {"depth": 0}, {"leaf_size": 2**32},
              {"inner_size": 65}, {"digest_size": 65}):
    try:
        hashlib.blake2b(b"", **wrong)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)

# output:
# de024c679b2031f465458e9592215817
# 0c7e4e9d3f58e85b93ea897d650cb1097c2124dd5063d0c4fedb8605a7a1c2bb
# 69d5fef05c735ef86d685f8202cdabf9f59914afc423e3f4e7a513ae5701581f
# ValueError maximum salt length is 16 bytes
# ValueError maximum person length is 16 bytes
# ValueError maximum key length is 64 bytes
# ValueError fanout must be between 0 and 255
# ValueError depth must be between 1 and 255
# OverflowError leaf_size is too large
# ValueError inner_size must be between 0 and is 64
# ValueError digest_size must be between 1 and 64 bytes

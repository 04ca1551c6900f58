import hashlib
import hmac


def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


print(hashlib.md5(b"a").hexdigest(), hashlib.sha1(b"a").hexdigest())  # expect: 0cc175b9c0f1b6a831c399e269772661 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8
print(hashlib.sha256(b"hello").hexdigest(), hashlib.sha256(b"hello").digest()[:4])  # expect: 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824 b',\xf2M\xba'
print(hashlib.sha512(b"").hexdigest()[:32], hashlib.sha3_256(b"").hexdigest()[:32], hashlib.blake2b(b"a", digest_size=8).hexdigest(), hashlib.blake2s(b"a", key=b"k").hexdigest()[:16], hashlib.shake_128(b"a").hexdigest(5))  # expect: cf83e1357eefb8bdf1542850d66d8007 a7ffc6f8bf1ed76651c14756a061d662 40f89e395b66422f cc01411c7de98700 85c8de88d2
h = hashlib.new("sha256")
h.update(b"hel")
copy = h.copy()
h.update(b"lo")
print(h.hexdigest() == hashlib.sha256(b"hello").hexdigest(), copy.hexdigest()[:8], h.name, h.digest_size, h.block_size)  # expect: True d6a81f22 sha256 32 64
print(hmac.new(b"k", b"m", "md5").hexdigest(), hmac.new(b"k", b"m", hashlib.sha256).hexdigest()[:16], hmac.digest(b"k", b"m", "sha1").hex(), hmac.compare_digest("a", "a"), hmac.compare_digest(b"a", b"b"))  # expect: ed7e724d3a91554aaa2043041d9c5305 b60090e3052297ae 772b71c8a2997e768be01d9711e4a4f34a24ef33 True False
print(hashlib.pbkdf2_hmac("sha256", b"p", b"s", 2).hex()[:16], sorted(hashlib.algorithms_guaranteed)[:3])  # expect: 1998f3d3f22119b7 ['blake2b', 'blake2s', 'md5']
print(error(lambda: hashlib.new("x")))  # expect: ValueError: unsupported hash type x
print(error(lambda: hashlib.md5("a")))  # expect: TypeError: Strings must be encoded before hashing
print(error(lambda: hmac.new(b"k", b"m")))  # expect: TypeError: Missing required argument 'digestmod'.
print(error(lambda: hmac.new("k", b"m", "md5")))  # expect: TypeError: key: expected bytes or bytearray, but got 'str'
print(error(lambda: hmac.compare_digest("é", "é")))  # expect: TypeError: comparing strings with non-ASCII characters is not supported

import requests
import _server

base = _server.serve(_server.ticks)
with requests.get(base, stream=True) as response:
    for number, line in zip(range(2), response.iter_lines()):
        print(number, line)  # expect: 0 b'tick'
# expect: 1 b'tick'
response = requests.get(base, stream=True)
pieces = response.iter_content(5)
print(next(pieces), response.raw.status, response.raw.closed)  # expect: b'tick\n' 200 False
response.close()
try:
    requests.get(base, stream=True).iter_content("x")
except TypeError as error:
    print(error)  # expect: chunk_size must be an int, it is instead a <class 'str'>.

import requests

for headers in ({"a": 1}, {"a": "x\r\nb: y"}):
    try:
        requests.get("http://127.0.0.1:1/", headers=headers)
    except requests.exceptions.InvalidHeader as error:
        print(error)

# output:
# Header part (1) from ('a', 1) must be of type str or bytes, not <class 'int'>
# Invalid leading whitespace, reserved character(s), or return character(s) in header value: 'x\r\nb: y'

import requests

try:
    requests.get("http://127.0.0.1:1/x")
except requests.ConnectionError as error:
    print(error.request, error.args[0].url)  # expect: <PreparedRequest [GET]> /x
    failure = error.__context__
    while failure is not None:
        print(type(failure).__module__, type(failure).__name__)
        failure = failure.__cause__
# expect: urllib3.exceptions MaxRetryError
# expect: urllib3.exceptions NewConnectionError
# expect: builtins ConnectionRefusedError

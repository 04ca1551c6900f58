import shutil


def told(function, path, error):
    print(function.__name__, path, error[1] if isinstance(error, tuple) else error)


shutil.rmtree("/no/such", onerror=told)  # expect: lstat /no/such [Errno 2] No such file or directory: '/no/such'
shutil.rmtree("/no/such", onexc=told)  # expect: lstat /no/such [Errno 2] No such file or directory: '/no/such'

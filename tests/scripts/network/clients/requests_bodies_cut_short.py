import requests
import _server

ANSWERS = {
    "/length": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc",
    "/chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
    "/gzip": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 8\r\n\r\nnonsense",
    "/nothing": b"",
    "/status": b"HTTP/1.1 abc\r\n\r\n",
}
base = _server.serve(lambda head, body: iter([ANSWERS[head[0].split()[1]]]))
for path in ANSWERS:
    try:
        requests.get(base + path)
    except requests.RequestException as error:
        print(type(error).__name__, error)

# output:
# ChunkedEncodingError ('Connection broken: IncompleteRead(3 bytes read, 97 more expected)', IncompleteRead(3 bytes read, 97 more expected))
# ChunkedEncodingError Response ended prematurely
# ContentDecodingError ('Received response with content-encoding: gzip, but failed to decode it.', error('Error -3 while decompressing data: incorrect header check'))
# ConnectionError ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
# ConnectionError ('Connection aborted.', BadStatusLine('HTTP/1.1 abc\r\n'))

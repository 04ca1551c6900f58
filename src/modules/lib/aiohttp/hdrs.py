"""Names of headers and methods."""

from multidict import istr

METH_ANY = "*"
METH_CONNECT, METH_HEAD, METH_GET, METH_DELETE = "CONNECT", "HEAD", "GET", "DELETE"
METH_OPTIONS, METH_PATCH, METH_POST, METH_PUT, METH_TRACE = "OPTIONS", "PATCH", "POST", "PUT", "TRACE"
METH_ALL = {METH_CONNECT, METH_HEAD, METH_GET, METH_DELETE, METH_OPTIONS, METH_PATCH, METH_POST, METH_PUT, METH_TRACE}

for _name in """Accept Accept-Charset Accept-Encoding Accept-Language Accept-Ranges Access-Control-Allow-Credentials
Access-Control-Allow-Headers Access-Control-Allow-Methods Access-Control-Allow-Origin Access-Control-Expose-Headers
Access-Control-Max-Age Access-Control-Request-Headers Access-Control-Request-Method Age Allow Authorization Cache-Control
Connection Content-Disposition Content-Encoding Content-Language Content-Length Content-Location Content-MD5 Content-Range
Content-Transfer-Encoding Content-Type Cookie Date ETag Expect Expires Forwarded From Host If-Match If-Modified-Since
If-None-Match If-Range If-Unmodified-Since Keep-Alive Last-Modified Link Location Max-Forwards Origin Pragma
Proxy-Authenticate Proxy-Authorization Range Referer Retry-After Sec-WebSocket-Accept Sec-WebSocket-Extensions
Sec-WebSocket-Key Sec-WebSocket-Key1 Sec-WebSocket-Protocol Sec-WebSocket-Version Server Set-Cookie TE Trailer
Transfer-Encoding Upgrade URI User-Agent Vary Via Want-Digest Warning WWW-Authenticate X-Forwarded-For X-Forwarded-Host
X-Forwarded-Proto Accept-CH Alt-Svc Alt-Used Authentication-Info baggage Cache-Status CDN-Cache-Control CDN-Loop
Clear-Site-Data Content-Digest Content-ID Content-Security-Policy Content-Security-Policy-Report-Only
Cross-Origin-Embedder-Policy Cross-Origin-Opener-Policy Cross-Origin-Resource-Policy Destination Digest Early-Data
Last-Event-ID NEL Origin-Agent-Cluster Permissions-Policy Priority Proxy-Authentication-Info Referrer-Policy
Reporting-Endpoints Report-To Repr-Digest Sec-CH-UA Sec-CH-UA-Mobile Sec-CH-UA-Platform Sec-Fetch-Dest Sec-Fetch-Mode
Sec-Fetch-Site Sec-Fetch-User Sec-GPC Sec-Purpose Server-Timing Strict-Transport-Security Timing-Allow-Origin traceparent
tracestate Upgrade-Insecure-Requests Want-Content-Digest Want-Repr-Digest X-Content-Type-Options X-Correlation-ID
X-Forwarded-Port X-Frame-Options X-Powered-By X-RateLimit-Limit X-RateLimit-Remaining X-RateLimit-Reset X-Real-IP
X-Requested-With X-Request-ID X-XSS-Protection""".split():
    globals()[_name.upper().replace("-", "_")] = istr(_name)

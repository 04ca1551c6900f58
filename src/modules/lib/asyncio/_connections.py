"""How loops make connections and servers, look names up, and send files."""

import errno
import os
import socket
import stat
import _socket
import _streams
from . import tasks
from .events import get_running_loop
from .exceptions import CancelledError

_PROTOCOLS = {socket.SOCK_STREAM: socket.IPPROTO_TCP, socket.SOCK_DGRAM: socket.IPPROTO_UDP}


def _server_class():
    from ._server import Server
    return Server


def _ipaddr_info(host, port, family, kind, proto, flowinfo=0, scopeid=0):
    """The answer of a look-up that needs none: the host is a number."""
    if proto not in (0, socket.IPPROTO_TCP, socket.IPPROTO_UDP) or host is None or kind not in _PROTOCOLS:
        return None
    proto = _PROTOCOLS[kind]
    if port is None or port in (b"", ""):
        port = 0
    else:
        try:
            port = int(port)
        except (TypeError, ValueError):
            return None
    if isinstance(host, bytes):
        host = host.decode("idna")
    if "%" in host:
        return None
    families = [family] if family != socket.AF_UNSPEC else [socket.AF_INET, socket.AF_INET6]
    for af in families:
        try:
            socket.inet_pton(af, host)
        except OSError:
            continue
        address = (host, port, flowinfo, scopeid) if af == socket.AF_INET6 else (host, port)
        return af, kind, proto, "", address
    return None


async def _ensure_resolved(loop, address, *, family=0, type=socket.SOCK_STREAM, proto=0, flags=0):
    host, port = address[:2]
    info = _ipaddr_info(host, port, family, type, proto, *address[2:])
    if info is not None:
        return [info]
    return await loop.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)


async def getaddrinfo(loop, host, port, family, type, proto, flags):
    """Look a host up, on a thread."""
    return socket._converted(await _socket._start_lookup(loop, host, port, family, type, proto, flags))


async def getnameinfo(loop, sockaddr, flags):
    """Look an address up, on a thread."""
    return await _socket._start_name_lookup(loop, sockaddr, flags)


def _check_ssl(ssl, server_hostname, ssl_handshake_timeout, ssl_shutdown_timeout):
    if server_hostname is not None and not ssl:
        raise ValueError("server_hostname is only meaningful with ssl")
    if ssl_handshake_timeout is not None and not ssl:
        raise ValueError("ssl_handshake_timeout is only meaningful with ssl")
    if ssl_shutdown_timeout is not None and not ssl:
        raise ValueError("ssl_shutdown_timeout is only meaningful with ssl")


async def create_connection(loop, protocol_factory, host, port, ssl, family, proto, flags, sock, local_addr,
                            server_hostname, ssl_handshake_timeout, ssl_shutdown_timeout, happy_eyeballs_delay,
                            interleave, all_errors):
    """Connect to a TCP server."""
    _check_ssl(ssl, server_hostname, ssl_handshake_timeout, ssl_shutdown_timeout)
    if server_hostname is None and ssl:
        if not host:
            raise ValueError("You must set server_hostname when using ssl without a host")
        server_hostname = host
    if host is not None or port is not None:
        if sock is not None:
            raise ValueError("host/port and sock can not be specified at the same time")
        host, port = _socket._route(host, port)
        infos = await _ensure_resolved(loop, (host, port), family=family, proto=proto, flags=flags)
        if not infos:
            raise OSError("getaddrinfo() returned empty list")
        local_infos = None
        if local_addr is not None:
            local_infos = await _ensure_resolved(loop, local_addr, family=family, proto=proto, flags=flags)
            if not local_infos:
                raise OSError("getaddrinfo() returned empty list")
        if interleave or (interleave is None and happy_eyeballs_delay is not None):
            infos = _interleaved(infos, interleave or 1)
        if happy_eyeballs_delay is None:
            sock = await _connect_in_turn(loop, infos, local_infos, all_errors)
        else:
            sock = await _connect_staggered(loop, infos, local_infos, happy_eyeballs_delay, all_errors)
    else:
        if sock is None:
            raise ValueError("host and port was not specified and no sock specified")
        if sock.type != socket.SOCK_STREAM:
            raise ValueError(f"A Stream Socket was expected, got {sock!r}")
    return await _connected(loop, sock, protocol_factory, ssl, server_hostname, False, ssl_handshake_timeout)


def _interleaved(infos, first_count):
    """Families taking turns."""
    by_family = {}
    for info in infos:
        by_family.setdefault(info[0], []).append(info)
    rows = list(by_family.values())
    mixed = []
    if first_count > 1:
        mixed.extend(rows[0][:first_count - 1])
        del rows[0][:first_count - 1]
    while any(rows):
        for row in rows:
            if row:
                mixed.append(row.pop(0))
    return mixed


def _give_up(exceptions, all_errors):
    try:
        if all_errors:
            raise ExceptionGroup("create_connection failed", exceptions)
        if len(exceptions) == 1:
            raise exceptions[0]
        model = str(exceptions[0])
        if all(str(exc) == model for exc in exceptions):
            raise exceptions[0]
        raise OSError("Multiple exceptions: {}".format(", ".join(str(exc) for exc in exceptions)))
    finally:
        exceptions = None


async def _connect_in_turn(loop, infos, local_infos, all_errors):
    exceptions = []
    for info in infos:
        try:
            return await _connect_sock(loop, exceptions, info, local_infos)
        except OSError:
            continue
    _give_up(exceptions, all_errors)


async def _connect_staggered(loop, infos, local_infos, delay, all_errors):
    """Attempts side by side, each begun when the one before it has failed or `delay` seconds have passed."""
    exceptions, running, waiting = [], set(), list(infos)
    try:
        while waiting or running:
            if waiting:
                running.add(loop.create_task(_connect_sock(loop, exceptions, waiting.pop(0), local_infos)))
            done, running = await tasks.wait(running, timeout=delay if waiting else None,
                                             return_when="FIRST_COMPLETED")
            for task in done:
                if task.exception() is None:
                    return task.result()
                if not isinstance(task.exception(), OSError):
                    raise task.exception()
    finally:
        for task in running:
            task.cancel()
    _give_up(exceptions, all_errors)


async def _connect_sock(loop, exceptions, info, local_infos):
    family, kind, proto, _, address = info
    sock = None
    try:
        sock = socket.socket(family, kind, proto)
        sock.setblocking(False)
        if local_infos is not None:
            _bind_local(sock, family, local_infos, exceptions)
        await loop.sock_connect(sock, address)
        return sock
    except OSError as exc:
        if not exceptions or exceptions[-1] is not exc:
            exceptions.append(exc)
        if sock is not None:
            sock.close()
        raise
    except:
        if sock is not None:
            sock.close()
        raise


def _bind_local(sock, family, local_infos, exceptions):
    failure = None
    for lfamily, _, _, _, laddr in local_infos:
        if lfamily != family:
            continue
        try:
            sock.bind(laddr)
            return
        except OSError as exc:
            text = f"error while attempting to bind on address {laddr!r}: {str(exc).lower()}"
            failure = OSError(exc.errno, text)
            exceptions.append(failure)
    if failure is not None:
        raise failure
    raise OSError(f"no matching local address with {family=} found")


async def _connected(loop, sock, protocol_factory, ssl, server_hostname, server_side, handshake_timeout,
                     extra=None):
    sock.setblocking(False)
    protocol = protocol_factory()
    if ssl:
        from ._tls import over_socket
        return await over_socket(loop, sock, protocol, ssl, server_side, server_hostname, handshake_timeout)
    waiter = loop.create_future()
    transport = _streams._socket_transport(loop, sock, protocol, waiter, extra)
    try:
        await waiter
    except:
        transport.close()
        raise
    return transport, protocol


async def connect_accepted_socket(loop, protocol_factory, sock, ssl, ssl_handshake_timeout, ssl_shutdown_timeout):
    """Go on with a connection that was accepted outside of asyncio."""
    if sock.type != socket.SOCK_STREAM:
        raise ValueError(f"A Stream Socket was expected, got {sock!r}")
    _check_ssl(ssl, None, ssl_handshake_timeout, ssl_shutdown_timeout)
    return await _connected(loop, sock, protocol_factory, ssl, "", True, ssl_handshake_timeout)


async def create_server(loop, protocol_factory, host, port, family, flags, sock, backlog, ssl, reuse_address,
                        reuse_port, keep_alive, ssl_handshake_timeout, ssl_shutdown_timeout, start_serving):
    """Create a TCP server."""
    if isinstance(ssl, bool):
        raise TypeError("ssl argument must be an SSLContext or None")
    _check_ssl(ssl, None, ssl_handshake_timeout, ssl_shutdown_timeout)
    if host is not None or port is not None:
        if sock is not None:
            raise ValueError("host/port and sock can not be specified at the same time")
        sockets = await _bound_sockets(loop, host, port, family, flags, reuse_address, reuse_port, keep_alive)
    else:
        if sock is None:
            raise ValueError("Neither host/port nor sock were specified")
        if sock.type != socket.SOCK_STREAM:
            raise ValueError(f"A Stream Socket was expected, got {sock!r}")
        sockets = [sock]
    for sock in sockets:
        sock.setblocking(False)
    return await _served(loop, sockets, protocol_factory, ssl, backlog, start_serving)


async def _served(loop, sockets, protocol_factory, ssl, backlog, start_serving):
    if ssl:
        from ._tls import server_factory
        protocol_factory = server_factory(loop, protocol_factory, ssl)
    server = _server_class()(loop, sockets, protocol_factory, backlog)
    if start_serving:
        server._start_serving()
        # The readers of the sockets are in place before anybody goes on.
        await tasks.sleep(0)
    return server


async def _bound_sockets(loop, host, port, family, flags, reuse_address, reuse_port, keep_alive):
    if host == "":
        hosts = [None]
    elif isinstance(host, str) or not hasattr(host, "__iter__"):
        hosts = [host]
    else:
        hosts = host
    infos = []
    for found in await tasks.gather(*[_server_infos(loop, one, port, family, flags) for one in hosts]):
        infos.extend(info for info in found if info not in infos)
    sockets = []
    try:
        for info in infos:
            sock = _bound_socket(info, reuse_address, reuse_port, keep_alive)
            if sock is not None:
                sockets.append(sock)
        if not sockets:
            raise OSError("could not bind on any address out of %r" % ([info[4] for info in infos],))
    except:
        for sock in sockets:
            sock.close()
        raise
    return sockets


async def _server_infos(loop, host, port, family, flags):
    infos = await _ensure_resolved(loop, (host, port), family=family, flags=flags)
    if not infos:
        raise OSError(f"getaddrinfo({host!r}) returned empty list")
    return infos


def _bound_socket(info, reuse_address, reuse_port, keep_alive):
    family, kind, proto, _, address = info
    try:
        sock = socket.socket(family, kind, proto)
    except OSError:
        # A family that the system does not have.
        return None
    try:
        if reuse_address or reuse_address is None:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
        if reuse_port:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, True)
        if keep_alive:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, True)
        if family == socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, True)
        sock.bind(address)
    except OSError as err:
        sock.close()
        if err.errno == errno.EADDRNOTAVAIL:
            return None
        raise OSError(err.errno, "error while attempting to bind on address %r: %s"
                      % (address, str(err).lower())) from None
    except:
        sock.close()
        raise
    return sock


async def create_unix_connection(loop, protocol_factory, path, ssl, sock, server_hostname, ssl_handshake_timeout,
                                 ssl_shutdown_timeout):
    """Connect to a server on a UNIX Domain Socket."""
    if ssl:
        if server_hostname is None:
            raise ValueError("you have to pass server_hostname when using ssl")
    else:
        if server_hostname is not None:
            raise ValueError("server_hostname is only meaningful with ssl")
        _check_ssl(ssl, None, ssl_handshake_timeout, ssl_shutdown_timeout)
    if path is not None:
        if sock is not None:
            raise ValueError("path and sock can not be specified at the same time")
        path = os.fspath(path)
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0)
        try:
            sock.setblocking(False)
            await loop.sock_connect(sock, path)
        except:
            sock.close()
            raise
    else:
        if sock is None:
            raise ValueError("no path and sock were specified")
        if sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
            raise ValueError(f"A UNIX Domain Stream Socket was expected, got {sock!r}")
    return await _connected(loop, sock, protocol_factory, ssl, server_hostname, False, ssl_handshake_timeout)


async def create_unix_server(loop, protocol_factory, path, sock, backlog, ssl, ssl_handshake_timeout,
                             ssl_shutdown_timeout, start_serving, cleanup_socket):
    """Create a server on a UNIX Domain Socket."""
    if isinstance(ssl, bool):
        raise TypeError("ssl argument must be an SSLContext or None")
    _check_ssl(ssl, None, ssl_handshake_timeout, ssl_shutdown_timeout)
    if path is not None:
        if sock is not None:
            raise ValueError("path and sock can not be specified at the same time")
        path = os.fspath(path)
        sock = _bound_unix_socket(path)
    else:
        if sock is None:
            raise ValueError("path was not specified, and no sock specified")
        if sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
            raise ValueError(f"A UNIX Domain Stream Socket was expected, got {sock!r}")
    sock.setblocking(False)
    server = await _served(loop, [sock], protocol_factory, ssl, backlog, start_serving)
    if cleanup_socket and path:
        _remove_with(server, path)
    return server


def _bound_unix_socket(path):
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    if path and path[0] not in (0, "\x00"):
        try:
            if stat.S_ISSOCK(os.stat(path).st_mode):
                os.remove(path)
        except FileNotFoundError:
            pass
        except OSError:
            pass
    try:
        sock.bind(path)
    except OSError as exc:
        sock.close()
        if exc.errno == errno.EADDRINUSE:
            raise OSError(errno.EADDRINUSE, f"Address {path!r} is already in use") from None
        raise
    except:
        sock.close()
        raise
    return sock


def _remove_with(server, path):
    """Remove the socket's file when its server closes."""
    close = server.close

    def close_and_remove():
        open_still = server._sockets is not None
        close()
        if open_still:
            try:
                os.unlink(path)
            except FileNotFoundError:
                pass

    server.close = close_and_remove


async def create_datagram_endpoint(loop, protocol_factory, local_addr, remote_addr, family, proto, flags, reuse_port,
                                   allow_broadcast, sock):
    """Create a datagram connection."""
    if sock is not None:
        if sock.type == socket.SOCK_STREAM:
            raise ValueError(f"A datagram socket was expected, got {sock!r}")
        given = dict(local_addr=local_addr, remote_addr=remote_addr, family=family, proto=proto, flags=flags,
                     reuse_port=reuse_port, allow_broadcast=allow_broadcast)
        problems = ", ".join(f"{key}={value}" for key, value in given.items() if value)
        if problems:
            raise ValueError(f"socket modifier keyword arguments can not be used when sock is specified. ({problems})")
        sock.setblocking(False)
        remote = None
    else:
        sock, remote = await _datagram_socket(loop, local_addr, remote_addr, family, proto, flags, reuse_port,
                                              allow_broadcast)
    protocol = protocol_factory()
    waiter = loop.create_future()
    transport = _streams._datagram_transport(loop, sock, protocol, remote, waiter, None)
    try:
        await waiter
    except:
        transport.close()
        raise
    return transport, protocol


async def _datagram_pairs(loop, local_addr, remote_addr, family, proto, flags):
    if not (local_addr or remote_addr):
        if family == 0:
            raise ValueError("unexpected address family")
        return [((family, proto), (None, None))]
    if family == socket.AF_UNIX:
        for address in (local_addr, remote_addr):
            if address is not None and not isinstance(address, str):
                raise TypeError("string is expected")
        return [((family, proto), (local_addr, remote_addr))]
    found = {}
    for at, address in ((0, local_addr), (1, remote_addr)):
        if address is None:
            continue
        if not (isinstance(address, tuple) and len(address) == 2):
            raise TypeError("2-tuple is expected")
        infos = await _ensure_resolved(loop, address, family=family, type=socket.SOCK_DGRAM, proto=proto, flags=flags)
        if not infos:
            raise OSError("getaddrinfo() returned empty list")
        for af, _, pro, _, target in infos:
            found.setdefault((af, pro), [None, None])[at] = target
    pairs = [(key, pair) for key, pair in found.items()
             if not ((local_addr and pair[0] is None) or (remote_addr and pair[1] is None))]
    if not pairs:
        raise ValueError("can not get address information")
    return pairs


async def _datagram_socket(loop, local_addr, remote_addr, family, proto, flags, reuse_port, allow_broadcast):
    exceptions = []
    for (af, pro), (local, remote) in await _datagram_pairs(loop, local_addr, remote_addr, family, proto, flags):
        sock = None
        try:
            sock = socket.socket(af, socket.SOCK_DGRAM, pro)
            if reuse_port:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, True)
            if allow_broadcast:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            sock.setblocking(False)
            if local_addr:
                sock.bind(local)
            if remote_addr:
                if not allow_broadcast:
                    await loop.sock_connect(sock, remote)
                return sock, (remote if allow_broadcast else remote)
            return sock, None
        except OSError as exc:
            if sock is not None:
                sock.close()
            exceptions.append(exc)
        except:
            if sock is not None:
                sock.close()
            raise
    raise exceptions[0]


async def connect_read_pipe(loop, protocol_factory, pipe):
    """Register a read pipe in the event loop."""
    return await _connect_pipe(loop, protocol_factory, pipe, False)


async def connect_write_pipe(loop, protocol_factory, pipe):
    """Register a write pipe in the event loop."""
    return await _connect_pipe(loop, protocol_factory, pipe, True)


async def _connect_pipe(loop, protocol_factory, pipe, writes):
    protocol = protocol_factory()
    waiter = loop.create_future()
    transport = _streams._pipe_transport(loop, pipe, protocol, waiter, None, writes)
    try:
        await waiter
    except:
        transport.close()
        raise
    return transport, protocol


async def sock_connect(loop, sock, address):
    """Connect to a remote socket at address."""
    if sock.family in (socket.AF_INET, socket.AF_INET6):
        resolved = await _ensure_resolved(loop, address, family=sock.family, type=sock.type, proto=sock.proto)
        address = resolved[0][4]
    await _streams.sock_connect(loop, sock, address)


async def sock_sendfile(loop, sock, file, offset, count, fallback):
    """Send a file over a socket; how many bytes."""
    if "b" not in getattr(file, "mode", "b"):
        raise ValueError("file should be opened in binary mode")
    if sock.type != socket.SOCK_STREAM:
        raise ValueError("only SOCK_STREAM type sockets are supported")
    return await _send_parts(file, offset, count, lambda data: _streams.sock_sendall(loop, sock, data))


async def sendfile(loop, transport, file, offset, count, fallback):
    """Send a file through a transport; how many bytes."""
    if transport.is_closing():
        raise RuntimeError("Transport is closing")

    async def send(data):
        transport.write(data)
        while transport.get_write_buffer_size() > 0 and not transport.is_closing():
            await tasks.sleep(0.001)

    return await _send_parts(file, offset, count, send)


async def _send_parts(file, offset, count, send):
    if offset is not None and hasattr(file, "seek"):
        file.seek(offset)
    total = 0
    while count is None or total < count:
        data = file.read(65536 if count is None else min(65536, count - total))
        if not data:
            break
        await send(data)
        total += len(data)
    return total


async def start_tls(loop, transport, protocol, sslcontext, server_side, server_hostname, ssl_handshake_timeout,
                    ssl_shutdown_timeout):
    """Upgrade a transport to TLS."""
    from ._tls import upgrade
    return await upgrade(loop, transport, protocol, sslcontext, server_side, server_hostname, ssl_handshake_timeout)

"""Whether a port can be had, said before anything is started."""

import errno
import socket


def refusal(host: str, port: int) -> str:
    """Empty when the port is free; else one line that says what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OverflowError:
        return f"{port} is no port: choose one between 1024 and 65535, for example PORT=8001 make run"
    except OSError as error:
        return _said(error, host, port)
    return ""


def _said(error: OSError, host: str, port: int) -> str:
    other = port + 1 if 1024 <= port < 65535 else 8001
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use: stop the program that holds it, or choose another: PORT={other} make run"
    if error.errno == errno.EACCES:
        return f"Port {port} needs an administrator: choose another: PORT={other} make run"
    return f"{host}:{port} cannot be had ({error.strerror}): set HOST and PORT."

"""The name under which one process holds leases: its host, its number, and a mark that no other process has."""

import os
import socket
from secrets import token_hex


def holder() -> str:
    """A new name, another one at each start."""
    return f"{socket.gethostname()}:{os.getpid()}:{token_hex(4)}"

"""Papers out and in: plain data in, bytes out, and the reverse."""

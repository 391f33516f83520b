"""The yearly self-check as an Excel form: written with the last answers beside, read back cell by cell."""

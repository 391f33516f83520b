"""The yearly self-check: answered item by item on its page or in Excel, and sent once as a whole."""

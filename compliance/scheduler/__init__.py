"""The one runner among all processes: the nights' work, long work that was asked for, and the outbox."""

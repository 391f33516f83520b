"""The forms of what comes in: one entry per kind of record, its fields, its choices and its answers, for every role."""

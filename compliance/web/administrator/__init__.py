"""The administrator's page: the state of the records, and where the commands are told."""

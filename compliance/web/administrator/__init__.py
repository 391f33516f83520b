"""The administrator's pages: users, the ward's own settings, the nights' work, and the state of the system."""

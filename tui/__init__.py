"""The terminal: a thin command line and the app."""

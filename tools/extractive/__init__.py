"""Notes and questions made from the typed chapter alone."""

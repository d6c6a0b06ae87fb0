"""Settings, their defaults, and the note templates."""

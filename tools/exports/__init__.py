"""Takes a log along: Anki, Jupyter, HTML."""

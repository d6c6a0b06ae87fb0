"""Runs snippets where they can do no harm."""

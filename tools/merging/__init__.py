"""Merges a new run of a chapter into the note that the reader has."""

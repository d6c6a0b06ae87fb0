"""Reads, checks, writes and merges Markdown."""

"""Reads, checks and mends Markdown, whoever wrote it."""

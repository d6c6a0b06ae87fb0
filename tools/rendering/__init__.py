"""Writes a log as Markdown that Obsidian reads."""

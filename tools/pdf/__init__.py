"""Reads a chapter of a PDF into a typed Chapter."""

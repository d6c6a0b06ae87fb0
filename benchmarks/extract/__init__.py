"""Measures the reading of PDFs: ours beside other readers, against truth files."""

"""Measures notes made without a model: terms, definitions and summaries beside rivals, against a book's back matter."""

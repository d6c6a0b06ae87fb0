"""One command a file; each is cheap to import and does its work lazily."""

"""The same chapters set by many makers of PDFs, with the truth of each: books that the reader was not tuned to."""

"""Gives questions ids that stay the same for the same question, whenever and wherever it is made."""

import hashlib


def question_id(chapter: str, kind: str, asked: str, key: str) -> str:
    """An id made of what is asked and of its key; options and their order have no part in it."""
    whole = "\0".join((chapter, kind, " ".join(asked.split()), " ".join(key.split())))
    return "q" + hashlib.sha256(whole.encode()).hexdigest()[:12]

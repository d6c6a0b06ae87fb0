"""Brings a model's strings into the form that notes hold: one line of inline Markdown, code without fences, slugs."""

import re
import textwrap

from probatum.tools.extractive import words

_CODE = re.compile(r"(`+[^`]*`+|\$[^$\n]+\$)")
_FENCE = re.compile(r"^\s*```[\w+-]*\n(.*?)\n?```\s*$", re.DOTALL)
_OUTSIDE_CODE = (
    (re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]"), r"\1"),  # wiki-links
    (re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)"), r"\1"),  # links and images
    (
        re.compile(r"\s*[\[(](?:pp?|S|pag)\.\s*[\divxlc]+(?:\s*[-–]\s*[\divxlc]+)?[\])]"),
        "",
    ),  # page marks: code adds them
    (re.compile(r"\s*[\[(]p\d+-b\d+(?:[^\])]*)[\])]"), ""),  # block ids
    (re.compile(r"</?[a-zA-Z][^>]*>"), ""),  # HTML
)
_EMPTY_TALK = re.compile(
    r"(in )?this (section|chapter|part)\b.{0,20}\b(discuss|cover|describ|present|saw|see|learn|introduc)", re.IGNORECASE
)
_PREAMBLE = re.compile(
    r"(?:it is (?:important|worth|crucial|essential)(?: to)? (?:note|noting|know|knowing|remember|remembering) that"
    r"|(?:please )?note that|keep in mind that|remember that)\s+",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^(?:[-*•#>]+|\d+[.)])\s+")


def line(text: str) -> str:
    """One line of inline Markdown, without the marks that code adds; empty when it only announces something."""
    text = _BULLET.sub("", " ".join(text.split()))
    if preamble := _PREAMBLE.match(text):
        text = text[preamble.end() :][:1].upper() + text[preamble.end() + 1 :]
    if _EMPTY_TALK.match(text):
        return ""
    pieces = _CODE.split(text)
    for i in range(0, len(pieces), 2):
        for pattern, kept in _OUTSIDE_CODE:
            pieces[i] = pattern.sub(kept, pieces[i])
    if sum(piece.count("==") for piece in pieces[::2]) % 2:
        pieces[::2] = [piece.replace("==", "") for piece in pieces[::2]]
    return "".join(pieces).strip()


def label(text: str) -> str:
    """Plain words, for a box of a diagram or a title."""
    return line(text).replace("==", "").replace("`", "").replace("**", "")


def code(text: str) -> str:
    """A program without its fence and common indentation."""
    fenced = _FENCE.match(text)
    return textwrap.dedent((fenced.group(1) if fenced else text).replace("\t", "    ").replace("\r\n", "\n")).strip(
        "\n"
    )


def slug(name: str) -> str:
    """``Cosine similarity`` as ``cosine-similarity``: the same for every spelling of a concept."""
    return words.slug(label(name))

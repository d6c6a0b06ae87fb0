"""The shape of the door through which code is run, for tools that run code and do not care how."""

from collections.abc import Awaitable, Callable, Sequence

from probatum.notes import Snippet
from probatum.proof import Proof

TrySnippets = Callable[[Sequence[Snippet]], Awaitable[Sequence[Proof]]]
"""Runs snippets as one document from nothing and returns a proof for each, in order."""

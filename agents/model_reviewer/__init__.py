"""Looking over notes that somebody wrote, with a language model: what it doubts, and what it can repair."""

from probatum.agents.model_reviewer.doubts import review_note
from probatum.agents.model_reviewer.repairs import repair_snippets

__all__ = ["repair_snippets", "review_note"]

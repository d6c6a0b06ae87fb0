"""Thin wrappers of other people's extractors, run in an environment of their own; JSON in, JSON out.

Reads from standard input ``{"chapters": [{"language", "text", "sentences", "words", "terms", "most"}]}``, writes for
each chapter the phrases of YAKE and the indices of the sentences that sumy's LexRank and TextRank choose; none for 0.
"""

import json
import sys

import yake
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer


class Split:
    """sumy's tokenizer with the words that the benchmark gives, so that all judge the same sentences."""

    def __init__(self, words: dict[str, list[str]]) -> None:
        self.words = words

    def to_words(self, sentence: str) -> list[str]:
        """The words of a sentence."""
        return self.words.get(str(sentence), [])


def main() -> None:
    """Answers one request."""
    found = []
    for chapter in json.load(sys.stdin)["chapters"]:
        phrases = yake.KeywordExtractor(lan=chapter["language"], n=3, top=chapter["terms"]).extract_keywords(
            chapter["text"]
        )
        split = Split(dict(zip(chapter["sentences"], chapter["words"], strict=True)))
        document = ObjectDocumentModel([Paragraph([Sentence(s, split) for s in chapter["sentences"]])])
        engines = {"LexRank (sumy)": LexRankSummarizer(), "TextRank (sumy)": TextRankSummarizer()}
        ranked = {name: engine(document, chapter["most"]) for name, engine in engines.items() if chapter["most"]}
        places = {s: i for i, s in enumerate(chapter["sentences"])}
        found.append(
            {
                "YAKE": [phrase for phrase, _ in phrases],
                "summaries": {name: [places[str(s)] for s in chosen] for name, chosen in ranked.items()},
            }
        )
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()

"""Names the parts of a log, in their order, and says which of them are the reader's own."""

from enum import StrEnum


class Part(StrEnum):
    """A part's name is the name of its template; a part with nothing to say is left out."""

    PROPERTIES = "properties"
    TITLE = "title"
    RAW_EXTRACT = "raw_extract"
    SUMMARY = "summary"
    BACKGROUND = "background"
    MAIN_CONTENT = "main_content"
    CHALLENGE = "challenge"
    MASTERY = "mastery"
    RECAP = "recap"
    FIGURES = "figures"
    QUIZ_RESULTS = "quiz_results"
    REFLECTION = "reflection"
    EXPERIMENTS = "experiments"
    SUMMARY_SENTENCE = "summary_sentence"
    VERIFICATION = "verification"


HEADINGS = {
    Part.RAW_EXTRACT: "## 🧾 Raw extract",
    Part.SUMMARY: "## ⏱️ In short",
    Part.BACKGROUND: "## 🧠 Background concepts",
    Part.MAIN_CONTENT: "## 📖 Main content",
    Part.CHALLENGE: "## 🔧 Hands-on challenge (10 min)",
    Part.MASTERY: "## ✅ Concept mastery check",
    Part.RECAP: "## 🔁 Quick recap",
    Part.FIGURES: "## 📸 Extracted figures",
    Part.QUIZ_RESULTS: "## 📝 Quiz results",
    Part.REFLECTION: "## 💭 Reflection (your input)",
    Part.EXPERIMENTS: "## ⚙️ Implementation / experiments",
    Part.SUMMARY_SENTENCE: "## ✍️ Summary sentence",
    Part.VERIFICATION: "## 🔍 Verification",
}
"""The line that opens each part, below properties and title."""

READERS = (Part.QUIZ_RESULTS, Part.REFLECTION, Part.EXPERIMENTS, Part.SUMMARY_SENTENCE)
"""Once written, these are never generated anew."""

"""Runs snippets where they can do no harm, and says what came of each."""

from probatum.tools.sandbox.boxes import open_box
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.run import Run
from probatum.tools.sandbox.tiers import TierReport, probe
from probatum.tools.sandbox.trying import Trial, open_trial, try_snippets

__all__ = ["Policy", "Run", "TierReport", "Trial", "open_box", "open_trial", "probe", "try_snippets"]

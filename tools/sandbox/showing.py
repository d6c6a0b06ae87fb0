"""Makes of a run what a note may show: clean text, bounded, with its figures on disk."""

import re
from pathlib import Path

from probatum.proof import Output
from probatum.tools.sandbox.cleaning import cleaned
from probatum.tools.sandbox.pictures import write_figures
from probatum.tools.sandbox.run import Run

LIBRARY = re.compile(r'(?<=File ")[^"\n]*/(?=python3\.\d+/)')
"""Where this machine keeps Python's own files; no reader has them there."""


def output_of(run: Run, pictures: Path) -> Output:
    """The run as a notebook would show it."""
    return Output(
        stdout=cleaned(run.stdout),
        stderr=cleaned(run.stderr),
        value=cleaned(run.value),
        error=LIBRARY.sub("", cleaned(run.error.traceback)) if run.error else "",
        warnings=tuple(cleaned(warning) for warning in run.warnings),
        figures=write_figures(run, pictures),
        truncated=run.truncated,
    )

"""The report as SARIF 2.1.0, which editors and CI show at the lines of the file."""

from collections.abc import Iterator
from urllib.parse import quote

from probatum import __version__
from probatum.workflows.report import Item, Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def to_sarif(report: Report) -> dict[str, object]:
    """The findings that fell short as errors, what could not be tried as notes; what held is left out."""
    results = [_result(item, report.file) for item in report.items if not item.verdict.good]
    driver = {
        "name": "Probatum",
        "version": __version__,
        "informationUri": "https://pypi.org/project/probatum/",
        "rules": list(_rules(report)),
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _rule(item: Item) -> str:
    return f"{item.kind}/{item.verdict}"


def _rules(report: Report) -> Iterator[dict[str, object]]:
    for rule in sorted({_rule(item) for item in report.items if not item.verdict.good}):
        kind, _, verdict = rule.partition("/")
        yield {"id": rule, "shortDescription": {"text": f"A {kind} came to the verdict {verdict}."}}


def _result(item: Item, file: str) -> dict[str, object]:
    in_cell = item.subject.startswith("cell")
    place: dict[str, object] = {"artifactLocation": {"uri": quote(file)}}
    if not in_cell:  # the lines of a cell are not those of the notebook's file
        place["region"] = {"startLine": max(item.line, 1)}
    said = item.reason or f"{item.kind}: {item.verdict}"
    return {
        "ruleId": _rule(item),
        "level": "error" if item.short else "note",
        "message": {"text": f"{item.subject}, line {item.line}: {said}" if in_cell else said},
        "locations": [{"physicalLocation": place}],
    }

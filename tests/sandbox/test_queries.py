"""Queries: rows are compared by their values, and what a query was not given is no fault of it."""

from pathlib import Path

import pytest
from tests.sandbox.documents import book, note, tried

from probatum.proof import Verdict

FRAMED = """
+--------+-------+
| name   | teeth |
+--------+-------+
| minute | 60    |
| hour   | NULL  |
+--------+-------+
2 rows in set (0.00 sec)
"""


MADE = "CREATE TABLE wheel (name TEXT, teeth INTEGER); INSERT INTO wheel VALUES ('minute', 60), ('hour', NULL);"


@pytest.mark.parametrize(
    ("shows", "verdict"),
    [
        ("minute|60\nhour|", Verdict.PASS),
        (FRAMED, Verdict.PASS),
        ("[('minute', 60), ('hour', None)]", Verdict.PASS),
        ("('minute', 60)\n('hour', None)", Verdict.PASS),
        ("[{'name': 'minute', 'teeth': 60}, {'name': 'hour', 'teeth': None}]", Verdict.PASS),
        ("- minute 60.0\n- hour", Verdict.PASS),
        ("*** 1. row ***\n name: minute\nteeth: 60\n*** 2. row ***\n name: hour\nteeth: NULL", Verdict.PASS),
        ("[('minute', 61), ('hour', None)]", Verdict.MISMATCH),
        ("[('hour', None), ('minute', 60)]", Verdict.MISMATCH),
        ("[{'name': 'minute', 'teeth': 60}]", Verdict.MISMATCH),
        (" name = minute\nteeth = 60\n\n name = hour\nteeth = ", Verdict.PASS),
        ("minute|61\nhour|", Verdict.MISMATCH),
        ("minute|60", Verdict.MISMATCH),
    ],
)
async def test_rows_are_compared_by_their_values(tmp_path: Path, shows: str, verdict: Verdict) -> None:
    proofs = await tried(tmp_path, book(MADE, language="sql"), book(".mode column\nSELECT * FROM wheel;", shows, "sql"))
    assert proofs[1].verdict is verdict, proofs[1].reason


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("SELECT * FROM empty;", Verdict.NEEDS_DATA),
        ("SELECT * FROM absent;", Verdict.NEEDS_DATA),
        ("CREATE TABLE t (id INT AUTO_INCREMENT);", Verdict.ILLUSTRATIVE),
        (".tables", Verdict.ILLUSTRATIVE),
        ("SELEKT 1;", Verdict.FAIL),
    ],
)
async def test_a_query_is_not_blamed_for_what_it_is_not_given(tmp_path: Path, code: str, verdict: Verdict) -> None:
    proofs = await tried(tmp_path, note("CREATE TABLE empty (a);", language="sql"), note(code, "a\n1", "sql"))
    assert proofs[1].verdict is verdict, proofs[1].reason

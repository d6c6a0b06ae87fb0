"""Runs the other languages that a box can: SQL in SQLite, JavaScript where Node.js is."""

import os
from typing import Any

MOST_ROWS = 200
NODE = ("/usr/bin/node", "/usr/local/bin/node")


class OtherLanguages:
    """SQL cells share one database in memory; each JavaScript cell is a program of its own."""

    def __init__(self) -> None:
        """The database opens when it is first needed."""
        self._database: Any = None

    def run(self, code: str, language: str) -> dict[str, Any]:
        """Prints what the cell shows; raises what went wrong."""
        self._sql(code) if language == "sql" else _javascript(code)
        return {}

    def _sql(self, code: str) -> None:
        import sqlite3

        if self._database is None:
            self._database = sqlite3.connect(":memory:", isolation_level=None)
        for statement in _statements(code):
            cursor = self._database.execute(statement)
            if cursor.description:
                _print_table([column[0] for column in cursor.description], cursor.fetchmany(MOST_ROWS))


def _statements(code: str) -> list[str]:
    """The statements, cut behind each semicolon where SQLite itself says that one is complete."""
    import sqlite3

    found, begun = [], ""
    for part in code.split(";"):
        begun += part + ";"
        if sqlite3.complete_statement(begun):
            found.append(begun)
            begun = ""
    return [statement for statement in found if statement.strip("; \n\t")]


def _print_table(header: list[str], rows: list[tuple[Any, ...]]) -> None:
    cells = [header, *([("NULL" if cell is None else str(cell)) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    for row in cells:
        print(" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _javascript(code: str) -> None:
    import subprocess

    node = next(path for path in NODE if os.path.exists(path))
    # Its OpenSSL refuses to start when a configuration is there that it may not read.
    variables = os.environ | {"OPENSSL_CONF": "/dev/null"}
    done = subprocess.run([node, "--max-old-space-size=512", "-"], input=code.encode(), env=variables, check=False)
    if done.returncode:
        raise JavaScriptError(f"ended with status {done.returncode}")


class JavaScriptError(Exception):
    """The program failed; Node.js has said why on stderr."""

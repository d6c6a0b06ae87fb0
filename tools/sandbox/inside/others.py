"""Runs the other languages that a box can, SQL in SQLite, JavaScript where Node.js is; of more it checks the syntax."""

import os
import re
import sys
from typing import Any

from probatum.tools.sandbox.inside.checking import check

CHECK = "check "
"""Before a language of which the syntax alone is asked."""
MOST_ROWS = 200
NODE = ("/usr/bin/node", "/usr/local/bin/node")


SETTING = re.compile(
    r"^\.(?:bail|changes|echo|eqp|explain|headers?|mode|nullvalue|prompt|separator|show|stats|timer|width)\b.*$",
    re.MULTILINE,
)
"""Commands of SQLite's own shell that only settle how things are shown."""


MODULE = re.compile(r"^\s*(?:import\s+[\w{*\"']|export\s)", re.MULTILINE)
JAVASCRIPT_SAID = re.compile(r"^(?:Uncaught )?\w*Error\b.*", re.MULTILINE)


class OtherLanguages:
    """SQL cells share one database in memory; each JavaScript cell is a program of its own."""

    def __init__(self) -> None:
        """The database opens when it is first needed."""
        self._database: Any = None

    def run(self, code: str, language: str) -> dict[str, Any]:
        """Prints what the cell shows; raises what went wrong."""
        if language.startswith(CHECK):
            return {"value": check(code, language.removeprefix(CHECK))}
        self._sql(code) if language == "sql" else _javascript(code)
        return {}

    def _sql(self, code: str) -> None:
        import sqlite3

        if self._database is None:
            self._database = sqlite3.connect(":memory:", isolation_level=None)
        for statement in _statements(SETTING.sub("", code)):
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
    import subprocess  # takes a tenth of the time in which a box starts

    node = next(path for path in NODE if os.path.exists(path))
    # Its OpenSSL refuses to start when a configuration is there that it may not read.
    variables = os.environ | {"OPENSSL_CONF": "/dev/null"}
    module = ["--input-type=module"] if MODULE.search(code) else []
    command = [node, "--max-old-space-size=512", *module, "-"]
    done = subprocess.run(command, input=code.encode(), stderr=subprocess.PIPE, env=variables, check=False)
    said = done.stderr.decode(errors="replace")
    sys.stderr.write(said)
    if done.returncode:
        found = JAVASCRIPT_SAID.search(said)
        raise JavaScriptError(found[0] if found else f"ended with status {done.returncode}")


class JavaScriptError(Exception):
    """The program failed; Node.js has said why on stderr."""

    __module__ = "builtins"  # a reader is told its name alone

"""Tells the SQL that SQLite runs from that of other databases, and queries from what is shown below them."""

import re

STATEMENT = re.compile(
    r"\s*(?:select\s.+\sfrom\s|insert\s+(?:or\s+\w+\s+)?into\s|update\s+\w+\s+set\s|delete\s+from\s|alter\s+table\s"
    r"|(?:create|drop)\s+(?:unique\s+|temp\w*\s+)?(?:table|index|view|trigger)\s)[^;]*;\s*(?:$|\n|--)",
    re.IGNORECASE | re.DOTALL,
)
"""A statement with its semicolon: what a book prints so is SQL, whatever it was taken for."""
PROMPT = re.compile(r"^[ \t]*(?:sqlite>|mysql>|MariaDB \[[^\]]*\]>|\w+[=-][#>]|\.\.\.>|->)(?: |$)", re.MULTILINE)
COMMAND = re.compile(
    r"^\.(?:archive|backup|cd|databases|dump|exit|fullschema|help|import|indexes|load|log|once|open|output|print|quit|read"
    r"|restore|save|schema|shell|tables)\b",
    re.MULTILINE,
)
OTHER = re.compile(
    r"\b(?:AUTO_INCREMENT|ENGINE\s*=|SERIAL|BIGSERIAL|NVARCHAR2?|VARCHAR2|IDENTITY\s*\(|ILIKE|JSONB|DELIMITER|DECLARE"
    r"|TRUNCATE|GRANT|REVOKE|CREATE\s+(?:DATABASE|USER|ROLE|SCHEMA|SEQUENCE|(?:OR\s+REPLACE\s+)?(?:FUNCTION|PROCEDURE))"
    r"|MERGE\s+INTO|ALTER\s+COLUMN|SHOW\s+(?:TABLES|DATABASES|COLUMNS)|SELECT\s+TOP\s+\d)\b|^\s*USE\s+\w+\s*;|::\w+",
    re.IGNORECASE | re.MULTILINE,
)
"""What SQLite does not know and other databases do."""


def foreign(code: str, *, plain: bool) -> str:
    """Why SQLite cannot run it; empty when it can. ``plain`` when no database is named."""
    source, _ = parted(code)
    if found := COMMAND.search(source):
        return f"{found[0]} is a command of a database's own shell."
    if plain and (found := OTHER.search(source)):
        return f"{found[0]} is SQL of another database than SQLite."
    return ""


def parted(code: str) -> tuple[str, str]:
    """The queries, line for line, and the rows that a session shows below them."""
    if not PROMPT.search(code):
        return code, ""
    lines = [(PROMPT.match(line), line) for line in code.split("\n")]
    source = "\n".join(line[found.end() :] if found else "" for found, line in lines)
    return source, "\n".join(line for found, line in lines if not found and line.strip())

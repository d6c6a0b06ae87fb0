"""``probatum profile``: who reads; kept in the vault's probatum.toml."""

from __future__ import annotations

import argparse
from typing import Any

from probatum.tui.options import common, emit_json, settings_of

HELP = "Shows who the notes are written for, or changes it: your tools, level, language, goals, minutes a day."


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the command's options."""
    common(parser)
    group = parser.add_argument_group("about you")
    group.add_argument("--stack", metavar="A,B,…", help='what you build with: "LangChain, FAISS"; "" for nothing')
    group.add_argument("--level", choices=("beginner", "intermediate", "advanced"))
    group.add_argument("--language", metavar="CODE", help='of the notes, such as de; "" for the book\'s own')
    group.add_argument("--goals", metavar="TEXT", help="what you want to be able to do")
    group.add_argument("--minutes", metavar="N", type=int, help="a day")


def run(args: argparse.Namespace) -> int:
    """Writes what was given, then shows the whole."""
    from probatum.configs.changing import change
    from probatum.configs.settings import VAULT_FILE

    changes = _changes(args)
    if changes:
        vault = settings_of(args).vault
        change(vault / VAULT_FILE, "learner", changes, vault=vault)
    learner = settings_of(args).learner
    if args.json:
        emit_json({"version": 1, **learner.model_dump(mode="json")})
        return 0
    print(f"stack     {', '.join(learner.stack) or 'not said'}")
    print(f"level     {learner.level}")
    print(f"language  {learner.language or 'the book’s own'}")
    print(f"goals     {learner.goals or 'not said'}")
    print(f"minutes   {learner.minutes} a day")
    return 0


def _changes(args: argparse.Namespace) -> dict[str, Any]:
    given = {name: getattr(args, name) for name in ("level", "language", "goals", "minutes")}
    if args.stack is not None:
        given["stack"] = [name.strip() for name in args.stack.split(",") if name.strip()]
    return {name: value for name, value in given.items() if value is not None}

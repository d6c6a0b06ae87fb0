"""Runs cells of Python one after another in one namespace, and says what came of each."""

import _sitebuiltins
import ast
import builtins
import contextlib
import functools
import linecache
import signal
import sys
import traceback
import types
import warnings
from typing import Any

from probatum.tools.sandbox.inside import figures
from probatum.tools.sandbox.inside.describing import bounded, described
from probatum.tools.sandbox.inside.others import OtherLanguages
from probatum.tools.sandbox.inside.telling import Listener, Teller

MOST_TEXT = 20_000
MOST_WARNINGS = 20
MOST_RAISED = 50
CO_COROUTINE = 0x80  # inspect's, whose import takes long
FLAGS = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


def _leave(code: object = None) -> None:
    raise SystemExit(code)


AT_A_PROMPT = {"exit": _leave, "quit": _leave, "help": _sitebuiltins._Helper()}
"""What Python adds to its builtins unless it starts without ``site``, as it does here."""


class Cells:
    """A notebook's state: the module ``__main__`` that the snippets share."""

    def __init__(self, most_figures: int, most_pixels: int) -> None:
        """Bounds on the figures that one cell may leave."""
        self._most_figures, self._most_pixels = most_figures, most_pixels
        self._module = types.ModuleType("__main__")
        self._module.__dict__["display"] = self._display
        for name, function in AT_A_PROMPT.items():
            setattr(builtins, name, function)
        self._shown: list[str] = []
        self._warned: list[str] = []
        self._raised: list[dict[str, Any]] = []
        self._told, self._keyboard = Teller(), Listener()
        self._others = OtherLanguages()
        self._loop: Any = None
        sys.modules["__main__"] = self._module

    def run(self, code: str, name: str, language: str = "python") -> dict[str, Any]:
        """Runs one cell; the answer is plain data: ``value``, ``error``, ``exit``, ``figures``, ``warnings``."""
        linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
        self._shown, self._warned, self._raised = [], [], []
        self._told.listen(name)
        self._keyboard.listen()
        answer: dict[str, Any] = {}
        self._module.__dict__["__file__"] = name
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            with warnings.catch_warnings():
                self._collect_warnings()
                if language == "session":
                    self._converse(code, name)
                elif language == "python":
                    answer = self._evaluate(code, name)
                else:
                    answer = self._others.run(code, language)
                drawn = self._shown + figures.collect(self._most_figures, self._most_pixels)
                answer["figures"] = figures.within(drawn)
        except SystemExit as error:
            answer["exit"] = {"code": _exit_code(error), "at_end": _at_end(error, code, name)}
        except BaseException as error:  # whatever a snippet raises is its outcome
            answer["error"] = described(error, name)
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        answer["asked"] = self._keyboard.asked
        answer["raised"] = self._raised
        answer["warnings"] = self._warned[:MOST_WARNINGS]
        answer["printed"] = self._told.heard
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(Exception):
                stream.flush()
        return answer

    def _evaluate(self, code: str, name: str) -> dict[str, Any]:
        """Runs the statements; bare expressions with a comment behind them are noted for it."""
        statements, lines = ast.parse(code, name).body, code.encode().splitlines()
        shown, pending = "", list[ast.stmt]()
        for place, statement in enumerate(statements):
            last = place == len(statements) - 1
            if not isinstance(statement, ast.Expr) or not (last or _commented(statement, lines)):
                pending.append(statement)
                continue
            self._execute(compile(ast.Module(pending, []), name, "exec", FLAGS, dont_inherit=True))
            pending = []
            value = self._execute(compile(ast.Expression(statement.value), name, "eval", FLAGS, dont_inherit=True))
            shown = "" if value is None or (last and code.rstrip().endswith(";")) else self._show(value, last=last)
            self._told.note(statement.end_lineno or 0, shown)
            self._module.__dict__["_"] = value
        self._execute(compile(ast.Module(pending, []), name, "exec", FLAGS, dont_inherit=True))
        return {"value": "" if pending else shown}

    def _converse(self, code: str, name: str) -> None:
        """Runs the statements as at a prompt: every value is printed, and an exception does not end the session."""
        statements = ast.parse(code, name).body
        for place, statement in enumerate(statements):
            last = place == len(statements) - 1
            sys.displayhook = functools.partial(self._answer, last=last)
            try:
                self._execute(compile(ast.Interactive([statement]), name, "single", FLAGS, dont_inherit=True))
            except Exception as error:
                if last or len(self._raised) >= MOST_RAISED:
                    raise
                self._raised.append(described(error, name))

    def _answer(self, value: Any, *, last: bool) -> None:
        """What a prompt does with the value of an expression, wherever it stands."""
        if value is not None:
            print(self._show(value, last=last))
            self._module.__dict__["_"] = value

    def _execute(self, code: types.CodeType) -> Any:
        result = eval(code, self._module.__dict__)  # noqa: S307  # running it is what the box is for
        if not code.co_flags & CO_COROUTINE:
            return result
        import asyncio  # takes longer to import than the box to start

        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            asyncio.set_event_loop(self._loop)
        return self._loop.run_until_complete(result)

    def _show(self, value: Any, *, last: bool = True) -> str:
        drawn = figures.png_of_value(value) if last else ""
        if drawn and len(self._shown) < self._most_figures:
            self._shown.append(drawn)
        text = repr(value)
        return text if len(text) <= MOST_TEXT else text[:MOST_TEXT] + " …"

    def _display(self, *values: Any) -> None:
        """What notebooks call ``display``."""
        for value in values:
            if hasattr(value, "savefig") and len(self._shown) < self._most_figures:
                self._shown.append(figures.png_of(value, self._most_pixels))
            else:
                print(self._show(value))

    def _collect_warnings(self) -> None:
        warnings.simplefilter("default")
        warnings.filterwarnings("ignore", message=".*is non-interactive, and thus cannot be shown")

        def note(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
            if len(self._warned) < MOST_WARNINGS:
                self._warned.append(f"{category.__name__}: {message}"[:500])

        warnings.showwarning = note


def _commented(statement: ast.stmt, lines: list[bytes]) -> bool:
    behind = lines[(statement.end_lineno or 1) - 1][statement.end_col_offset :]
    return behind.lstrip().startswith(b"#")


def _exit_code(error: SystemExit) -> int:
    if error.code is None:
        return 0
    number = bounded(error.code)
    return 1 if number is None else number


def _at_end(error: SystemExit, code: str, name: str) -> bool:
    """True when the exit was raised by the cell's last statement, as scripts end."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == name]
    last = ast.parse(code).body[-1]
    return bool(frames) and (frames[0].lineno or 0) >= last.lineno

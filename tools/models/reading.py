"""Turns types into JSON schemas that every server takes, and answers into values of these types."""

import json
import re
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from probatum.tools.models.easing import closed, eased

T = TypeVar("T", bound=BaseModel)

_THOUGHT = re.compile(r"<(think|thinking|reasoning)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_REFUSAL = re.compile(
    r"\W*(i['’]?m (very )?sorry|sorry,|i can(no|['’])t|i am (not able|unable)|as an ai\b)", re.IGNORECASE
)
_BEYOND_SCHEMA = {"value_error", "assertion_error", "too_short", "too_long", "string_too_short", "string_too_long"}


class Unfit(Exception):  # noqa: N818 - said to the model, never to a person
    """An answer that is not what was asked for; ``complaint`` tells the model what to mend."""

    def __init__(self, complaint: str, *, enforced: bool) -> None:
        super().__init__(complaint)
        self.complaint = complaint
        self.enforced = enforced
        """False when a server that holds answers to the schema could not have given this one."""


@cache
def schema_of(kind: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema of ``kind`` in the subset that strict servers take: closed, all required, without references.

    Made once, for it takes as long as a whole call; not to be changed by who gets it.
    """
    whole = kind.model_json_schema()
    plain = _plain(whole, whole.get("$defs", {}))
    assert isinstance(plain, dict)
    return plain


def _plain(part: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(part, list):
        return [_plain(item, definitions) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return _plain(definitions[part["$ref"].rsplit("/", 1)[1]], definitions)
    kept = {key: value for key, value in part.items() if key not in {"$defs", "title", "default"}}
    if "properties" in kept:
        kept["properties"] = {name: _plain(value, definitions) for name, value in part["properties"].items()}
        return kept | {"required": list(kept["properties"]), "additionalProperties": False}
    return {key: _plain(value, definitions) for key, value in kept.items()}


def read(text: str, kind: type[T]) -> T:
    """The value that ``text`` holds, wherever in it; raises Unfit."""
    text = _THOUGHT.sub("", text)
    broken = _broken(text)
    if broken and not _broken(whole := closed(text)):
        text, broken = whole, ""
    found = find_object(text)
    if found is None:
        raise Unfit(f"It holds no whole JSON object. {broken}".strip(), enforced=False)
    if found and not found.keys() & kind.model_fields.keys():  # a part of a broken whole, or of something else
        wanted = ", ".join(kind.model_fields)
        raise Unfit(broken or f"It has none of the fields that were asked for: {wanted}.", enforced=False)
    try:
        return kind.model_validate(found)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False)
    if broken:
        raise Unfit(broken, enforced=False)
    try:
        return kind.model_validate(eased(found, faults))
    except ValidationError as error:
        raise _unfit(error) from None


def _unfit(error: ValidationError) -> Unfit:
    faults = error.errors(include_url=False, include_context=False)
    lines = [f"- {'.'.join(map(str, fault['loc'])) or 'the object'}: {_said(fault)}" for fault in faults[:12]]
    enforced = all(fault["type"] in _BEYOND_SCHEMA for fault in faults)
    return Unfit("It does not fit the schema:\n" + "\n".join(lines), enforced=enforced)


def _said(fault: ErrorDetails) -> str:
    """A fault in words that do not name our types."""
    return "should be an object, as the schema says" if fault["type"] == "model_type" else fault["msg"]


def _broken(text: str) -> str:
    """Where the outermost JSON object stops being JSON; empty when it does not, or its braces hold something else."""
    start = text.find("{")
    try:
        json.JSONDecoder(strict=False).raw_decode(text, max(start, 0))
    except (json.JSONDecodeError, RecursionError) as error:
        if start < 0 or not isinstance(error, json.JSONDecodeError) or error.pos <= start + 1:
            return ""
        near = text[max(start, error.pos - 30) : error.pos]
        return f"The JSON breaks off or is malformed after {near!r}: {error.msg}."
    return ""


def find_object(text: str) -> dict[str, Any] | None:
    """The largest JSON object in ``text``, looked for behind thoughts, fences and chatter."""
    text = _THOUGHT.sub("", text)
    decoder = json.JSONDecoder(strict=False)
    best: tuple[int, dict[str, Any]] | None = None
    start = text.find("{")
    while start >= 0:
        try:
            value, end = decoder.raw_decode(text, start)
        except (json.JSONDecodeError, RecursionError):
            end = start + 1
        else:
            if isinstance(value, dict) and (best is None or end - start > best[0]):
                best = (end - start, value)
        start = text.find("{", end)
    return best[1] if best else None


def is_refusal(text: str) -> bool:
    """True when an answer without JSON reads like a model that declines."""
    return bool(_REFUSAL.match(_THOUGHT.sub("", text).strip()))

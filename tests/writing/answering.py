"""A model that answers the writer from what stands in the request: well, or like a weak one."""

import json
import random
import re
from typing import Any

from tests.models import unruly_server as unruly

SENTENCE = re.compile(r"[A-Z][^.!?\n`]{40,160}\.")


def blocks_of(text: str) -> list[tuple[str, str]]:
    """Ids and texts of the blocks that a prompt shows."""
    return re.findall(r"\[(\S+) \| p\. [^\]]*\] (.*?)(?=\n\n|\Z)", text, re.DOTALL)


def section_of(prompt: str) -> str:
    """The text of the section that is asked for."""
    wanted = re.search(r"notes on one section: `([^`]+)`", prompt)
    assert wanted
    start = prompt.index(f"(section `{wanted[1]}`)")
    return prompt[start:].partition("\n\n# ")[0]


def statements(prompt: str, most: int) -> list[dict[str, str]]:
    """Sentences of the book, as their own evidence."""
    found = [(block, s) for block, text in blocks_of(prompt) for s in SENTENCE.findall(text)]
    return [{"text": s, "block": block, "quote": s} for block, s in found[:most]]


def good_reply(fields: set[str], prompt: str) -> dict[str, Any]:
    """The least that is sound."""
    if "ideas" in fields:
        return {"concepts": ["Event", "Heap"], "background": ["Big-O notation"], "challenge": "Count."}
    if "statements" in fields:
        code = "for n in (2, 4):\n    print(n, n * n)"
        return {"snippets": [{"title": "Squares", "code": code}], "statements": statements(section_of(prompt), 3)}
    if "seen" in fields:
        return {"seen": ["From 2 to 4 the square goes from 4 to 16."], "corrections": []}
    if "mended" in fields:
        return {"mended": []}
    if "doubts" in fields:
        return {"doubts": []}
    if "core_idea" in fields:
        said = statements(prompt, 5)
        return {"core_idea": said[0], "recap": said[1:4], "concepts": [{"name": "Event", "line": said[0]}]}
    if "solution" in fields:
        return {"goal": "Count.", "tasks": ["Count."], "solution": "n = 3\nprint(n)", "check": "assert n == 3"}
    return {"concepts": [{"name": "Big-O notation", "what": {"text": "How work grows."}}]}


def answers(handler: unruly.Handler) -> None:
    """Soundly, whatever is asked."""
    prompt, fields = _asked(handler)
    unruly.says(json.dumps(good_reply(fields, prompt)))(handler)


def restless(handler: unruly.Handler) -> None:
    """Soundly, but for code that never prints the same twice."""
    prompt, fields = _asked(handler)
    reply = good_reply(fields, prompt)
    for snippet in reply.get("snippets", []):
        snippet["code"] = "import time\nprint(time.perf_counter_ns())"
    if "seen" in reply:
        reply["seen"] = ["The clock stands at the number printed."]
    unruly.says(json.dumps(reply))(handler)


def reaches_out(handler: unruly.Handler) -> None:
    """With code that asks the network, until it is told."""
    prompt, fields = _asked(handler)
    reply = good_reply(fields, prompt)
    for snippet in reply.get("snippets", []):
        snippet["code"] = "import urllib.request\nprint(urllib.request.urlopen('http://example.com').read())"
    if "mended" in fields and (subject := re.search(r"## `(s\d+/code-0)`\nSnippet", prompt)):
        reply = {"mended": [{"subject": subject[1], "code": "print('made in place')"}]}
    unruly.says(json.dumps(reply))(handler)


def changes_the_book(handler: unruly.Handler) -> None:
    """With a function that the book has, but for its body, whatever it is told."""
    prompt, fields = _asked(handler)
    reply = good_reply(fields, prompt)
    for snippet in reply.get("snippets", []):
        snippet["code"] = "def run(calendar, horizon=3):\n    return horizon\nprint(run([]))"
    unruly.says(json.dumps(reply))(handler)


def shows_addresses(handler: unruly.Handler) -> None:
    """With code that prints where an object lies, until it is told, and a challenge that misses its own check."""
    prompt, fields = _asked(handler)
    reply = good_reply(fields, prompt)
    for snippet in reply.get("snippets", []):
        snippet["code"] = "print(object())"
    if "solution" in reply:
        reply["check"] = "assert n == 4"
    if "mended" in fields and (subject := re.search(r"## `(s\d+/code-0)`\nSnippet", prompt)):
        reply = {"mended": [{"subject": subject[1], "code": "print('an object')"}]}
    unruly.says(json.dumps(reply))(handler)


def says_little(handler: unruly.Handler) -> None:
    """With one sentence of the book a section, and no code."""
    prompt, fields = _asked(handler)
    reply = good_reply(fields, prompt)
    if "statements" in reply:
        reply = {"statements": reply["statements"][:1]}
    unruly.says(json.dumps(reply))(handler)


def is_doubted(handler: unruly.Handler) -> None:
    """With a wrong statement a section, which a second reading finds; it mends the first one alone."""
    prompt, fields = _asked(handler)
    reply = good_reply(fields, prompt)
    if "statements" in reply:
        reply["statements"].append({"text": "Squares never grow."})
    if "mended" in fields and (subject := re.search(r"## `(s\d+/happening/\d)`\nStatement: Squares never", prompt)):
        text = "Squares grow faster than their numbers." if subject[1].startswith("s1/") else "Squares never grow."
        reply = {"mended": [{"subject": subject[1], "text": text}]}
    if "doubts" in fields and "Somebody doubts" in prompt:
        reply = {
            "doubts": [{"number": int(n), "wrong": True} for n in re.findall(r"^(\d+)\. line", prompt, re.MULTILINE)]
        }
    elif "doubts" in fields:
        lines = re.findall(r"^(\d+)\| Squares never grow", prompt, re.MULTILINE)[:1]  # the others go with it
        reply = {"doubts": [{"line": int(n), "quote": "never", "why": "16 is more than 4."} for n in lines]}
    unruly.says(json.dumps(reply))(handler)


def bungles(handler: unruly.Handler) -> None:
    """Like a small model on a bad day: short, sloppy, often invalid, always different."""
    prompt, fields = _asked(handler)
    rng = random.Random(prompt.partition("JSON schema:")[0])  # whatever rung the calls before have led to
    reply = good_reply(fields, prompt)
    for snippet in reply.get("snippets", []):
        snippet["code"] = rng.choice([snippet["code"], "print 'hello'", "!pip install nothing", "print(undefined)"])
    for said in reply.get("statements", []) + reply.get("recap", []):
        said["quote"] = rng.choice([said["quote"], "as everybody knows it is important", ""])
    if "solution" in reply:
        reply["check"] = "assert n == 4"
    text = json.dumps(reply)
    odd = [f"```json\n{text}\n```", f"<think>{{hm}}</think>Sure!\n{text}\nDone.", text[:-20], text.replace(":", "")]
    unruly.says(rng.choice([text, text, *odd, "", "Sorry, I can't."]))(handler)


def _asked(handler: unruly.Handler) -> tuple[str, set[str]]:
    request = handler.server.requests[-1]
    prompt = request["messages"][1]["content"]
    form = request.get("response_format", {})
    if form.get("type") == "json_schema":
        return prompt, set(form["json_schema"]["schema"]["properties"])
    return prompt, set(json.loads(prompt.rpartition("JSON schema:\n")[2])["properties"])

"""Every way in which a server can fail ends in a valid value or a named error, and every token is counted."""

import pytest
from pydantic import BaseModel
from tests.models import unruly_server as unruly
from tests.models.asking import PROMPT, Connect, Word

from probatum.errors import ModelError
from probatum.tools.models.door import Usage
from probatum.tools.models.errors import (
    BadReply,
    Busy,
    EmptyAnswer,
    Refused,
    Rejected,
    TooLong,
    TooSlow,
    Truncated,
    Unreachable,
)

GOOD = unruly.says('{"word": "yes"}')


@pytest.mark.parametrize(
    "text",
    [
        '{"word": "yes"}',
        '```json\n{"word": "yes"}\n```',
        'Sure! Here it is:\n{"word": "yes"}\nAnything else?',
        '<think>{"word": "no"} or not?</think>{"word": "yes"}',
        '{"word": "yes", "more": 1}',
    ],
)
async def test_reads_the_answer_wherever_it_stands(connect: Connect, text: str) -> None:
    with unruly.serving(unruly.says(text)) as server:
        reply = await connect(server.url).ask(PROMPT, Word)
    assert reply.value == Word(word="yes")
    assert reply.usage == Usage(tokens_in=100, tokens_out=10, calls=1)
    assert reply.money == pytest.approx((100 * 1 + 10 * 2) / 1e6)


@pytest.mark.parametrize("bad", ['{"word": ', "no JSON here", '{"word": 3}', '{"world": "yes"}', '["yes"]', ""])
async def test_repairs_an_answer_that_does_not_fit_and_counts_both(connect: Connect, bad: str) -> None:
    with unruly.serving(unruly.says(bad), GOOD) as server:
        reply = await connect(server.url).ask(PROMPT, Word)
    assert reply.value.word == "yes"
    assert reply.usage == Usage(tokens_in=200, tokens_out=20, calls=2)
    if bad:
        *_, answer, complaint = server.requests[1]["messages"]
        assert answer["content"] == bad
        assert "cannot be used" in complaint["content"]


async def test_quotes_the_validation_error(connect: Connect) -> None:
    with unruly.serving(unruly.says('{"word": [1]}'), GOOD) as server:
        await connect(server.url).ask(PROMPT, Word)
    assert "word: Input should be a valid string" in server.requests[1]["messages"][-1]["content"]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ('{"word": [{"a": 1}', "word: Input should be a valid string"),
        ('Sure! {"word": [{"a": 1', "malformed after"),
        ('{"word": 3}', "word: Input should be a valid string"),
        ('{x} is what you want: {"world": "yes"}', "none of the fields that were asked for: word"),
    ],
)
async def test_tells_malformed_json_from_a_wrong_field(connect: Connect, bad: str, said: str) -> None:
    with unruly.serving(unruly.says(bad), GOOD) as server:
        await connect(server.url).ask(PROMPT, Word)
    assert said in server.requests[1]["messages"][-1]["content"]


class Page(BaseModel):
    """A type that nothing is missing from."""

    words: list[Word] = []
    last: Word = Word(word="")


WHOLE = '{"words": [{"word": "yes"}], "last": {"word": "no"}}'
PAGE = Page(words=[Word(word="yes")], last=Word(word="no"))


async def test_takes_no_part_of_a_broken_answer_for_the_whole(connect: Connect) -> None:
    with unruly.serving(unruly.says(WHOLE.replace('"last":', '"last')), unruly.says(WHOLE)) as server:
        reply = await connect(server.url).ask(PROMPT, Page)
    assert reply.value == PAGE
    assert "malformed after" in server.requests[1]["messages"][-1]["content"]


@pytest.mark.parametrize(
    ("sloppy", "meant"),
    [
        (WHOLE[:-1] + ",}", PAGE),
        (WHOLE[:-1], PAGE),
        (f"Here:\n```json\n{WHOLE[:-1]},\n```\nThat is all.", PAGE),
        (
            '{"words": [{"word": "a, ]b"},], "last": {"word": "{c,}"}',
            Page(words=[Word(word="a, ]b")], last=Word(word="{c,}")),
        ),
        ('{"words": null, "last": {"word": null}}', Page()),
        ('{"words": {"word": "yes"}, "last": {"word": "no"}}', PAGE),
        ('{"words": "none", "last": {"word": "no"}}', PAGE.model_copy(update={"words": []})),
    ],
    ids=[
        "stray comma",
        "left open",
        "both, in a fence",
        "brackets in strings",
        "null",
        "one for a list",
        "none for a list",
    ],
)
async def test_reads_sloppy_json_as_it_was_meant(connect: Connect, sloppy: str, meant: Page) -> None:
    with unruly.serving(unruly.says(sloppy)) as server:
        reply = await connect(server.url).ask(PROMPT, Page)
    assert reply.value == meant
    assert len(server.requests) == 1


async def test_gives_up_after_two_repairs(connect: Connect) -> None:
    with unruly.serving(unruly.says("never JSON")) as server:
        client = connect(server.url)
        with pytest.raises(BadReply, match="no usable Word after 3 tries"):
            await client.ask(PROMPT, Word)
    assert len(server.requests) == 3
    assert client.spent.usage == Usage(tokens_in=300, tokens_out=30, calls=3)


@pytest.mark.parametrize(
    ("behaviour", "error"),
    [
        (unruly.says("", refusal="I will not."), Refused),
        (unruly.says("I'm sorry, but I can't help with that."), Refused),
        (unruly.says("", "content_filter"), Refused),
        (unruly.says('{"word": "ye', "length"), Truncated),
        (unruly.says(""), EmptyAnswer),
        (unruly.says(None), EmptyAnswer),
        (unruly.fails(401, "bad key"), Rejected),
        (unruly.fails(404, "no such model"), Rejected),
        (unruly.fails(400, "maximum context length is 4096 tokens"), TooLong),
    ],
)
async def test_names_what_cannot_be_cured(
    connect: Connect, behaviour: unruly.Behaviour, error: type[ModelError]
) -> None:
    with unruly.serving(behaviour) as server, pytest.raises(error) as raised:
        await connect(server.url).ask(PROMPT, Word)
    assert raised.value.exit_code == 4
    assert raised.value.__cause__ is None, "the chain would carry the request, and with it the key"


@pytest.mark.parametrize(
    "trouble",
    [
        [unruly.fails(429, retry_after_ms="20")] * 3,
        [unruly.fails(429, retry_after="0.02")],
        [unruly.fails(500), unruly.fails(503)],
        [unruly.cuts, unruly.cuts],
        [unruly.answers_200_with({"error": {"message": "overloaded", "code": 503}})],
        [unruly.answers_200_with({"choices": []})],
        [unruly.answers_200_with(b"<html>Sign in to this network</html>")],
    ],
    ids=["429", "429 in seconds", "5xx", "cut", "200 with an error", "200 without choices", "200 with HTML"],
)
async def test_tries_again_where_that_may_help(connect: Connect, trouble: list[unruly.Behaviour]) -> None:
    with unruly.serving(*trouble, GOOD) as server:
        reply = await connect(server.url).ask(PROMPT, Word)
    assert reply.value.word == "yes"
    assert len(server.requests) == len(trouble) + 1


async def test_says_what_the_server_said_when_patience_ends(connect: Connect) -> None:
    with unruly.serving(unruly.fails(503, "the disk is full")) as server, pytest.raises(Busy, match="disk is full"):
        await connect(server.url).ask(PROMPT, Word)
    assert len(server.requests) == 6


async def test_a_silent_server_is_asked_once(connect: Connect) -> None:
    with unruly.serving(unruly.hangs) as server:
        client = connect(server.url, seconds=0.3)
        with pytest.raises(TooSlow):
            await client.ask(PROMPT, Word)
        assert len(server.requests) == 1, "the first answer may have been paid for"
    assert client.spent.usage.estimated
    assert client.spent.usage.calls == 1


async def test_the_deadline_ends_a_slow_drip(connect: Connect) -> None:
    with unruly.serving(unruly.drips) as server, pytest.raises(TooSlow):
        await connect(server.url, seconds=0.5).ask(PROMPT, Word)


async def test_nobody_listens(connect: Connect) -> None:
    with unruly.serving(GOOD) as server:
        url = server.url
    with pytest.raises(Unreachable, match="cannot be reached"):
        await connect(url).ask(PROMPT, Word)


async def test_estimates_usage_that_is_missing_and_says_so(connect: Connect) -> None:
    with unruly.serving(unruly.says('{"word": "yes"}', usage=False)) as server:
        reply = await connect(server.url).ask(PROMPT, Word)
    assert reply.usage.estimated
    assert reply.usage.tokens_in == 4 + 7
    assert reply.usage.tokens_out == 4


async def test_sends_nothing_that_does_not_fit(connect: Connect) -> None:
    with unruly.serving(GOOD) as server:
        client = connect(server.url, context=1000)
        assert await client.room() == 900 - 333
        with pytest.raises(TooLong):
            await client.ask(PROMPT.__class__("", "word " * 600, "say"), Word)
    assert server.requests == []

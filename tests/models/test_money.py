"""What a run costs is known, bounded, and paid once."""

import asyncio
from pathlib import Path

import pytest
from tests.models import unruly_server as unruly
from tests.models.asking import KEY, PROMPT, Connect, Word

from probatum.configs import settings as config
from probatum.errors import UsageError
from probatum.tools.journal import Journal
from probatum.tools.models.connecting import price_of
from probatum.tools.models.door import Usage
from probatum.tools.models.errors import BadReply, OverBudget
from probatum.tools.models.ledger import Ledger, Spending
from probatum.tools.models.prices import FREE, Price, Prices, load_prices

GOOD = unruly.says('{"word": "yes"}')
SHIPPED = Path(config.__file__).with_name("prices.toml")


async def test_what_the_journal_has_is_not_paid_again(connect: Connect, tmp_path: Path) -> None:
    journal = Journal.open(f"sqlite:///{tmp_path}/journal.db")
    with unruly.serving(GOOD) as server:
        first = await connect(server.url, journal=journal).ask(PROMPT, Word)
        second = await connect(server.url, journal=journal).ask(PROMPT, Word)
        third = await connect(server.url, journal=journal).ask(PROMPT, Word, attempt=1)
    assert (first.remembered, second.remembered, third.remembered) == (False, True, False)
    assert second.value == first.value
    assert second.usage == Usage()
    assert second.money == 0
    assert len(server.requests) == 2


async def test_a_failure_is_not_remembered(connect: Connect, tmp_path: Path) -> None:
    journal = Journal.open(f"sqlite:///{tmp_path}/journal.db")
    with unruly.serving(*[unruly.says("no")] * 3, GOOD) as server:
        with pytest.raises(BadReply):
            await connect(server.url, journal=journal).ask(PROMPT, Word)
        assert (await connect(server.url, journal=journal).ask(PROMPT, Word)).value.word == "yes"


async def test_the_key_is_in_no_store_and_no_log(
    connect: Connect, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    journal = Journal.open(f"sqlite:///{tmp_path}/journal.db")
    with unruly.serving(unruly.fails(401, f"wrong key {KEY}"), GOOD) as server:
        with pytest.raises(Exception, match="wrong key \\*\\*\\*") as raised:
            await connect(server.url, journal=journal).ask(PROMPT, Word)
        await connect(server.url, journal=journal).ask(PROMPT, Word)
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"
    assert KEY not in str(raised.getrepr(showlocals=False))
    assert KEY not in caplog.text
    journal.close()
    assert not [p for p in written(tmp_path) if KEY.encode() in p.read_bytes()]


def written(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def test_calls_at_once_cannot_together_pass_the_bound(connect: Connect) -> None:
    price = Price(input=0, output=1)  # 10 tokens come out of a call, 4096 could
    ledger = Ledger(max_cost=3 * 4096 / 1e6)
    with unruly.serving(unruly.says('{"word": "yes"}', delay=0.1)) as server:
        client = connect(server.url, price=price, ledger=ledger)
        replies = await asyncio.gather(*(client.ask(PROMPT, Word, attempt=i) for i in range(7)))
    assert len(replies) == 7, "none is refused for what others might have cost, but did not"
    assert server.most_inside == 3
    assert ledger.total.money == pytest.approx(7 * 10 / 1e6)


async def test_a_call_that_could_pass_the_bound_is_not_sent(connect: Connect) -> None:
    ledger = Ledger(max_cost=4100 / 1e6)
    with unruly.serving(GOOD) as server:
        client = connect(server.url, price=Price(input=0, output=1), ledger=ledger)
        await client.ask(PROMPT, Word)
        with pytest.raises(OverBudget, match=r"could pass \$0\.0041"):
            await client.ask(PROMPT, Word, attempt=1)
    assert len(server.requests) == 1


async def test_a_bound_needs_a_price(connect: Connect) -> None:
    ledger = Ledger(max_cost=1)
    with pytest.raises(UsageError, match="no price is known"):
        async with ledger.reserve("m", None, Usage()):
            pass


def test_spending_is_told_by_role_and_as_it_grows() -> None:
    told: list[Spending] = []
    ledger = Ledger(on_spent=told.append)
    ledger.count(
        "writer", Usage(tokens_in=1000, tokens_out=100, cached=400, calls=1), Price(input=1, cached=0.5, output=2)
    )
    ledger.count("quizzer", Usage(tokens_in=10, calls=1), None)
    assert ledger.by_role["writer"].money == pytest.approx((600 + 200 + 200) / 1e6)
    assert ledger.total.money is None, "an unknown price makes the sum unknown"
    assert [s.usage.calls for s in told] == [1, 2]


def test_the_reader_may_lay_prices_over_ours(tmp_path: Path) -> None:
    own = tmp_path / "prices.toml"
    own.write_text(
        'date = "2026-11-01"\n[models]\n"gpt-5" = {input = 9, output = 9}\n"mine" = {input = 1, output = 1}\n'
    )
    prices = load_prices(SHIPPED, own)
    assert prices.date == "2026-11-01"
    assert prices.of("gpt-5") == Price(input=9, output=9)
    assert prices.of("mine") == Price(input=1, output=1)
    assert prices.of("gpt-5-mini") == load_prices(SHIPPED, tmp_path / "none").of("gpt-5-mini")
    own.write_text('[models]\n"mine" = {input = -1, output = 1}\n')
    with pytest.raises(UsageError, match=r"models\.mine\.input"):
        load_prices(SHIPPED, own)


def test_names_are_matched_with_provider_and_date() -> None:
    prices = Prices(date="", models={"gpt-5": FREE, "gpt-5-mini": Price(input=1, output=1)})
    assert prices.of("openai/gpt-5-mini-2025-08-07") == Price(input=1, output=1)
    assert prices.of("gpt-5-turbo") is None
    assert price_of(prices, "qwen3:8b", "http://localhost:11434") == FREE
    assert price_of(prices, "qwen3:8b", "https://models.example.com/v1") is None


async def test_an_answer_can_be_had_anew_and_replaces_the_old_one(connect: Connect, tmp_path: Path) -> None:
    journal = Journal.open(f"sqlite:///{tmp_path}/journal.db")
    with unruly.serving(unruly.says('{"word": "old"}'), unruly.says('{"word": "new"}')) as server:
        client = connect(server.url, journal=journal)
        await client.ask(PROMPT, Word)
        assert (await client.ask(PROMPT, Word, afresh=True)).value.word == "new"
        assert (await client.ask(PROMPT, Word)).value.word == "new"
    assert len(server.requests) == 2

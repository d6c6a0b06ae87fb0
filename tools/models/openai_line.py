"""A model behind an OpenAI-compatible endpoint, through AutoGen's client; the one file here that imports AutoGen.

AutoGen drops a refusal's words and cannot tell a usage of 0 from none, so ``Listener`` also reads what passes.
"""

import warnings
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpx2
import openai
from autogen_core.models import AssistantMessage, LLMMessage, ModelFamily, ModelInfo, SystemMessage, UserMessage
from autogen_ext.models.openai import OpenAIChatCompletionClient

from probatum.tools.models.door import Message
from probatum.tools.models.errors import Busy, Rejected, TooLong, TooSlow, Unreachable, Unsupported
from probatum.tools.models.limits import context_of
from probatum.tools.models.line import Answer, Rung, usage_of
from probatum.tools.models.listening import Listener, heard

_INFO = ModelInfo(
    vision=False, function_calling=False, json_output=True, family=ModelFamily.UNKNOWN, structured_output=True
)
# AutoGen remarks on servers that call a model by another name than we do, and on empty answers: neither is news.
warnings.filterwarnings("ignore", message="Resolved model mismatch|No text content or tool calls")


class OpenAILine:
    """One model of one server. ``key`` goes into the request's header and nowhere else."""

    def __init__(
        self,
        name: str,
        base_url: str,
        key: str,
        *,
        temperature: float,
        seconds: float,
    ) -> None:
        self.name = name
        self.server = base_url
        self._key = key
        self._http = httpx2.AsyncClient(
            transport=Listener(httpx2.AsyncHTTPTransport(limits=httpx2.Limits(max_connections=None))),
            timeout=httpx2.Timeout(seconds, connect=10.0),
        )
        self._client = OpenAIChatCompletionClient(
            model=name,
            base_url=base_url,
            api_key=key or "none",
            temperature=temperature,
            model_info=_INFO,
            include_name_in_message=False,
            max_retries=0,  # the client's own retries also repeat read timeouts, which may have been paid
            http_client=self._http,  # type: ignore[call-arg] # taken and passed on, but not in its types
        )

    async def send(self, messages: Sequence[Message], rung: Rung, schema: dict[str, Any]) -> Answer:
        """Sends once. Raises Busy, Unreachable, TooSlow, TooLong, Rejected or Unsupported."""
        extra = {} if rung is Rung.TEXT else {"response_format": _format(rung, schema)}
        bodies: list[dict[str, Any]] = []
        token = heard.set(bodies)
        try:
            with self._named_errors(structured=rung is not Rung.TEXT):
                result = await self._client.create(_autogen(messages), extra_create_args=extra)
        finally:
            heard.reset(token)
        return _answer(messages, result.content if isinstance(result.content, str) else "", bodies[-1])

    async def stream(self, messages: Sequence[Message]) -> AsyncIterator[str | Answer]:
        """Pieces of the answer without the model's thoughts, at last the whole of it."""
        pieces: list[str] = []
        thinking = False
        with self._named_errors(structured=False):
            async for piece in self._client.create_stream(_autogen(messages), include_usage=True):
                if not isinstance(piece, str):
                    used = piece.usage
                    usage = usage_of(
                        messages, "".join(pieces), used.prompt_tokens or None, used.completion_tokens or None
                    )
                    if piece.finish_reason == "unknown":  # the stream ended, but nobody said that it was the end
                        raise Unreachable(f"{self.server} broke off in the middle of an answer.")
                    finish = "length" if piece.finish_reason == "length" else "stop"
                    yield Answer("".join(pieces), finish, usage)
                    return
                # AutoGen marks where thoughts begin and end inside the stream of pieces.
                thinking = (thinking or piece.startswith("<think>")) and piece != "</think>"
                if not thinking and piece != "</think>":
                    pieces.append(piece)
                    yield piece

    async def context(self) -> int:
        """What the server says of the model's window; 0 when it says nothing."""
        return await context_of(self._http, self.server, self.name, self._key)

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.close()
        await self._http.aclose()

    @contextmanager
    def _named_errors(self, *, structured: bool) -> Iterator[None]:
        """Raises our errors for the client's, without their chain: their requests hold the key."""
        try:
            yield
        except openai.APITimeoutError as error:
            if isinstance(error.__cause__, httpx2.ConnectTimeout | httpx2.PoolTimeout):
                raise Unreachable(f"{self.server} does not answer.", "Is the server running?") from None
            raise TooSlow(f"{self.name} went silent.", "Raise [model] seconds, or choose a faster model.") from None
        except openai.APIStatusError as error:
            raise self._of_status(error, structured) from None
        except (openai.APIConnectionError, httpx2.TransportError) as error:
            why = self._clean(str(error.__cause__ or error))
            raise Unreachable(f"{self.server} cannot be reached: {why}", "Is the server running?") from None
        except (openai.OpenAIError, AttributeError, TypeError, IndexError, ValueError) as error:
            # AutoGen and the SDK trip over answers that are no chat completion.
            why = self._clean(str(error))
            raise Busy(f"{self.server} sent something that is no answer: {why}", status=502) from None

    def _of_status(self, error: openai.APIStatusError, structured: bool) -> Exception:
        status, said = error.status_code, self._clean(error.message)
        if status == 429 and "insufficient_quota" in said:
            return Rejected(f"{self.server}: {said}", "The account has no credit left.")
        if status in {408, 409, 425, 429} or status >= 500:
            return Busy(
                f"{self.server} is busy or failing ({status}): {said}", status=status, wait=_wait(error.response)
            )
        if status == 413 or _speaks_of_context(said):
            return TooLong(f"The prompt does not fit the context of {self.name}: {said}", "Set [model] context.")
        if status in {401, 403}:
            return Rejected(f"{self.server} does not accept the key: {said}", "See [model] api_key_env.")
        if status == 404:
            return Rejected(f"{self.server} knows no model {self.name!r}: {said}", "Try: probatum models")
        if status in {400, 415, 422} and structured:
            return Unsupported(f"{self.server} refused the request: {said}")
        return Rejected(f"{self.server} refused the request ({status}): {said}")

    def _clean(self, text: str) -> str:
        """What a server said, in one line, shortened and without the key, which some repeat."""
        return " ".join((text.replace(self._key, "***") if self._key else text).split())[:300]


def _speaks_of_context(said: str) -> bool:
    return "context" in said and any(word in said for word in ("length", "exceed", "window", "size"))


def _answer(messages: Sequence[Message], text: str, body: dict[str, Any]) -> Answer:
    choice = body["choices"][0]
    refusal = (choice.get("message") or {}).get("refusal") or ""
    used = body.get("usage") or {}
    cached = (used.get("prompt_tokens_details") or {}).get("cached_tokens") or 0
    usage = usage_of(messages, text, used.get("prompt_tokens"), used.get("completion_tokens"), cached)
    if refusal or choice.get("finish_reason") == "content_filter":
        return Answer(refusal or text or "stopped by the provider's content filter", "refused", usage)
    return Answer(text, "length" if choice.get("finish_reason") == "length" else "stop", usage)


def _format(rung: Rung, schema: dict[str, Any]) -> dict[str, Any]:
    if rung is Rung.OBJECT:
        return {"type": "json_object"}
    return {"type": "json_schema", "json_schema": {"name": "reply", "schema": schema, "strict": True}}


def _autogen(messages: Sequence[Message]) -> list[LLMMessage]:
    made: list[LLMMessage] = []
    for message in messages:
        if message.role == "system":
            made.append(SystemMessage(content=message.text))
        elif message.role == "user":
            made.append(UserMessage(content=message.text, source="user"))
        else:
            made.append(AssistantMessage(content=message.text, source="assistant"))
    return made


def _wait(response: httpx2.Response) -> float | None:
    """Seconds that a server asks for, in either header; a date is not understood and left to our own waits."""
    for header, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            return max(0.0, float(response.headers[header]) * unit)
        except (KeyError, ValueError):
            continue
    return None

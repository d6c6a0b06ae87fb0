"""What a language model and its server can do wrong, each by its name.

ModelError            nothing here is cured by asking the same again, except where noted
├── NotSet            no model is set, or its key is missing
├── Unreachable       no connection, or it was cut (tried again)
├── Busy              429 or 5xx (tried again, after what the server asked for)
├── TooSlow           the deadline of the call passed; never tried again, for it may have been paid
├── Rejected          the server says no: wrong key, unknown model, bad request
│   └── Unsupported   this way of asking for JSON (the next rung of the ladder is tried)
├── TooLong           the prompt does not fit the model's context; nothing was sent
├── Refused           the model declined
├── Truncated         the answer was cut at a token limit
├── EmptyAnswer       the answer holds nothing
├── BadReply          the answers never fitted the type, repairs included
├── OverBudget        the next call could pass the bound on money; nothing was sent
└── ScriptEnded       a scripted model has no reply left
"""
# ruff: noqa: N818 - their names are read as "the model was Refused", and "Error" would say nothing more

from probatum.errors import ModelError


class NotSet(ModelError):
    """No model is set, or the key that it needs is not in the environment."""


class Unreachable(ModelError):
    """The server cannot be reached, or the connection was cut."""


class Busy(ModelError):
    """The server is overloaded or failing; ``wait`` is what it asked for, in seconds."""

    def __init__(self, message: str, *, status: int, wait: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.wait = wait


class TooSlow(ModelError):
    """No answer within the deadline."""


class Rejected(ModelError):
    """The server will not serve this request."""


class Unsupported(Rejected):
    """The server does not take this form of request."""


class TooLong(ModelError):
    """The prompt does not fit the model's context."""


class Refused(ModelError):
    """The model declined to answer."""


class Truncated(ModelError):
    """The answer was cut off at a token limit."""


class EmptyAnswer(ModelError):
    """The answer holds nothing."""


class BadReply(ModelError):
    """No answer fitted the type that was asked for."""


class OverBudget(ModelError):
    """The call could cost more than is left of ``max_cost``."""


class ScriptEnded(ModelError):
    """A scripted model was asked more often than it has replies."""

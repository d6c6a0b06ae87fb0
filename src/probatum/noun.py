"""The base of every noun: a frozen pydantic model that refuses fields it does not know."""

from pydantic import BaseModel, ConfigDict


class Noun(BaseModel):
    """A frozen value with JSON in and out; equal when its fields are equal."""

    model_config = ConfigDict(frozen=True, extra="forbid")

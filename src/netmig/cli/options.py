"""The options that every reading verb has, and what they ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from ..ledger.figures import moment
from ..ledger.ledger import Ledger, open_ledger

FORMATS = ("table", "json", "csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the shared options of one command ask for."""

    form: str = "table"
    as_of: datetime | None = None
    as_of_words: str | None = None
    """The date as it was given, to be said again."""
    output: Path | None = None
    """The file to write; None is stdout."""
    ledger_path: Path | None = None
    bundled: bool = True

    def open_ledger(self) -> Ledger:
        """The ledger that the options name."""
        return open_ledger(self.ledger_path, bundled=self.bundled)


def reading_options(
    *formats: str, as_of: bool = True, by_ending: bool = False
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the shared options; it gets them as one argument `asked`.

    `formats` are those that the verb can write, its default first; table, json and csv if none
    are named. A verb that is not about a day has no `as_of`. With `by_ending` there is no default format:
    the verb looks at how the output's name ends.
    """
    offered = formats or FORMATS
    day_option = click.option(
        "--as-of", metavar="DATE", help="As published up to the end of that day in London, or up to that time."
    )

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @click.option(
            "--format", "form", type=click.Choice(offered), default=None if by_ending else offered[0], show_default=not by_ending,
            help="How to write it" + ("; if not given, as the output's name ends." if by_ending else "."),
        )  # fmt: skip
        @click.option("--output", metavar="FILE", help="Write to a file, all of it or nothing; - is stdout.")
        @click.option("--ledger", metavar="PATH", help="Your own ledger file, in place of the usual one.")
        @click.option("--no-bundled", is_flag=True, help="Leave out the releases that come with netmig.")
        @wraps(command)
        def with_asked(
            *args: Any, form: str | None, output: str | None, ledger: str | None, no_bundled: bool, **others: Any
        ) -> Any:
            day = others.pop("as_of", None)
            asked = Asked(
                form=form or "",
                as_of=_moment(day),
                as_of_words=day,
                output=Path(output) if output not in {None, "-"} and output is not None else None,
                ledger_path=Path(ledger) if ledger is not None else None,
                bundled=not no_bundled,
            )
            return command(*args, asked=asked, **others)

        return day_option(with_asked) if as_of else with_asked

    return decorate


def _moment(words: str | None) -> datetime | None:
    return None if words is None else moment(words)

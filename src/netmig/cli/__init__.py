"""The command line: one small module per verb, loaded when that verb is asked for.

Exit codes: 0 fine · 1 findings (`check` found something wrong) · 2 usage, or nowhere to write to · 3 no such measure,
series, period or release · 4 damaged data · 5 a publisher that cannot be reached · 130 interrupted ·
141 nobody reads the output any more.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from ..errors import NetmigError
from ..version import __version__
from .data_date import data_date
from .failures import CLOSED_PIPE, INTERRUPTED, ClosedOutput, close_quietly, fail, unwritable, wants_json

# verb -> where it is, and its line in the help, which must not need its module.
# A new verb is one module and one line here.
VERBS = {
    "check": ("netmig.cli.check:check", "Is an article right, and is it still right today?"),
    "diff": ("netmig.cli.diff:diff", "What one release changed against another, value by value."),
    "export": (
        "netmig.cli.export:export",
        "Any part of the ledger in a file: CSV, JSON, Parquet, a spreadsheet, a data package.",
    ),
    "explain": ("netmig.cli.explain:explain", "What drove a change, as contributions that add up to it."),
    "figures": ("netmig.cli.figures:figures", "Which number, from which release, with what interval."),
    "ingest": (
        "netmig.cli.ingest:ingest",
        "A publisher's file into your ledger: what it is, what it changes, then the question.",
    ),
    "releases": ("netmig.cli.releases:releases", "Who published what, when, by which methods and from which files."),
    "revisions": ("netmig.cli.revisions:revisions", "How far figures move once published, and what to make of it."),
    "update": ("netmig.cli.update:update", "What the publishers have that is new: found, downloaded, shown, taken in."),
}


class ClosedPipeError(Exception):
    """Nobody reads the output any more, as after `| head`."""


class Verbs(click.Group):
    """The group of VERBS, each imported only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every verb, for the help."""
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The verb of that name, loaded now."""
        if cmd_name not in VERBS:
            return None
        place, _ = VERBS[cmd_name]
        module, name = place.split(":")
        loaded = getattr(import_module(module), name)
        if not isinstance(loaded, click.Command):
            raise TypeError(f"{place} is no command")
        return loaded

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs in the help, without loading them."""
        with formatter.section("Verbs"):
            formatter.write_dl([(verb, VERBS[verb][1]) for verb in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> Any:
        """As click does it, but for a closed pipe, which click would report as exit code 1: a finding."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ClosedPipeError from None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest verb where there is none of that name."""
        if args and not args[0].startswith("-") and args[0] not in VERBS:
            from difflib import get_close_matches  # noqa: PLC0415 - only a slip needs it

            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(self.list_commands(ctx))}."
            raise click.UsageError(f"No verb {args[0]!r}. {hint}", ctx)
        return super().resolve_command(ctx, args)


def show_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click calls it so
    """The version, and how far publications have been watched."""
    if not asked or ctx.resilient_parsing:
        return
    click.echo(f"netmig {__version__} (figures published up to {data_date() or 'no date: none are shipped'})")
    ctx.exit()


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=show_version, help="The version and the data's date."
)
def netmig() -> None:
    """Every published figure of UK net migration: what was published, when, what it is now, and
    whether what is said of it is right.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code. This is the console command `netmig`."""
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    often = gc.get_threshold()
    gc.set_threshold(_SELDOM, *often[1:])
    try:
        return _told(given)
    finally:
        gc.set_threshold(*often)
        if arguments is None:
            gc.freeze()  # the process ends: Python need not look once more through all that it holds for what is unused


# Loading modules and figures makes many objects that stay: to look for unused ones among them, as Python does after each
# 700, takes a tenth of a short run
_SELDOM = 200_000


def _told(given: list[str]) -> int:
    """The exit code, also where nobody reads what is written, or it cannot be written."""
    if sys.stdout is None:  # as after `>&-`
        sys.stdout = ClosedOutput()
    try:
        return _run(given)
    except (BrokenPipeError, ClosedPipeError):
        close_quietly()
        return CLOSED_PIPE
    except OSError as problem:
        if problem.filename is not None:
            raise  # of a file, which whoever opens it answers for; of what is written to there is no name
        close_quietly()
        return fail(unwritable(problem), as_json=False)


def _run(given: list[str]) -> int:
    """The exit code; what goes wrong is told, unless it is the output itself."""
    try:
        result = netmig.main(args=given, prog_name="netmig", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        sys.stderr.write("netmig: interrupted\n")
        return INTERRUPTED
    except (NetmigError, click.ClickException) as problem:
        return fail(problem, as_json=wants_json(given))
    return result if isinstance(result, int) else 0

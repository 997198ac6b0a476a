"""`python -m netmig.sources DATA [--into FOLDER]`: the package's own tables, made from the publishers' files."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import NetmigError
from .bundle import GATHERED, read_all, summary, write
from .known_copies import COPIES

SHIPPED = Path(__file__).resolve().parents[1] / "ledger" / "releases"


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--into", type=click.Path(file_okay=False, path_type=Path), default=SHIPPED, show_default=True, help="Folder to write."
)
def main(data: Path, into: Path) -> None:
    """Read every file under DATA that a reader knows, and write one folder per release."""
    try:
        bundle = read_all(data, beside=(GATHERED,), expected=(copy.sha256 for copy in COPIES))
    except NetmigError as problem:
        click.echo(f"netmig: {problem}", err=True)
        raise SystemExit(problem.exit_code) from None
    write(bundle, into)
    click.echo(summary(bundle))


if __name__ == "__main__":
    main(prog_name="python -m netmig.sources")

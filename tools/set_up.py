"""Make .venv and put netmig in it: what `make demo` and `make test` do before anything else.

    python3 tools/set_up.py            what running netmig needs
    python3 tools/set_up.py develop    what testing and changing it needs as well

It needs Python 3.11 or newer and, the first time, a network. Nothing outside .venv is touched.
Debian and Ubuntu ship Python without pip and without what `venv` needs to put pip in: then pip
comes as a wheel, from the system's own wheels or from the package index that pip is configured to
use, and is checked against the hash that the index gives.

A set-up that is still right costs a few hundredths of a second. One that was interrupted is made
again from nothing: the mark that says "ready" is written last.
"""

from __future__ import annotations

import configparser
import fcntl
import hashlib
import importlib.util
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
READY = ENVIRONMENT / "ready"
PUBLIC_INDEX = "https://pypi.org/simple"
SYSTEM_WHEELS = Path("/usr/share/python-wheels")
# Where and how to reach an index is the user's business; where pip puts things, and which Python
# it belongs to, is ours.
NOT_OURS = re.compile(r"PYTHON.*|VIRTUAL_ENV|PIP_(TARGET|PREFIX|ROOT|USER|REQUIRE_VIRTUALENV|PYTHON|DRY_RUN|NO_DEPS)")
SECONDS_TO_ANSWER = 60


class SetUpError(Exception):
    """What stands in the way, in words for the person at the terminal."""


def main(arguments: list[str]) -> int:
    """Set up for 'run' or 'develop'; the exit code."""
    job = arguments[0] if arguments else "run"
    if job not in {"run", "develop"} or len(arguments) > 1:
        return complain(f"{' '.join(arguments)!r} is no job for the set-up. There are: run, develop.")
    try:
        # Two makes at once wait for one another; a lock needs no file of its own.
        with (ROOT / "pyproject.toml").open("rb") as project:
            fcntl.flock(project, fcntl.LOCK_EX)
            set_up(job, wanted(project.read()))
    except SetUpError as problem:
        return complain(str(problem))
    except KeyboardInterrupt:
        complain("stopped; the next run starts the set-up again.")
        return 130
    return 0


def complain(message: str) -> int:
    sys.stderr.write(f"set-up: {message}\n")
    return 2


def say(message: str) -> None:
    sys.stderr.write(f"set-up: {message}\n")
    sys.stderr.flush()


def wanted(project: bytes) -> str:
    """What an environment must be made for: this project file, this place, this Python."""
    # The commands in .venv/bin hold its full path, so a clone that was moved is set up again.
    return f"{hashlib.sha256(project).hexdigest()} {sys.version_info.major}.{sys.version_info.minor} {ENVIRONMENT}"


def set_up(job: str, key: str) -> None:
    """Bring .venv to what `key` and `job` ask for, doing nothing where it is there already."""
    ready = READY.read_text(encoding="utf-8").splitlines() if READY.is_file() else []
    if ready[:1] == [key] and (job == "run" or "develop" in ready[1:]):
        return
    READY.unlink(missing_ok=True)
    made_for = ready[0].partition(" ")[2] if ready else ""
    # Where only the project file changed, what is installed already is kept and added to.
    if made_for != key.partition(" ")[2] or not runs(PYTHON):
        say(f"making {ENVIRONMENT.name} with Python {sys.version.split()[0]}")
        venv.create(ENVIRONMENT, clear=True, symlinks=True, with_pip=False)
        put_pip_in()
    say("fetching what netmig needs" + (" and what its tests need" if job == "develop" else ""))
    run_pip("install", "--quiet", "--editable", f"{ROOT}[dev]" if job == "develop" else str(ROOT))
    written = READY.with_suffix(".part")
    written.write_text(f"{key}\n{job}\n", encoding="utf-8")
    written.replace(READY)


def runs(python: Path) -> bool:
    """Whether an environment's Python starts and has pip."""
    try:
        done = subprocess.run([python, "-Im", "pip", "--version"], capture_output=True, check=False, env=surroundings())
    except OSError:
        return False
    return done.returncode == 0


def surroundings() -> dict[str, str]:
    """The environment variables for a child, without those that would send pip elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not NOT_OURS.fullmatch(name)}
    return {**kept, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


def run_pip(*arguments: str, program: tuple[str, ...] = ("-Im", "pip")) -> None:
    done = subprocess.run([PYTHON, *program, *arguments], check=False, env=surroundings(), cwd=ROOT)
    if done.returncode < 0 or done.returncode == 130:
        raise KeyboardInterrupt
    if done.returncode:
        raise SetUpError(
            "pip could not fetch or install what netmig needs; its own words are above.\n"
            "The first set-up needs a network that reaches a package index. Behind a proxy or without\n"
            "the public index, set HTTPS_PROXY or PIP_INDEX_URL. Then run the same command again."
        )


def put_pip_in() -> None:
    """Give the new environment pip: from Python itself if it can, else from a wheel."""
    if importlib.util.find_spec("ensurepip"):
        done = subprocess.run([PYTHON, "-Im", "ensurepip", "--default-pip"], capture_output=True, check=False, env=surroundings())
        if done.returncode == 0 and runs(PYTHON):
            return
    at_hand = sorted(SYSTEM_WHEELS.glob("pip-*.whl"))
    wheel = at_hand[-1] if at_hand else fetched_pip()
    # A wheel of pip runs as it is, and so can install itself.
    run_pip("install", "--quiet", "--no-index", str(wheel), program=("-I", f"{wheel}/pip"))
    if wheel.parent == ENVIRONMENT:
        wheel.unlink()


def fetched_pip() -> Path:
    """The newest pip that runs on this Python, from the first index that has one."""
    problems = []
    for index in indexes():
        page = index.rstrip("/") + "/pip/"
        try:
            text = fetched(page).decode("utf-8", "replace")
            offers = sorted(Links.on(text, page), reverse=True)
            if not offers:
                problems.append(f"{page} offers no pip for Python {sys.version.split()[0]}")
                continue
            _, address, sha256 = offers[0]
            content = fetched(address)
        except (OSError, ValueError) as problem:
            problems.append(f"{page}: {problem}")
            continue
        if hashlib.sha256(content).hexdigest() != sha256:
            raise SetUpError(f"{address} is not the file that {page} describes (its sha256 differs): it was not used.")
        wheel = ENVIRONMENT / address.rsplit("/", 1)[-1]
        wheel.write_bytes(content)
        say(f"this Python comes without pip: took {wheel.name} from {index}")
        return wheel
    raise SetUpError(
        "this Python comes without pip, and no package index could be reached:\n  "
        + "\n  ".join(problems)
        + "\nConnect to a network, or set PIP_INDEX_URL to an index that can be reached; or install pip's own\n"
        "packages (Debian, Ubuntu: apt install python3-venv ca-certificates). Then run the same command again."
    )


def fetched(address: str) -> bytes:
    # An index may be an address on the web or a folder given as file://…; nothing else is followed.
    if not address.startswith(("https://", "http://", "file://")):
        raise ValueError(f"{address} is no web address")
    if address.startswith("file://") and address.endswith("/"):
        address += "index.html"
    with urllib.request.urlopen(address, timeout=SECONDS_TO_ANSWER) as answer:
        return bytes(answer.read())


class Links(HTMLParser):
    """The wheels of pip on an index's page, in the simple form that every index has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.found: list[tuple[tuple[int, ...], str, str]] = []

    @classmethod
    def on(cls, text: str, page: str) -> list[tuple[tuple[int, ...], str, str]]:
        """Each wheel that runs on this Python, as (version, address, sha256)."""
        links = cls(page)
        links.feed(text)
        return links.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        address, fragment = urldefrag(urljoin(self.page, given.get("href") or ""))
        # finished versions only, and only with a hash to check them against
        named = re.search(r"/pip-(\d+(?:\.\d+)*)-py[^/]*-none-any\.whl$", address)
        hashed = re.fullmatch(r"sha256=([0-9a-f]{64})", fragment)
        if tag != "a" or "data-yanked" in given or not (named and hashed):
            return
        oldest = re.search(r">=\s*(\d+)\.(\d+)", given.get("data-requires-python") or "")
        if oldest and (int(oldest[1]), int(oldest[2])) > sys.version_info[:2]:
            return
        self.found.append((tuple(int(part) for part in named[1].split(".")), address, hashed[1]))


def indexes() -> list[str]:
    """The package indexes that pip is told to use here, the main one first."""
    main_index, more = PUBLIC_INDEX, []
    for section in pip_settings():
        main_index = section.get("index-url", main_index)
        more += section.get("extra-index-url", "").split()
    main_index = os.environ.get("PIP_INDEX_URL", main_index)
    more += os.environ.get("PIP_EXTRA_INDEX_URL", "").split()
    return list(dict.fromkeys([main_index, *more]))


def pip_settings() -> Iterator[dict[str, str]]:
    """The [global] and [install] parts of pip's configuration files, the most general first."""
    home = Path.home()
    files = [Path("/etc/pip.conf"), Path("/etc/xdg/pip/pip.conf"), home / ".pip/pip.conf"]
    files.append(Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "pip/pip.conf")
    if named := os.environ.get("PIP_CONFIG_FILE"):
        # pip's own rule: this name alone switches every file off
        files = [] if named == os.devnull else [*files, Path(named)]
    for file in files:
        parser = configparser.RawConfigParser()
        try:
            parser.read(file, encoding="utf-8")
        except (configparser.Error, UnicodeDecodeError):
            continue  # pip will say what is wrong with it
        for name in ("global", "install"):
            if parser.has_section(name):
                yield dict(parser.items(name))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
